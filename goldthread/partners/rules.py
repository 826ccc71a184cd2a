"""Who sits where on a day, and how groups stood: pure, over rows that were read already."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

MEMBER = "member"
CHAIRS = {"one": 1, "two": 2}


def lasts(starts_on: date | None, ends_on: date | None, day: date) -> bool:
    """Say whether something lasts on a day. Both its first and its last day are in it; one not known is no limit."""
    return (starts_on is None or starts_on <= day) and (ends_on is None or ends_on >= day)


@dataclass(frozen=True)
class Sitter:
    """Somebody in a seat between dates, as its holder or its named deputy."""

    person: int
    name: str
    holding: int
    is_deputy: bool = False
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a seat is, whoever holds it."""

    seat: int
    title: str
    role: str
    capacity: str
    sits_as: str = ""
    group: int | None
    agency: int | None = None
    agency_name: str = ""
    sector: str = ""
    counts_for_agency: bool = True
    sector_rule: str = ""

    @property
    def is_member(self) -> bool:
        """Whether it takes part in decisions; advisers, observers and those in attendance do not."""
        return self.capacity == MEMBER

    @property
    def counts_for(self) -> int | None:
        """The agency it counts for. A seat of a whole sector counts for its agency only by a stated rule."""
        is_by_rule = self.counts_for_agency and bool(self.sector_rule)
        return self.agency if not self.sector or is_by_rule else None


@dataclass(frozen=True, kw_only=True)
class SeatOn(Place):
    """A seat as it stood on a day: what it is, who held it, and who was named as deputy."""

    holders: tuple[Sitter, ...] = ()
    deputies: tuple[Sitter, ...] = ()

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it; a deputy alone does not fill it."""
        return not self.holders


@dataclass(frozen=True, kw_only=True)
class SeatSpan(Place):
    """A seat between its dates, with all who held it in a time."""

    starts_on: date | None = None
    ends_on: date | None = None
    sitters: tuple[Sitter, ...] = field(default=())

    def on(self, day: date) -> SeatOn | None:
        """Return the seat as it stood on a day; None when there was no such seat."""
        if not lasts(self.starts_on, self.ends_on, day):
            return None
        sitting = [each for each in self.sitters if lasts(each.starts_on, each.ends_on, day)]
        what = {name: getattr(self, name) for name in Place.__dataclass_fields__}
        return SeatOn(
            **what,
            holders=tuple(each for each in sitting if not each.is_deputy),
            deputies=tuple(each for each in sitting if each.is_deputy),
        )


def most_chairs(chair_rule: str) -> int | None:
    """Return how many may chair a group at one time: one, two together, or, where the chair goes round or belongs to a
    post, one at a time as well."""
    return CHAIRS.get(chair_rule, 1)


def chairing(spans: Iterable[SeatSpan], day: date) -> list[Sitter]:
    """Return who chairs on a day, each once; deputies stand in and are not counted."""
    found = {each.person: each for span in spans if span.role == "chair" for each in _holding(span.on(day))}
    return list(found.values())


def chairs_of(seats: Iterable[SeatOn]) -> list[str]:
    """Return the names of those who chair, each once."""
    return list(dict.fromkeys(each.name for seat in seats if seat.role == "chair" for each in seat.holders))


def _holding(seat: SeatOn | None) -> tuple[Sitter, ...]:
    return seat.holders if seat else ()


def named_on(name: str, former: Iterable[Any], day: date) -> str:
    """Return the name borne on a day: the earliest that lasted until then, or the present one. A former name whose last
    day is not known is told, and never chosen."""
    bearing = [each for each in former if each.until and each.until >= day]
    return min(bearing, key=lambda each: each.until).name if bearing else name
