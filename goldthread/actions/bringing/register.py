"""A register or a log of one kind of record: how its rows are read, loaded and taken back, whatever the record is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Model, QuerySet

from goldthread.actions.bringing.telling import folded
from goldthread.actions.bringing.words import NOT_YOURS, STAYS, TWICE
from goldthread.actions.operations.registers import put_back, standing_as, take_back
from goldthread.kit.brought import Bringing, Kind, Made, Outcome, Reading, Row, Touched, alike, looked_up
from goldthread.kit.references import parse_reference, reference
from goldthread.kit.sheets.dates import day_of_cell, span_of_cell
from goldthread.partners.bringing.bodies import Bodies
from goldthread.partners.bringing.undoing import NEEDED, WORKED_ON, hanging, of_table

UNKNOWN = "There is no {words} here that you may see. Check the reference, or empty the cell to add a new one."
NOTHING = "There is nothing in this row to go by. Write it, or delete the row."
SAID_BEFORE = "It says the same as row {row}, so it is left out."
Says = Callable[[Any], Any]


@dataclass(frozen=True)
class Told:
    """What a column tells: how our own list says it of a record, and what a cell means. What `stays` has a page and an
    operation of its own: a row never changes it on a record that is here."""

    key: str
    says: Says
    means: Callable[[Reading, "Study"], Any]
    stays: bool = False


def text(key: str, longest: int = 0) -> Told:
    """Words, as they stand."""
    return Told(key, lambda record: getattr(record, key), lambda reading, study: reading.row[key][: longest or None])


def day(key: str) -> Told:
    """One day; what names none is left out, and flagged."""

    def means(reading: Reading, study: "Study") -> Any:
        found, sentence = day_of_cell(reading.row[key])
        if sentence:
            reading.flag(key, sentence)
        return found

    return Told(key, lambda record: getattr(record, key), means)


def span(key: str) -> Told:
    """A date as people give it; what names no day is kept as words, and flagged."""

    def means(reading: Reading, study: "Study") -> Any:
        found, sentence = span_of_cell(reading.row[key])
        if sentence:
            reading.flag(key, sentence)
        return found or None

    return Told(key, lambda record: getattr(record, key), means)


def choice(key: str, words: Mapping[str, Any], says: Says, *, stays: bool = False) -> Told:
    """One of some usual words; others are left out, and flagged."""

    def means(reading: Reading, study: "Study") -> Any:
        cell = reading.row[key]
        found = looked_up(words, cell) or looked_up(words, cell.split(". ")[0])
        if found is None:
            reading.flag(key, "That is no word known here for this, so it is left out.")
        return found

    return Told(key, says, means, stays)


class Register(Kind):
    """A kind of workbook whose rows are records of one model, each known by its reference or its main words. A chapter
    says what the columns tell (`told`), which columns a change may touch (`kept`), and how one is added and changed."""

    model: ClassVar[type[Model]]
    main: ClassVar[str] = "words"
    told: ClassVar[tuple[Told, ...]] = ()
    kept: ClassVar[tuple[str, ...]] = ()
    parts: ClassVar[tuple[type[Model], ...]] = ()

    def records(self, bringing: Bringing) -> QuerySet:
        """The records that a row may be about, as far as the reader may see them."""
        raise NotImplementedError

    def may_change(self, person: Any, record: Any) -> bool:
        raise NotImplementedError

    def add(self, values: dict[str, Any], bringing: Bringing) -> Any:
        raise NotImplementedError

    def change(self, record: Any, values: dict[str, Any], bringing: Bringing) -> None:
        raise NotImplementedError

    def check(self, reading: Reading, study: "Study") -> str:
        """Say why a row that would become a record is held back; nothing where it is not."""
        return ""

    def why_not(self, record: Any, values: dict[str, Any], bringing: Bringing) -> str:
        """Say why a record that is here is not changed so; nothing where it is."""
        return "" if self.may_change(bringing.by, record) else NOT_YOURS.format(record=reference(record))

    @property
    def table(self) -> str:
        return str(self.model._meta.label_lower)

    def study(self, rows: Sequence[Row], bringing: Bringing) -> list[Reading]:
        study = Study(self, bringing)
        return [study.read_row(row) for row in rows]

    def load(self, readings: Sequence[Reading], bringing: Bringing) -> None:
        for reading in readings:
            if reading.outcome == Outcome.NEW:
                reading.made.append(Made(self.table, self.add(dict(reading.plan), bringing).pk))
            elif reading.outcome == Outcome.CHANGES:
                before = standing_as(reading.record, self.kept)
                self.change(reading.record, dict(reading.plan), bringing)
                reading.made.append(Made(self.table, reading.record.pk, before))

    def undo(self, made: Sequence[Made], bringing: Bringing, touched: Touched) -> dict[Made, str]:
        mine = of_table(made, self.table)
        late = touched(self.table, [each.pk for each in mine])
        tied = hanging(self.model, [each.pk for each in mine if each.is_new], self.parts)
        stays = {each: WORKED_ON for each in mine if each.pk in late}
        stays |= {each: NEEDED for each in mine if each.pk in tied and each not in stays}
        gone = [each for each in mine if each not in stays]
        if new := [each.pk for each in gone if each.is_new]:
            take_back(model=self.model, records=new, **bringing.asked)
        for each in gone:
            if each.before is not None:
                put_back(model=self.model, record=each.pk, before=each.before, **bringing.asked)
        return stays


class Study:
    """One look through the rows of a register, with what is here already at hand."""

    def __init__(self, kind: Register, bringing: Bringing) -> None:
        self.kind, self.bringing = kind, bringing
        self.bodies = Bodies(bringing)
        self.by_number: dict[int, list[Any]] = {}
        self.by_words: dict[str, list[Any]] = {}
        for each in kind.records(bringing).order_by("number", "pk"):
            self.by_number.setdefault(each.number, []).append(each)
            self.by_words.setdefault(folded(getattr(each, kind.main)), []).append(each)
        self.first: dict[str, int] = {}
        self.taken: set[int] = set()

    def read_row(self, row: Row) -> Reading:
        reading = Reading(row, Outcome.NEW, words=folded(row[self.kind.main]))
        if not reading.words:
            return reading.refuse(self.kind.main, NOTHING)
        asked = parse_reference(row["reference"])
        if asked and asked[0] == self.kind.model.REFERENCE:  # type: ignore[attr-defined]
            record = self._of(self.by_number.get(asked[1], []), reading.words)
            if record is None:
                return reading.refuse("reference", UNKNOWN.format(words=row["reference"]))
            return self.compare(reading, record)
        if reading.words in self.first:
            return reading.refuse(self.kind.main, SAID_BEFORE.format(row=self.first[reading.words]))
        self.first[reading.words] = row.number
        alike_here = [each for each in self.by_words.get(reading.words, []) if each.pk not in self.taken]
        return self.compare(reading, alike_here[0]) if len(alike_here) == 1 else self.new(reading)

    def _of(self, candidates: list[Any], words: str) -> Any:
        """The record of a number: the one with these words where a shared one has the same number, else our own."""
        same = [each for each in candidates if folded(getattr(each, self.kind.main)) == words]
        own = [each for each in candidates if each.home_id == self.bringing.home.pk]
        return next(iter([*same, *own]), None)

    def new(self, reading: Reading) -> Reading:
        """Say what a row becomes that is about nothing here."""
        if held := self.kind.check(reading, self):
            return reading.refuse(self.kind.main, held)
        found = {each.key: each.means(reading, self) for each in self.kind.told if reading.row[each.key]}
        reading.plan = {key: value for key, value in found.items() if value is not None}
        return reading

    def compare(self, reading: Reading, record: Any) -> Reading:
        """Say what a row changes of a record that is here. An empty cell changes nothing."""
        reading.record = record
        if record.pk in self.taken:
            return reading.refuse("reference", TWICE.format(record=reference(record)))
        self.taken.add(record.pk)
        reading.plan = dict(self._wanted(reading, record))
        if reading.plan and (why := self.kind.why_not(record, reading.plan, self.bringing)):
            return reading.refuse("", why)
        reading.outcome = Outcome.CHANGES if reading.plan else Outcome.SAME
        return reading

    def _wanted(self, reading: Reading, record: Any) -> list[tuple[str, Any]]:
        wanted = []
        for each in self.kind.told:
            cell, here = reading.row[each.key], each.says(record)
            if not cell or alike(cell, str("" if here is None else here)):
                continue
            if each.stays:
                self._stays(each, reading, record)
                continue
            meant = each.means(reading, self)
            if meant is not None and meant != here and str(meant) != str(here):
                wanted.append((each.key, meant))
        return wanted

    def _stays(self, told: Told, reading: Reading, record: Any) -> None:
        """Flag a cell that says otherwise of what a row never changes; a word that nobody knows says nothing."""
        known = list(reading.problems)
        meant = told.means(reading, self)
        reading.problems = known
        here = told.says(record)
        if meant is not None and str(meant) not in (str(here), str(getattr(record, told.key, ""))):
            reading.flag(told.key, STAYS.format(state=here or "not recorded"))
