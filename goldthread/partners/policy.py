"""May this person do this to that: the roles of their seats, read against the record."""

from typing import Any

from goldthread.partners.roles import OWED_ONLY, ROLES, Permission
from goldthread.partners.standing import standing_from, standing_of


def may_in(person: Any, permission: Permission, partnership_id: int) -> bool:
    """Say whether the seats held in a partnership allow something there, with no record in hand."""
    return permission in standing_of(person).permissions_in(partnership_id)


def may(person: Any, permission: Permission, record: Any) -> bool:
    """Say whether a person may do something to a record they can see.

    What an agency, group or seat owes is reported by whoever sits there in a seat that allows it, in any partnership
    that shares the record; everything else belongs to the record's home.
    """
    standing = standing_of(person)
    if permission in OWED_ONLY:
        allowing = tuple(seat for seat in standing.held if permission in ROLES[seat.role].permissions)
        return record.is_owed_by(standing_from(allowing))
    return permission in standing.permissions_in(record.home_id)
