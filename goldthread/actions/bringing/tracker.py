"""A tracker of actions: what each row becomes, and how it is loaded and taken back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from goldthread.actions.bringing.naming import name_leads
from goldthread.actions.bringing.telling import Telling, folded, own_number
from goldthread.actions.bringing.words import (
    ACTION_FIELDS,
    EVIDENCE,
    LATENESS,
    NOT_YOURS,
    RATED,
    RATING,
    STAYS,
    TWICE,
    state_in,
)
from goldthread.actions.models import Action, Line, RecommendedAction
from goldthread.actions.operations import change_action, change_due, set_leads
from goldthread.actions.operations.bringing import (
    bring_actions,
    place_leads,
    put_back_action,
    standing,
    take_back_actions,
)
from goldthread.actions.queries import for_list, of_partnership
from goldthread.actions.rules import OVER, RUNNING
from goldthread.kit.brought import Bringing, Kind, Made, Outcome, Placed, Reading, Row, Touched, alike
from goldthread.kit.periods import Span
from goldthread.kit.references import parse_reference, reference
from goldthread.kit.sheets.headings import plain
from goldthread.kit.words import joined
from goldthread.partners.bringing.undoing import NEEDED, WORKED_ON, hanging, of_table
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission

TABLE = "actions.action"
UNKNOWN = "There is no {words} here that you may see. Check the reference, or empty the cell to add a new action."

STAYS_LED = "{words}: nobody here is called so, so who leads it stays as it is."


class ActionsTracker(Kind):
    place = 1
    key = "actions"
    title = "An actions tracker"
    noun = ("action", "actions")
    about = "an actions tracker"
    permission = Permission.ADD_ACTION
    fields = ACTION_FIELDS
    left_out = (RATING, LATENESS, EVIDENCE)
    naming = place_leads.__name__

    def study(self, rows: Sequence[Row], bringing: Bringing) -> list[Reading]:
        return Study(rows, bringing).read()

    def load(self, readings: Sequence[Reading], bringing: Bringing) -> None:
        new = [each for each in readings if each.outcome == Outcome.NEW]
        made = new and bring_actions(
            partnership=bringing.home, rows=[each.plan for each in new], source=bringing.file, **bringing.asked
        )
        for reading, action in zip(new, made or (), strict=True):
            reading.made.append(Made(TABLE, action.pk))
        for reading in readings:
            if reading.outcome == Outcome.CHANGES:
                before = standing(reading.record)
                _change(reading.record, reading.plan, bringing)
                reading.made.append(Made(TABLE, reading.record.pk, before))

    def undo(self, made: Sequence[Made], bringing: Bringing, touched: Touched) -> dict[Made, str]:
        mine = of_table(made, TABLE)
        late = touched(TABLE, [each.pk for each in mine])
        tied = hanging(Action, [each.pk for each in mine if each.is_new], (Line, RecommendedAction))
        stays = {each: WORKED_ON for each in mine if each.pk in late}
        stays |= {each: NEEDED for each in mine if each.pk in tied and each not in stays}
        gone = [each for each in mine if each not in stays]
        if new := [each.pk for each in gone if each.is_new]:
            take_back_actions(actions=new, **bringing.asked)
        for each in gone:
            if each.before is not None:
                put_back_action(action=each.pk, before=each.before, **bringing.asked)
        return stays

    def name(self, rows: Sequence[Placed], bringing: Bringing) -> list[list[Made] | None]:
        return name_leads(rows, bringing)


def _change(action: Action, wanted: dict[str, Any], bringing: Bringing) -> None:
    """Write what differs, each by the operation that its page uses."""
    version = action.version
    values = {name: wanted[name] for name in ("words", "own_number", "detail") if name in wanted}
    if values:
        version = change_action(action=action, version=version, **values, **bringing.asked).version
    if "leads" in wanted or "supporters" in wanted:
        lines: dict[bool, list[Any]] = {True: [], False: []}
        for line in action.lines.all():
            if line.is_open:
                lines[line.is_lead].append(line.body)
        bodies = {"leads": wanted.get("leads", lines[True]), "supporters": wanted.get("supporters", lines[False])}
        asked: dict[str, Any] = {"asked_kind": "", "changed": Span.day(bringing.on)}
        version = set_leads(action=action, version=version, **bodies, **asked, **bringing.asked).version
    if "due" in wanted:
        why = f"As {bringing.file} has it"[:300]
        change_due(action=action, due=wanted["due"], reason=why, version=version, **bringing.asked)


class Study:
    """One look through the rows of a tracker, with what is here already at hand."""

    def __init__(self, rows: Sequence[Row], bringing: Bringing) -> None:
        self.rows, self.bringing = rows, bringing
        self.telling = Telling(bringing)
        visible = of_partnership(Action.objects.visible_to(bringing.by), bringing.home)
        self.by_words: dict[str, list[int]] = defaultdict(list)
        self.by_number: dict[int, list[int]] = defaultdict(list)
        for pk, number, words in visible.order_by("number").values_list("pk", "number", "words"):
            self.by_words[folded(words)].append(pk)
            self.by_number[number].append(pk)
        wanted = {pk for row in rows for pk in self._candidates(row)}
        self.records: dict[int, Action] = {}
        numbers = sorted(wanted)
        for start in range(0, len(numbers), 500):
            self.records |= {each.pk: each for each in for_list(visible.filter(pk__in=numbers[start : start + 500]))}
        self.often = Counter(folded(self.telling.words_of(row)) for row in rows)
        self.first: dict[Any, int] = {}
        self.taken: set[int] = set()

    def _candidates(self, row: Row) -> list[int]:
        asked = parse_reference(row["reference"])
        if asked and asked[0] == Action.REFERENCE:
            return self.by_number.get(asked[1], [])
        return self.by_words.get(folded(self.telling.words_of(row)), [])

    def read(self) -> list[Reading]:
        return [self.read_row(row) for row in self.rows]

    def read_row(self, row: Row) -> Reading:
        reading = Reading(row, Outcome.NEW, words=self.telling.words_of(row))
        if not reading.words:
            return reading.refuse("words", "There is no action in this row. Say what is to be done, or delete the row.")
        asked = parse_reference(row["reference"])
        candidates = [self.records[pk] for pk in self._candidates(row) if pk in self.records]
        if asked and asked[0] == Action.REFERENCE:
            same = [each for each in candidates if folded(each.words) == folded(reading.words)]
            found = same if len(candidates) > 1 else candidates
            if len(found) != 1:
                return reading.refuse("reference", UNKNOWN.format(words=row["reference"]))
            return self.compare(reading, found[0])
        plan = self.telling.new(reading)
        twin = _twin(reading.words, plan)
        if twin in self.first:
            return reading.refuse("words", f"It says the same as row {self.first[twin]}, so it is left out.")
        self.first[twin] = row.number
        record = self._same(candidates, plan, reading.words)
        if record is not None:
            reading.problems = []
            return self.compare(reading, record)
        return self._new(reading, plan, candidates)

    def _same(self, candidates: list[Action], plan: Any, words: str) -> Action | None:
        """The action that a row without a reference is about: the one with its words, leads and due date, or the only
        one with its words that is not over, when only one row has them."""
        left = [each for each in candidates if each.pk not in self.taken]
        for each in left:
            if {line.body for line in each.leads()} == set(plan.leads) and each.due == plan.due:
                return each
        alone = len(left) == 1 and self.often[folded(words)] == 1
        return left[0] if alone and (left[0].status not in OVER or plan.status in OVER) else None

    def _new(self, reading: Reading, plan: Any, candidates: Iterable[Action]) -> Reading:
        words = folded(reading.words)
        if words in self.first:
            reading.flag("words", f"Row {self.first[words]} has the same words. Both are kept.")
        elif candidates:
            known = joined([reference(each) for each in list(candidates)[:3]])
            reading.flag("words", f"{known} has the same words, and another lead or date. This one is added beside it.")
        self.first.setdefault(words, reading.row.number)
        reading.plan = plan
        return reading

    def compare(self, reading: Reading, record: Action) -> Reading:
        """Say what a row changes of an action that is here. An empty cell changes nothing."""
        reading.record = record
        if record.pk in self.taken:
            return reading.refuse("reference", TWICE.format(record=reference(record)))
        self.taken.add(record.pk)
        wanted = self._wanted(reading, record)
        reading.plan = wanted
        if wanted and not may(self.bringing.by, Permission.CHANGE_ACTION, record):
            return reading.refuse("", NOT_YOURS.format(record=reference(record)))
        reading.outcome = Outcome.CHANGES if wanted else Outcome.SAME
        return reading

    def _wanted(self, reading: Reading, record: Action) -> dict[str, Any]:
        row = reading.row
        wanted: dict[str, Any] = {}
        if folded(record.words) != folded(reading.words):
            wanted["words"] = reading.words
        if (own := own_number(row)) and not alike(own, record.own_number):
            wanted["own_number"] = own
        wanted |= self._leads(reading, record)
        if row["due"] and not alike(row["due"], str(record.due)):
            due = self.telling.span(reading, "due")
            wanted |= {"due": due} if due and due != record.due else {}
        if added := self.telling.missing(row, record.detail):
            wanted["detail"] = "\n\n".join([*([record.detail] if record.detail else []), *added])
        self._state(reading, record)
        return wanted

    def _leads(self, reading: Reading, record: Action) -> dict[str, list[Any]]:
        wanted: dict[str, list[Any]] = {}
        for key, is_lead in (("leads", True), ("supporters", False)):
            now = [line.body for line in record.lines.all() if line.is_open and line.is_lead == is_lead]
            cell = reading.row[key]
            if not cell or alike(cell, joined([str(each) for each in now])):
                continue
            bodies, unknown = self.telling.bodies.several(cell)
            if any(words not in record.detail for words in unknown):
                reading.flag(key, STAYS_LED.format(words=joined(unknown)), unknown)
            elif not unknown and bodies and set(bodies) != set(now):
                wanted[key] = bodies
        return wanted

    def _state(self, reading: Reading, record: Action) -> None:
        cell = reading.row["status"]
        first, said = plain(cell.split(". ")[0]), plain(str(record.get_status_display()))
        found = state_in(cell)
        is_rated = first in RATED and record.status in RUNNING
        if found and found != record.status and first != said and not is_rated:
            reading.flag("status", STAYS.format(state=record.get_status_display()))


def _twin(words: str, plan: Any) -> tuple[Any, ...]:
    """What two rows have in common that say the same."""
    leads = tuple(sorted(f"{each._meta.label}{each.pk}" for each in plan.leads))
    return folded(words), leads, plan.due, plan.detail
