"""Which of a person's seats lets them do something in a partnership."""

from typing import Any

from goldthread.partners.models import Seat
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of


def seat_with(person: Any, permission: Permission, partnership: int) -> Seat | None:
    """Return the first of a person's seats in a partnership that allows something; none where no seat does."""
    held = [
        each.seat
        for each in standing_of(person).held
        if each.partnership == partnership and permission in ROLES[each.role].permissions
    ]
    return Seat.objects.filter(pk=held[0]).first() if held else None
