"""Actions and recommendations as they stood on a day: states by the trail, due dates by what slipped since, leads by
their own days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.actions.models import Action, Line, Recommendation, Slip
from goldthread.kit.periods import Span
from goldthread.trail.queries import stood_on

STATE = frozenset({"status", "reason"})


@dataclass
class AsAt:
    """What has changed since a day, by the record: its state and reason then, and the due dates that slipped since."""

    day: date
    actions: dict[int, dict[str, Any]]
    recommendations: dict[int, dict[str, Any]]
    slipped: dict[int, list[Slip]]

    def were(self, states: Collection[str]) -> list[int]:
        """The actions whose state was one of these and has changed since."""
        return [pk for pk, was in self.actions.items() if was.get("status") in states]

    def answered(self, states: Collection[str]) -> list[int]:
        """The recommendations whose answer was one of these and has changed since."""
        return [pk for pk, was in self.recommendations.items() if was.get("status") in states]

    def put_back(self, row: Action) -> Action:
        """Set, on a row that is not saved, its state, reason and dates as they stood. What was done by the day is done,
        though its evidence was accepted later."""
        was = self.actions.get(row.pk, {})
        is_done = row.status == Action.Status.DONE
        if is_done and (row.done_first is None or row.done_first <= self.day):
            was = {}
        elif is_done:
            was = {"status": Action.Status.UNDER_WAY, **was}
        row.status, row.reason = was.get("status", row.status), was.get("reason", row.reason)
        row.done = row.done if row.status == Action.Status.DONE else Span()
        if slipped := self.slipped.get(row.pk):
            row.due, row.slips = slipped[0].was, max(0, row.slips - sum(_is_slip(each) for each in slipped))
        return row

    def put_back_answer(self, row: Recommendation) -> Recommendation:
        """Set, on a row that is not saved, the answer to a recommendation as it stood."""
        was = self.recommendations.get(row.pk, {})
        row.status, row.reason = was.get("status", row.status), was.get("reason", row.reason)
        return row


def as_at(day: date) -> AsAt:
    """What has changed in the state of actions and recommendations since a day, and which due dates slipped."""
    slipped: dict[int, list[Slip]] = {}
    for row in Slip.objects.filter(on_first__gt=day).order_by("on_first", "pk"):
        slipped.setdefault(row.action_id, []).append(row)
    was = stood_on((Action, Recommendation), day, STATE)
    return AsAt(day, was[Action._meta.label_lower], was[Recommendation._meta.label_lower], slipped)


def _is_slip(row: Slip) -> bool:
    return row.was_last is not None and (row.became_last is None or row.became_last > row.was_last)


def lines_on(day: date) -> QuerySet:
    """The lines of those who led or supported on a day. A beginning nobody knows has come, and so has an end."""
    begun = Q(starts_first__isnull=True) | Q(starts_first__lte=day)
    going = Q(has_ended=False, ends_first__isnull=True) | Q(ends_first__gt=day)
    return Line.objects.filter(begun & going)
