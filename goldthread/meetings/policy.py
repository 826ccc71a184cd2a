"""Who may do what to a meeting: as the seats of a partnership allow, but a chair only where they chair."""

from typing import Any

from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of


def may_in_group(person: Any, permission: Permission, record: Any) -> bool:
    """Say whether a person may do something to what belongs to a group: a seat in the record's home allows it, and the
    seat of a chair only for its own group. The record has `home_id` and `group_id`."""
    held = standing_of(person).held
    return any(
        permission in ROLES[seat.role].permissions
        and seat.partnership == record.home_id
        and (seat.role != "chair" or seat.group == record.group_id)
        for seat in held
    )


def groups_kept(person: Any, permission: Permission, partnership_id: int) -> frozenset[int] | None:
    """Return the groups of a partnership for which a person may do something; None stands for every one of them."""
    seats = [seat for seat in standing_of(person).held if seat.partnership == partnership_id]
    allowing = [seat for seat in seats if permission in ROLES[seat.role].permissions]
    if any(seat.role != "chair" for seat in allowing):
        return None
    return frozenset(seat.group for seat in allowing if seat.group is not None)


def may_attach(person: Any, permission: Permission, paper: Any) -> bool:
    """Say whether a person may attach a paper: whoever prepares the meeting, and whoever is asked for it."""
    return may_in_group(person, permission, paper) or paper.is_asked_of(standing_of(person))


def may_word(person: Any, permission: Permission, report: Any) -> bool:
    """Say whether a person may word a group's report: its own chair, and whoever prepares the meeting above."""
    return may_in_group(person, permission, report) or may_in_group(person, permission, report.meeting)
