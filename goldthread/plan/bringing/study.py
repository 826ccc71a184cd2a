"""One look through the rows of a plan, with the objectives, kinds and actions that are here already at hand."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from goldthread.actions.bringing.telling import Telling, folded
from goldthread.actions.bringing.words import NOT_YOURS, STAYS
from goldthread.actions.models import Action
from goldthread.actions.operations.bringing import NewAction
from goldthread.kit.brought import Bringing, Outcome, Reading, Row, alike, looked_up
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import parse_reference, reference
from goldthread.kit.sheets.dates import span_of_cell
from goldthread.kit.sheets.headings import plain
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.plan.bringing.words import STATES
from goldthread.plan.models import Kind, Objective, Plan, PlannedAction
from goldthread.plan.models import Outcome as PlanOutcome

LONGEST = 300
UNKNOWN = "There is no {words} here that you may see. Check the reference, or empty the cell to add a new objective."
NO_KINDS = "Your plan has no kind of objective yet. Set up the kinds of your plan first."
NO_STATE = "It begins as in force. Change its state on its page, with the reason."


@dataclass
class Asked:
    """What a row asks for."""

    words: str = ""
    objective: Objective | None = None
    kind: Kind | None = None
    plan: Plan | None = None
    status: str = "in force"
    starts: Span = NOT_KNOWN
    ends: Span = NOT_KNOWN
    outcome: str = ""
    measure: str = ""
    action: Action | None = None
    new_action: NewAction | None = None
    changes: dict[str, Any] = field(default_factory=dict)


class Study:
    """Reads rows one after another; what stood in a row before counts for those after it."""

    def __init__(self, bringing: Bringing) -> None:
        home, by, on = bringing.home, bringing.by, bringing.on
        self.bringing, self.telling = bringing, Telling(bringing)
        self.kinds = list(Kind.objects.visible_to(by).filter(home=home).order_by("position", "pk"))
        plans = Plan.objects.visible_to(by).filter(home=home, status__in=("draft", "in force"))
        self.plan = next((each for each in plans.order_by("-status", "-starts_on") if on in each.period), None)
        visible = Objective.objects.visible_to(by).of(home).select_related("kind").order_by("-number")
        self.by_words, self.by_number = {}, defaultdict(list)  # type: ignore[var-annotated]
        for each in visible:
            self.by_words[folded(each.words)] = each
            self.by_number[each.number].append(each)
        self.outcomes = set(PlanOutcome.objects.visible_to(by).values_list("objective", "words"))
        self.placed = set(PlannedAction.objects.visible_to(by).values_list("objective", "action"))
        actions = Action.objects.visible_to(by).filter(home=home).order_by("-number")
        self.actions = {folded(action.words): action for action in actions.only("pk", "words", "home", "number")}
        self.seen: dict[Any, int] = {}

    def read_row(self, row: Row) -> Reading:
        words, action = folded(row["words"])[:LONGEST], folded(row["action"])
        reading = Reading(row, Outcome.NEW, words=f"{words}: {action}" if action else words)
        if not words:
            return reading.refuse("words", "No objective stands in this row or above it. Name it, or delete the row.")
        if not self.kinds:
            return reading.refuse("words", NO_KINDS)
        twin = (words, folded(row["outcome"]), folded(row["measure"]), action, row["leads"], row["reference"])
        if twin in self.seen:
            return reading.refuse("words", f"It says the same as row {self.seen[twin]}, so it is left out.")
        asked = Asked(words=words, plan=self.plan, outcome=folded(row["outcome"]), measure=folded(row["measure"])[:300])
        reading.plan = asked
        refused = self._objective(reading, asked)
        if refused:
            return refused
        self._action(reading, asked, action)
        return self._settled(reading, asked, twin)

    def _settled(self, reading: Reading, asked: Asked, twin: Any) -> Reading:
        row, there = reading.row, asked.objective
        is_new = there is None and not any(seen[0] == asked.words for seen in self.seen)
        self.seen[twin] = row.number
        adds = asked.new_action or (asked.outcome and (getattr(there, "pk", 0), asked.outcome) not in self.outcomes)
        places = asked.action and there and (there.pk, asked.action.pk) not in self.placed
        if is_new or adds or (places and not there):
            reading.outcome = Outcome.NEW
        else:
            reading.outcome = Outcome.CHANGES if asked.changes or places else Outcome.SAME
        if there and reading.outcome != Outcome.SAME and not may(self.bringing.by, Permission.CHANGE_PLAN, there):
            return reading.refuse("", NOT_YOURS.format(record=reference(there)))
        reading.record = there
        return reading

    def _objective(self, reading: Reading, asked: Asked) -> Reading | None:
        row, named = reading.row, parse_reference(reading.row["reference"])
        if named and named[0] == Objective.REFERENCE:
            found = self.by_number.get(named[1], [])
            same = [each for each in found if folded(each.words) == folded(row["words"])]
            found = same if len(found) > 1 else found
            if len(found) != 1:
                return reading.refuse("reference", UNKNOWN.format(words=row["reference"]))
            asked.objective = found[0]
        else:
            asked.objective = self.by_words.get(asked.words)
        if asked.objective:
            self._compare(reading, asked, asked.objective)
            return None
        asked.kind = self._kind(reading)
        asked.starts, asked.ends = self._span(reading, "starts"), self._span(reading, "ends")
        if asked.starts.first and asked.ends.last and asked.ends.last < asked.starts.first:
            return reading.refuse("ends", "It ends before it starts. Correct one of the two dates.")
        found_state = "" if row["action"] else looked_up(STATES, row["status"])
        asked.status = "proposed" if found_state == "proposed" else "in force"
        if found_state not in (None, "", "proposed", "in force"):
            reading.flag("status", NO_STATE)
        return None

    def _kind(self, reading: Reading) -> Kind:
        cell = plain(reading.row["kind"])
        for kind in self.kinds:
            if cell and cell in (plain(kind.name), plain(kind.plural), plain(kind.key)):
                return kind
        first = next((kind for kind in self.kinds if kind.part == Kind.Part.OBJECTIVE), self.kinds[0])
        if cell:
            reading.flag("kind", f"Your plan has no kind of this name, so it is taken as {first.name}.")
        return first

    def _span(self, reading: Reading, key: str) -> Span:
        span, sentence = span_of_cell(reading.row[key])
        if sentence:
            reading.flag(key, sentence)
        return span

    def _compare(self, reading: Reading, asked: Asked, objective: Objective) -> None:
        """What a row changes of an objective that is here. An empty cell changes nothing."""
        row = reading.row
        if folded(objective.words) != folded(row["words"]):
            asked.changes["words"] = folded(row["words"])[:LONGEST]
        for key in ("starts", "ends"):
            now = getattr(objective, key)
            if row[key] and not alike(row[key], str(now)):
                span = self._span(reading, key)
                asked.changes |= {key: span} if span and span != now else {}
        if row["kind"] and plain(row["kind"]) != plain(str(objective.kind)):
            reading.flag("kind", f"It is “{objective.kind}” here, and stays so. Change that on its page.")
        state = "" if row["action"] else looked_up(STATES, row["status"])
        if state and state != objective.status:
            reading.flag("status", STAYS.format(state=objective.get_status_display()))

    def _action(self, reading: Reading, asked: Asked, words: str) -> None:
        if not words:
            return
        row = reading.row
        cells = {key: row[key] for key in ("leads", "due", "status", "detail")} | {"words": row["action"]}
        told = replace(row, cells=cells, columns={**row.columns, "words": row.columns.get("action", "")})
        asked.action = self.actions.get(self.telling.words_of(told))
        if asked.action is None:
            part = Reading(told, Outcome.NEW, words=self.telling.words_of(told))
            asked.new_action = self.telling.new(part)
            reading.problems += part.problems
