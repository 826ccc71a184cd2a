"""May this person set up that place: who keeps agencies, groups, seats, people and themes, and how far they may go."""

from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import (
    Agency,
    FootprintArea,
    Group,
    GroupShare,
    Holding,
    Membership,
    Partnership,
    Person,
    Seat,
)
from goldthread.partners.roles import ROLES, Permission, Role, roles_within
from goldthread.partners.standing import standing_of

BEYOND = "A {title} may do more than your own seat lets you do. Ask the partnership manager to do this."


def may_keep(person: Any, permission: Permission, record: Any) -> bool:
    """Say whether the seats of a person let them do something to a place: in the partnership it belongs to, or, for an
    agency, in one of those it belongs to."""
    held = standing_of(person).partnerships_where(permission)
    if isinstance(record, Agency):
        return bool(held & places_of(record)) or bool(held) and not places_of(record)
    if isinstance(record, Person):
        return may_change_person(person, record)
    return partnership_of(record) in held


def partnership_of(record: Any) -> int:
    """Return the partnership a place belongs to."""
    if isinstance(record, Partnership):
        return record.pk
    if isinstance(record, Group):
        return record.home_id
    if isinstance(record, GroupShare):
        return record.group.home_id
    if isinstance(record, Holding):
        return record.seat.partnership_id
    return record.footprint_id if isinstance(record, FootprintArea) else record.partnership_id


def places_of(agency: Agency) -> set[int]:
    """Return the partnerships an agency belongs to or belonged to."""
    return set(Membership.objects.filter(agency=agency).values_list("partnership", flat=True))


def may_change_person(by: Any, person: Person) -> bool:
    """Say whether somebody may change a name and the address that lets a person in: whoever keeps every partnership
    where they sit, and there may do all that they may. An administrator's is for administrators."""
    if person.is_administrator and not by.is_administrator:
        return False
    standing = standing_of(by)
    held = Seat.objects.filter(holdings__person=person).values_list("partnership", "role")
    within = all(ROLES[role].permissions <= standing.permissions_in(partnership) for partnership, role in held)
    kept = standing.partnerships_where(Permission.KEEP_PLACES)
    return bool(kept) and within and all(partnership in kept for partnership, _ in held)


def roles_to_give(by: Any, partnership: Partnership) -> list[Role]:
    """Return the roles that somebody may give in a partnership: none that lets its holder do more than they may."""
    return roles_within(standing_of(by).permissions_in(partnership.pk))


def refuse_beyond(by: Person | None, role: str, partnership: Partnership) -> None:
    """Refuse to give or take a role that lets its holder do more than who gives it. The system may give any."""
    if by is not None and role not in {each.key for each in roles_to_give(by, partnership)}:
        raise Refusal(BEYOND.format(title=ROLES[role].title.lower()), "role")


def keepers_after(partnership: Partnership, day: Any, *, without: set[int]) -> bool:
    """Say whether somebody is still there after a day to set up places, when these holdings end on it."""
    keeping = [role.key for role in ROLES.values() if Permission.KEEP_PLACES in role.permissions]
    rest = Holding.objects.filter(seat__partnership=partnership, seat__role__in=keeping, seat__ends_on=None)
    return rest.filter(ends_on=None, person__is_active=True).exclude(pk__in=without).exists()
