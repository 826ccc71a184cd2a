"""What becomes of actions when somebody sits elsewhere: the day from which they have no lead is worked out again."""

from collections.abc import Collection

from django.db.models import Q

from goldthread.actions.models import Line
from goldthread.actions.operations.marks import refresh_marks


def reseated(seats: Collection[int], agencies: Collection[int], groups: Collection[int]) -> list[int]:
    """Work out the marks of the actions that these seats, agencies and groups lead, and return the actions."""
    lines = Line.objects.current().filter(Q(seat__in=seats) | Q(agency__in=agencies) | Q(group__in=groups))
    touched = sorted(set(lines.filter(capacity=Line.Capacity.LEAD).values_list("action", flat=True)))
    refresh_marks(touched)
    return touched
