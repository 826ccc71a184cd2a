"""What can be brought in from a spreadsheet: the one shape in which a chapter says how a row becomes its record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from goldthread.kit.sheets.headings import plain


class Outcome(StrEnum):
    """What a row becomes."""

    NEW = "new"
    CHANGES = "changes"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class Field:
    """Something that a column may be about: its label, other words that people head it with, and a hint. `is_many` may
    stand in several columns; `fills_down` is meant for the rows beneath too, where they leave it empty."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    help: str = ""
    is_required: bool = False
    is_many: bool = False
    fills_down: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.label, *self.words)


@dataclass(frozen=True)
class LeftOut:
    """A column that people keep and that is not read, with the reason as a sentence."""

    key: str
    words: tuple[str, ...]
    why: str
    is_required: bool = False
    is_many: bool = True

    @property
    def headings(self) -> tuple[str, ...]:
        return self.words


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell, or worth knowing: its column, what it says, what that means, and the names in it for
    which nobody is known."""

    column: str
    value: str
    sentence: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row: what it says by the key of the field, and under which heading."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    def problem(self, key: str, sentence: str, unknown: Sequence[str] = ()) -> Problem:
        return Problem(self.columns.get(key, ""), self[key], sentence, tuple(unknown))


@dataclass(frozen=True)
class Made:
    """A record that a row became or changed, by its table and number, with what stood there before a change."""

    table: str
    pk: int
    before: Mapping[str, Any] | None = field(default=None, hash=False)

    @property
    def is_new(self) -> bool:
        return self.before is None


@dataclass
class Reading:
    """What a row becomes: its outcome, the words it is known by, what is kept with a flag, and why it is held back.
    `plan` is what its kind needs to load it, `made` what came of it then."""

    row: Row
    outcome: Outcome
    words: str = ""
    problems: list[Problem] = field(default_factory=list)
    plan: Any = None
    record: Any = None
    made: list[Made] = field(default_factory=list)

    def refuse(self, key: str, sentence: str) -> "Reading":
        """Hold the row back."""
        self.outcome = Outcome.REFUSED
        self.problems = [self.row.problem(key, sentence)]
        return self

    def flag(self, key: str, sentence: str, unknown: Sequence[str] = ()) -> None:
        """Keep the row, and say what somebody should look at; `unknown` are names for which nobody is known."""
        self.problems.append(self.row.problem(key, sentence, unknown))


@dataclass(frozen=True)
class Placed:
    """A row that was loaded, and who its names turned out to be, by field: the record it is about, and what it made."""

    made: Sequence[Made]
    table: str
    pk: int | None
    bodies: Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Bringing:
    """Who brings a file where, and when."""

    home: Any
    by: Any
    on: date
    file: str = ""

    @property
    def asked(self) -> dict[str, Any]:
        """What every operation is told."""
        return {"by": self.by, "on": self.on}


class Kind:
    """A kind of workbook that can be brought in. A chapter makes one for each and lists them as `KINDS` in its
    `brought.py`. `study` writes nothing; `load` and `undo` run inside the operation that calls them. `place` is its
    place among the kinds that are offered."""

    place: ClassVar[int] = 0
    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    noun: ClassVar[tuple[str, str]] = ("record", "records")
    about: ClassVar[str] = ""
    permission: ClassVar[Any] = None
    fields: ClassVar[tuple[Field, ...]] = ()
    left_out: ClassVar[tuple[LeftOut, ...]] = ()
    naming: ClassVar[str] = ""

    def study(self, rows: Sequence[Row], bringing: Bringing) -> list[Reading]:
        """Say what each row becomes, in the order of the rows."""
        raise NotImplementedError

    def load(self, readings: Sequence[Reading], bringing: Bringing) -> None:
        """Make or change what was read, and note on each reading what was made."""
        raise NotImplementedError

    def undo(self, made: Sequence[Made], bringing: Bringing, touched: "Touched") -> dict[Made, str]:
        """Take back what was made, and put back what was changed; return what stays, each with the reason. `touched`
        says which records of a table somebody has worked on since."""
        raise NotImplementedError

    def name(self, rows: Sequence[Placed], bringing: Bringing) -> list[list[Made] | None]:
        """Give rows that are loaded the bodies that their names turned out to mean, with the operation called
        `naming`; return for each what it changed besides, or None where nothing could be done."""
        raise NotImplementedError


Touched = Callable[[str, Sequence[int]], set[int]]


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same, however they are spaced."""
    return one == other or " ".join(one.split()) == " ".join(other.split())


def looked_up(table: Mapping[str, Any], text: str) -> Any:
    """What a text stands for in a table of usual words; None where it is not there."""
    return table.get(plain(text))


def worded(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """A table of usual words, turned round: from each word to what it stands for."""
    return {plain(word): key for key, words in table.items() for word in (key, *words)}
