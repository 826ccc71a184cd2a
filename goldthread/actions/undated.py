"""Changes of an action on a day that nobody noted: of who leads or supports it, and of its due date."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from goldthread.actions.models import Action, Line, Slip


def undated_lines(actions: Collection[int]) -> QuerySet:
    """Return the lines of these actions that ended on a day not known."""
    return Line.objects.filter(action__in=actions, has_ended=True, ends_first=None)


def undated_slips(actions: Collection[int]) -> QuerySet:
    """Return the changes of due date of these actions that were made on a day not known."""
    return Slip.objects.filter(action__in=actions, on_first=None)


def undated_changes(action: Action) -> list[Any]:
    """Return what of an action changed on a day not known, each with the mark by which a form names it."""
    bodies = ("agency", "group", "seat", "partnership")
    lines = undated_lines([action.pk]).select_related(*bodies).order_by("pk")
    return [*lines, *undated_slips([action.pk]).order_by("pk")]


def asked(change: Line | Slip) -> str:
    """The question about the day of one change."""
    if isinstance(change, Slip):
        return f"When was the due date changed from {change.was} to {change.became}?"
    return f"Until when did {change} {'lead' if change.is_lead else 'support'} it?"
