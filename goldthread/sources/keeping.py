"""Who keeps inspections and what was shared: the business unit and the delegated partners; an agency's lead its own."""

from typing import Any

from goldthread.partners.policy import may_in
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of
from goldthread.sources.models import Inspection, Sharing

P = Permission
OWN_ONLY = "agency lead"


def keeps_all(person: Any, home_id: int) -> bool:
    """Say whether somebody keeps the inspections of every agency of a partnership, and what it shares."""
    return any(
        seat.partnership == home_id and seat.role != OWN_ONLY and P.KEEP_SOURCES in ROLES[seat.role].permissions
        for seat in standing_of(person).held
    )


def own_agencies(person: Any, home_id: int) -> set[int]:
    """Return the agencies whose inspections somebody may record, as their lead."""
    held = standing_of(person).held
    return {seat.agency for seat in held if seat.partnership == home_id and seat.role == OWN_ONLY and seat.agency}


def keeps_inspection(person: Any, permission: Permission, inspection: Inspection) -> bool:
    """Say whether somebody may change an inspection: who keeps all, or the lead of every agency that was inspected."""
    inspected = {each.agency_id for each in inspection.inspected_agencies.all()}
    home = inspection.home_id
    return keeps_all(person, home) or bool(inspected) and inspected <= own_agencies(person, home)


def keeps_sharing(person: Any, permission: Permission, sharing: Sharing) -> bool:
    """Say whether somebody keeps what a partnership shares with other boards."""
    return keeps_all(person, sharing.home_id)


def adds_joint_actions(person: Any, permission: Permission, sharing: Sharing) -> bool:
    """Say whether somebody may add an action that follows from sharing."""
    return may_in(person, P.ADD_ACTION, sharing.home_id)
