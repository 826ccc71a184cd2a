"""Reporting progress."""

from datetime import date

from goldthread.actions.models import Action, Line, Progress
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.telling import how, teller
from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.trail.operation import note, operation


@operation
def report_progress(
    *,
    action: Action,
    words: str,
    line: Line | None = None,
    told_by: str = "",
    told_on: date | None = None,
    by: Person | None,
    on: date,
) -> Progress:
    """Say in one box how an action goes: a lead for itself, or the business unit for an agency, with how it was told.
    The first progress starts an action that had not begun."""
    told = teller(action, line, told_by, told_on, by, on)
    if told.action.status in ("superseded", "stood down"):
        raise Refusal(f"It is {told.action.get_status_display().lower()}. Open it again before reporting progress.")
    progress = Progress.objects.create(words=words, **told.columns)
    if told.action.status == Action.Status.AGREED:
        told.action.LIFECYCLE.take("start", told.action)
        told.action.started = told.action.started or Span.day(progress.heard_on)
        told.action.save()
    refresh_marks([told.action.pk])
    note(
        told.action, after={"progress": words, "line": told.line}, says=how(told.columns, f"reported progress: {words}")
    )
    return progress
