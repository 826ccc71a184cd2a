"""The arithmetic of a rating, and what is judged of a risk: how it stands, and when it is to be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.kit.conditions import (
    Row,
    Table,
    all_of,
    any_of,
    before,
    equals,
    is_empty,
    is_in,
    is_true,
    none_of,
)
from goldthread.kit.periods import uk_date

SIDES = ("likelihood", "impact")


@dataclass(frozen=True)
class Range:
    """A band of scores: its lowest and highest score, its name, and the tone of its tag."""

    lowest: int
    highest: int
    name: str
    tone: str

    def __contains__(self, score: int) -> bool:
        return self.lowest <= score <= self.highest


@dataclass(frozen=True)
class Matrix:
    """A scale ready to be read: the names of its grades each way, from one up, and its bands from the lowest."""

    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    bands: tuple[Range, ...]
    name: str = "the usual scale"
    pk: int | None = None

    @property
    def size(self) -> int:
        return len(self.likelihood)

    @property
    def highest(self) -> int:
        """The highest score there is."""
        return self.size * self.size

    def grades(self, side: str) -> tuple[str, ...]:
        return self.likelihood if side == "likelihood" else self.impact

    def refusal(self, side: str, value: int) -> str | None:
        """Say, naming the scale, why a grade is not on it; None when it is."""
        names = self.grades(side)
        if 1 <= value <= len(names):
            return None
        says = f"{side.capitalize()} runs from 1 ({names[0].lower()}) to {len(names)} ({names[-1].lower()})"
        return f"{says} on {self.name}, {self.size} by {self.size}. {value} is outside it."

    def band(self, score: int) -> Range | None:
        """The band in which a score lies; None for one outside the scale."""
        return next((band for band in self.bands if score in band), None)

    def named(self, likelihood: int, impact: int) -> str:
        """The two grades of a rating by their names: "likely, moderate"."""
        if self.refusal("likelihood", likelihood) or self.refusal("impact", impact):
            return "outside its scale"
        return f"{self.likelihood[likelihood - 1]}, {self.impact[impact - 1]}".lower()

    def says(self, likelihood: int, impact: int) -> str:
        """A rating in words: "12, high (likely, moderate)"."""
        score, band = likelihood * impact, self.band(likelihood * impact)
        return f"{score}, {band.name.lower()} ({self.named(likelihood, impact)})" if band else str(score)


def ranges(bands: Iterable[tuple[int, str, str]], highest: int) -> tuple[Range, ...]:
    """Return bands, given by their lowest scores, with their highest: each ends where the next begins."""
    ordered = sorted(bands)
    ends = [low - 1 for low, _, _ in ordered[1:]] + [highest]
    return tuple(Range(low, end, name, tone) for (low, name, tone), end in zip(ordered, ends, strict=True))


def fault_of(size: int, grades: Sequence[Sequence[str]], bands: Sequence[tuple[int, str, str]]) -> str | None:
    """Say what is wrong with a scale somebody sets; None when every grade has a name and every score a band."""
    lows = [low for low, _, _ in bands]
    if any(len(names) != size or not all(names) for names in grades):
        return f"Name {size} grades of likelihood and {size} of impact."
    if not lows or min(lows) != 1:
        return "The lowest band begins at 1, so that every score lies in a band."
    if len(set(lows)) != len(lows):
        return "Two bands begin at the same score. Change one of them."
    if max(lows) > size * size:
        return f"The highest score is {size * size}. Begin every band at {size * size} or below."
    return None


# How a risk stands: what its tag says. An accepted risk never turns late, whatever its dates.
CLOSED, ACCEPTED = equals("status", "closed"), any_of(equals("status", "accepted"), equals("treatment", "tolerate"))
REVISIT_NOW = all_of(is_true("has_revisit"), before("revisit_from", days=1))


def _review_late(row: Any, today: date) -> str:
    return f"Its review was due on {uk_date(row.review_on)}"


def _target_late(row: Any, today: date) -> str:
    return f"It was to reach its target by {uk_date(row.target_on)}"


def _review_soon(row: Any, today: date) -> str:
    return f"To be reviewed by {uk_date(row.review_on)}"


STANDINGS = Table(
    Row("closed", "Closed", CLOSED),
    Row("revisit", lambda row, today: f"To be revisited in {row.revisit_words or uk_date(row.revisit_from)}",
        REVISIT_NOW),
    Row("accepted", "Accepted as it is", ACCEPTED),
    Row("late", _review_late, before("review_on")),
    Row("late", _target_late, all_of(is_true("is_above_target"), before("target_on"))),
    Row("soon", _review_soon, before("review_on", days=31)),
    Row("unrated", "Nobody has rated it yet", is_empty("current_score")),
    Row("open", "Watched"),
)  # fmt: skip
SHOWN = {
    "closed": ("Closed", "quiet"),
    "revisit": ("To be revisited", "soon"),
    "accepted": ("Accepted", "done"),
    "late": ("Late", "late"),
    "soon": ("Due soon", "soon"),
    "unrated": ("Not rated", "new"),
    "open": ("Open", "moving"),
}

# What puts a risk on an agenda: a revisit whose year has begun, a review that is due, an escalation not yet looked at.
ON_REGISTER = none_of(CLOSED)
REVIEW_DUE = all_of(ON_REGISTER, before("review_on", days=1))
REVISIT_DUE = all_of(ON_REGISTER, REVISIT_NOW)
UNDER_WAY = is_in("status", ("proposed", "under way"))
