"""Changing a due date: the first is kept, and each slip is counted and explained."""

from collections.abc import Mapping
from datetime import date

from goldthread.actions.models import Action, Line, Slip
from goldthread.actions.operations.leads import stays_until_due
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.undated import asked, undated_changes
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread


@operation
def change_due(
    *,
    action: Action,
    due: Span,
    reason: str = "",
    changed: Span | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Action:
    """Give an action another due date, with the reason. The first date is kept for good; a later date, or words in
    place of a day, counts as a slip. A date for an action that had none is no slip."""
    row = reread(action, version, {"due": due})
    if due == row.due:
        raise Refusal("That is the due date already. Enter another, or go back.", "due")
    is_slip = slips(row.due, due)
    if is_slip and not reason.strip():
        raise Refusal("Say why the date has slipped.", "reason")
    refuse_ahead(changed, on, "changed")
    stays_until_due(_leads(row), row.home, due, on, row.status)
    was = row.due
    if was:
        day = Span.day(on) if changed is None else changed
        Slip.objects.create(
            action=row, reason=reason, **columns("was", was), **columns("became", due), **columns("on", day)
        )
    row.first_due = row.first_due or was or due
    row.due = due
    row.slips += is_slip
    row.save()
    if changed is not None and not changed.is_dated:
        refresh_marks([row.pk])
    note(row, {"due": was}, {"due": due, "reason": reason}, says=_said(was, due, reason))
    return row


@operation
def date_changes(
    *, action: Action, days: Mapping[str, Span], version: int | None, by: Person | None, on: date
) -> Action:
    """Give the days on which leads, supporters or the due date changed, where nobody knew them: "line-3" or "slip-5",
    and the day."""
    row = reread(action, version)
    undated = {each.mark: each for each in undated_changes(row)}
    given = {mark: day for mark, day in days.items() if day and mark in undated}
    for mark, day in given.items():
        refuse_ahead(day, on, mark)
        _dated(undated[mark], day)
    if not given:
        raise Refusal("Give at least one day, or go back.")
    row.save()
    refresh_marks([row.pk])
    said = {asked(undated[mark]): str(day) for mark, day in given.items()}
    note(row, dict.fromkeys(said, "not known"), said, says="gave the days of changes")
    return row


def _dated(change: Line | Slip, day: Span) -> None:
    if isinstance(change, Slip):
        change.on = day
    else:
        change.ends = day
    change.save()


def slips(was: Span, due: Span) -> bool:
    """Say whether a change of due date is a slip: from a day to a later day, or to words that name none."""
    return was.last is not None and (due.last is None or due.last > was.last)


def _leads(action: Action) -> list:
    lines = Line.objects.current().filter(action=action, capacity=Line.Capacity.LEAD)
    return [line.body for line in lines.select_related("agency", "group", "seat", "partnership")]


def _said(was: Span, due: Span, reason: str) -> str:
    change = f"changed the due date from {was} to {due}" if was else f"gave it a due date: {due}"
    return f"{change}: {reason}" if reason else change
