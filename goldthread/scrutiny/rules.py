"""What is judged of scrutiny, as tables: which functions an activity is likely to have served, and quarters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.kit.periods import Period, round_of

QUARTER = 3


@dataclass(frozen=True)
class Hint:
    """A sign in an activity, and the functions it speaks for, in every edition. What is empty is not asked; all that is
    given has to fit."""

    serves: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def fits(self, kind: str, capacity: str, words: str) -> bool:
        """Say whether an activity bears this sign."""
        said = words.casefold()
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.capacities or capacity in self.capacities)
            and (not self.words or any(each in said for each in self.words))
        )


def later(*numbers: str) -> tuple[str, ...]:
    """The functions of these numbers in the editions of 2023 and 2026, which are the same as far as is known."""
    return tuple(f"wt{year}-{number}" for year in ("23", "26") for number in numbers)


CHALLENGE, METHODS, DUTIES, VOICE, FRIEND, DISAGREEMENT, REPORTING = (later(f"f{n}") for n in range(1, 8))
ASSURANCE, OBJECTIVE, EFFECT, LEADERSHIP, TELLING = (
    ("wt18-assurance",), ("wt18-critical-friend",), ("wt18-effectiveness",), ("wt18-leadership",), ("wt18-reporting",),
)  # fmt: skip
HINTS = (
    Hint((*CHALLENGE, *OBJECTIVE), kinds=("meeting",), capacities=("chair", "participant")),
    Hint((*METHODS, *ASSURANCE), kinds=("meeting",), capacities=("observer",)),
    Hint((*CHALLENGE, *FRIEND, *LEADERSHIP), kinds=("partners",)),
    Hint((*METHODS, *ASSURANCE), kinds=("reading",)),
    Hint((*FRIEND, *EFFECT), kinds=("visit",)),
    Hint((*VOICE, *EFFECT), kinds=("children",)),
    Hint((*METHODS, *DUTIES, *ASSURANCE), kinds=("audit",)),
    Hint((*FRIEND, *OBJECTIVE), kinds=("briefing",)),
    Hint(DUTIES, words=("review", "audit", "learning", "inspection", "restraint", "physical intervention")),
    Hint(VOICE, words=("voice", "young people", "children told", "heard from")),
    Hint(DISAGREEMENT, words=("escalat", "disagree", "dispute")),
    Hint((*REPORTING, *TELLING), words=("yearly report", "annual report", "published arrangements")),
    Hint(LEADERSHIP, words=("executive", "lead safeguarding partner")),
)


def suggested(kind: str, capacity: str, words: str, among: Collection[str]) -> list[str]:
    """Return the functions, among those of one edition and in their order, that an activity of this kind, in this
    capacity, on what these words say (its forum and its subject) is likely to have served. It is offered, never set."""
    said = words.casefold()
    found = {key for hint in HINTS if hint.fits(kind, capacity, said) for key in hint.serves}
    return [key for key in among if key in found]


def quarter_of(day: date, start_month: int) -> Period:
    """Return the quarter of the reporting year in which a day falls."""
    return round_of(day, QUARTER, start_month)


def last_quarter(day: date, start_month: int) -> Period:
    """Return the last quarter that has ended on a day: the one that is reported on."""
    return quarter_of(quarter_of(day, start_month).start - timedelta(1), start_month)


def quarters(starts_on: date, ends_on: date, start_month: int) -> list[Period]:
    """Return the quarters that lie in a year, in their order."""
    found, day = [], starts_on
    while day <= ends_on:
        quarter = quarter_of(day, start_month)
        found.append(quarter)
        day = quarter.end + timedelta(1)
    return found
