"""Whom something concerns: what is owed is read once for many people, and given to each by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from goldthread.kit.due import Due
from goldthread.partners.models import WIDE, Circle, Person, Record
from goldthread.partners.roles import OVERSEERS, ROLES, Permission
from goldthread.partners.standing import Standing, standing_from, standing_of

Way = tuple[str, int | None]


@dataclass(frozen=True)
class Concern:
    """One thing owed, and the ways by which it reaches people. Where being reached does not say that somebody may see
    it, `record` is what they must be able to see; whoever may see `near`, by its circle and its home alone, may see
    that. `done_by` are those, by number, who have seen to it."""

    due: Due
    to: Collection[Way]
    record: Any = None
    done_by: Collection[int] = ()
    near: Record | None = None


@cache
def roles_with(permission: Permission) -> tuple[str, ...]:
    """Return the roles that let their holder do something."""
    return tuple(key for key, role in ROLES.items() if permission in role.permissions)


def holding(roles: Iterable[str], kind: str, number: int | None) -> list[Way]:
    """Return the ways to whoever holds one of these roles for an agency, a group or a partnership, or in a seat."""
    return [(f"{role} of {kind}", number) for role in roles]


def door_of(record: Record, roles: Iterable[str]) -> Record | None:
    """Return the record itself where those who hold one of these roles in its home may not see it for that alone."""
    is_seen = record.circle in WIDE or (record.circle == Circle.GROUP and OVERSEERS.issuperset(roles))
    return None if is_seen else record


def together(people: Collection[Person]) -> Standing:
    """Return the standing of somebody who held the seats of all these people."""
    if len(people) == 1:
        return standing_of(next(iter(people)))
    return standing_from(tuple({seat: None for person in people for seat in standing_of(person).held}))


def shared_out(people: Iterable[Person], concerns: Iterable[Concern]) -> dict[int, list[Due]]:
    """Return, for each of these people, what concerns them and they may see, in the order given. A table is asked only
    where being reached does not say that somebody may see it."""
    every, reached = list(concerns), defaultdict(list)
    for place, each in enumerate(every):
        for way in each.to:
            reached[way].append(place)
    return {
        person.pk: [each.due for each in seen_by(person, [every[place] for place in _places(person, reached)])]
        for person in people
    }  # fmt: skip


def _places(person: Person, reached: dict[Way, list[int]]) -> list[int]:
    return sorted({place for way in ways_to(person) for place in reached.get(way, ())})


def ways_to(person: Person) -> Iterable[Way]:
    """Every way in which something may wait for somebody who sits somewhere: as themselves, for their seats, agencies,
    groups and partnerships, and for each of these as the holder of a role."""
    held = standing_of(person).held
    found: set[Way] = {("person", person.pk)} if held else set()
    for seat in held:
        bodies = {"seat": seat.seat, "agency": seat.agency, "group": seat.group, "partnership": seat.partnership}
        for kind, number in bodies.items():
            if number is not None:
                found |= {(kind, number), (f"{seat.role} of {kind}", number)}
    return found


def seen_by(person: Person, concerns: Iterable[Concern]) -> list[Concern]:
    """Return those of what somebody has not seen to yet that they may see; one query for each kind of record of which
    nothing else says so."""
    listed = list(concerns)
    doubtful: dict[type, set[int]] = defaultdict(set)
    for each in listed:
        if each.record is not None:
            doubtful[type(each.record)].add(each.record.pk)
    seen = {
        model: set(model._default_manager.visible_to(person).filter(pk__in=numbers).values_list("pk", flat=True))  # type: ignore[attr-defined]
        for model, numbers in doubtful.items()
    }
    return [
        each for each in listed
        if person.pk not in each.done_by and (each.record is None or each.record.pk in seen[type(each.record)])
    ]  # fmt: skip


def seen_at_home(person: Person, concerns: Iterable[Concern]) -> list[Concern]:
    """Return the same of what names its record only to say who may see it: what everybody at home may is not asked."""
    homes = standing_of(person).insider_of
    known = (
        replace(each, record=None) if each.near and each.near.circle in WIDE and each.near.home_id in homes else each
        for each in concerns
    )
    return seen_by(person, known)
