"""Recording what is different for children, completing it, and checking it."""

from datetime import date
from typing import Any

from goldthread.actions.models import Action, Impact, Line
from goldthread.actions.operations.deciding import decided
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.telling import how, teller
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.kit.words import within_sentence
from goldthread.partners.models import Person
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread


@operation
def record_impact(
    *,
    action: Action,
    words: str,
    line: Line | None = None,
    baseline: str = "",
    change: str = "",
    source: str = "",
    dated: Span = NOT_KNOWN,
    strength: str = "",
    told_by: str = "",
    told_on: date | None = None,
    by: Person | None,
    on: date,
) -> Impact:
    """Answer the one question: what is different for children, and how do you know? The rest is optional."""
    told = teller(action, line, told_by, told_on, by, on)
    impact = Impact.objects.create(
        words=words, baseline=baseline, change=change, source=source, strength=strength,
        **columns("dated", dated), **told.columns,
    )  # fmt: skip
    refresh_marks([told.action.pk])
    note(told.action, after={"impact": impact, "words": words}, says=how(told.columns, f"recorded impact: {words}"))
    return impact


@operation
def complete_impact(*, impact: Impact, version: int | None, by: Person | None, on: date, **values: Any) -> Impact:
    """Add what the one box left out: baseline, change, source, date and strength. The words stay as told."""
    row = reread(impact, version, values)
    if row.state == Impact.State.SENT_BACK:
        raise Refusal("This was sent back. Record what is different anew, with what was missing.")
    before, after = changes(row, values)
    row.save()
    refresh_marks([row.action_id])
    note(row.action, before, after, says="completed the impact")
    return row


@operation
def accept_impact(*, impact: Impact, version: int | None, by: Person, on: date) -> Impact:
    """Accept what is said to be different, by somebody who neither entered it nor sits with a lead."""
    row = decided(impact, "accept", "", version, by, on)
    refresh_marks([row.action_id])
    note(
        row.action,
        after={"impact": row, "state": row.state},
        says=f"accepted the impact, as {within_sentence(row.decided_as)}",
    )
    return row


@operation
def send_back_impact(*, impact: Impact, reason: str, version: int | None, by: Person, on: date) -> Impact:
    """Send an impact back with what is missing; until another is recorded, the action has none."""
    row = decided(impact, "send back", reason, version, by, on)
    refresh_marks([row.action_id])
    note(row.action, after={"impact": row, "state": row.state}, says=f"sent the impact back: {row.reason}")
    return row
