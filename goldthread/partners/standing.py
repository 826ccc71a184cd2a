"""Where a person stands: the seats they hold now, asked once a request and read by every `visible_to`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, DateField, QuerySet
from django.utils import timezone

from goldthread.kit.prepared import Numbers, Prepared, Ready
from goldthread.partners.roles import INSIDERS, OVERSEERS, ROLES, Permission

SEAT_COLUMNS = ("seat_id", "seat__role", "seat__partnership_id", "seat__agency_id", "seat__group_id")


@dataclass(frozen=True)
class SeatHeld:
    """One seat a person holds now, or stands in for as its deputy."""

    seat: int
    role: str
    partnership: int
    agency: int | None
    group: int | None


@dataclass(frozen=True)
class Standing:
    """The sets of ids that decide what a person may see; empty for a stranger. `doors` keeps the records of each kind
    that follow from them, not yet asked for: no row is kept, only the condition."""

    held: tuple[SeatHeld, ...] = ()
    seats: frozenset[int] = field(default_factory=frozenset)
    partnerships: frozenset[int] = field(default_factory=frozenset)
    insider_of: frozenset[int] = field(default_factory=frozenset)
    oversees: frozenset[int] = field(default_factory=frozenset)
    agencies: frozenset[int] = field(default_factory=frozenset)
    groups: frozenset[int] = field(default_factory=frozenset)
    doors: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def kept(self, *name: Hashable, build: Callable[..., QuerySet], **values: int | str | date) -> list[Any]:
        """Return records that whoever stands there asks for again and again, put into SQL once and asked anew each
        time. What builds them may look at nothing but where somebody stands, what they are named by, and slots for
        these values."""
        if name not in self.doors:
            self.doors[name] = Ready(build, **values)
        return self.doors[name].rows(**values)

    def numbers(self, *name: Hashable, build: Callable[[], tuple[QuerySet, dict[str, Any]]]) -> dict[str, Any]:
        """Return numbers of such records, as `aggregate` does, put into SQL once by the same rule."""
        if (Numbers, *name) not in self.doors:
            self.doors[Numbers, *name] = Numbers(*build())
        return self.doors[Numbers, *name].asked()  # type: ignore[no-any-return]

    def permissions_in(self, partnership: int) -> frozenset[Permission]:
        """Return what the seats held in one partnership allow."""
        return frozenset(
            p for seat in self.held if seat.partnership == partnership for p in ROLES[seat.role].permissions
        )

    def partnerships_where(self, permission: Permission) -> frozenset[int]:
        """Return the partnerships in which a seat held allows something."""
        return frozenset(seat.partnership for seat in self.held if permission in ROLES[seat.role].permissions)

    def roles_in(self, partnership: int) -> frozenset[str]:
        """Return the roles held in one partnership."""
        return frozenset(seat.role for seat in self.held if seat.partnership == partnership)


def _ids(values: Iterable[int | None]) -> frozenset[int]:
    return frozenset(value for value in values if value is not None)


def standing_from(held: tuple[SeatHeld, ...]) -> Standing:
    """Return the sets that follow from the seats held."""
    return Standing(
        held=held,
        seats=_ids(seat.seat for seat in held),
        partnerships=_ids(seat.partnership for seat in held),
        insider_of=_ids(seat.partnership for seat in held if seat.role in INSIDERS),
        oversees=_ids(seat.partnership for seat in held if seat.role in OVERSEERS),
        agencies=_ids(seat.agency for seat in held),
        groups=_ids(seat.group for seat in held),
    )


def standing_of(person: Any) -> Standing:
    """Return where a person stands today; one query a request, kept on the person object and nowhere else."""
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return Standing()
    if not hasattr(person, "_standing"):
        today = timezone.localdate()
        held, person._sits_in = _asked(person.pk, today)
        person._standing = _standing_today(held, today)
    return person._standing


def sits_in(person: Any) -> list[Any]:
    """Return the partnerships in which a person sits today, by name: read with the seats, and kept as long as these."""
    standing = standing_of(person)
    found = person._sits_in if standing.seats else {}
    return sorted((found[each] for each in standing.partnerships), key=lambda each: each.name)


@lru_cache(maxsize=32)
def _standing_today(held: tuple[SeatHeld, ...], today: date) -> Standing:
    """Keep the doors of those who came last from one request to the next: to put together what somebody may see takes
    a quarter of a page's time. The seats are asked each time; whoever sits elsewhere or on another day stands anew."""
    return standing_from(held)


def standing_on(person_id: int, day: date) -> Standing:
    """Return where somebody else stands on a day, asked anew."""
    return standing_from(_asked(person_id, day)[0])


def standings_on(day: date) -> dict[int, Standing]:
    """Return where everybody who holds a seat on a day stands, by their number; two queries, however many they are."""
    rows = apps.get_model("partners", "Holding").objects.on(day).filter(person__is_active=True)
    heirs = apps.get_model("partners", "Succession").objects.filter(is_heir=True, on__lte=day)
    after = dict(heirs.values_list("before_id", "after_id"))
    held: dict[int, list[SeatHeld]] = {}
    for person, *seat in rows.values_list("person_id", *SEAT_COLUMNS):
        held.setdefault(person, []).append(SeatHeld(*seat))
    return {person: standing_from(_with_inherited(seats, after)) for person, seats in held.items()}


def _with_inherited(seats: Iterable[SeatHeld], heirs: Mapping[int, int]) -> tuple[SeatHeld, ...]:
    held = tuple(dict.fromkeys(seats))
    inherited = (replace(seat, partnership=before) for seat in held for before in _taken_over(seat.partnership, heirs))
    return (*held, *inherited)


def _asked(person_id: int, day: date) -> tuple[tuple[SeatHeld, ...], dict[int, Any]]:
    """Return the seats held on a day, and the partnerships they lie in, by number. A seat in an heir counts in the
    partnerships whose work it took over, too, and in those whose work these had taken over before."""
    asked = HELD.rows(person_id=person_id, day=day)
    rows = [(row[: len(SEAT_COLUMNS)], row[len(SEAT_COLUMNS) :]) for row in asked]
    heirs = {before: heir for (_, role, heir, before, _), _ in rows if not role}
    held = _with_inherited((SeatHeld(*seat) for seat, _ in rows if seat[1]), heirs)
    place = apps.get_model("partners", "Partnership").read
    return held, {
        columns[0]: place(DEFAULT_DB_ALIAS, columns) for columns in dict.fromkeys(columns for _, columns in rows)
    }


def _held(person_id: Any, day: Any) -> QuerySet:
    return apps.get_model("partners", "Holding").objects.current(person_id, day)


HELD = Prepared(_held, person_id=BigIntegerField(), day=DateField())


def _taken_over(partnership: int, heirs: Mapping[int, int]) -> Iterator[int]:
    """Every partnership whose work came to this one, from heir to heir."""
    found, level = {partnership}, {partnership}
    while level:
        level = {before for before, heir in heirs.items() if heir in level} - found
        found |= level
        yield from level
