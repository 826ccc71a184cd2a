"""Moving an action on: start, block, pause, supersede, stand down, open again."""

from datetime import date

from goldthread.actions.models import Action, Line
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread

BY_EVIDENCE = frozenset({"claim done", "send back", "accept evidence"})


@operation
def take_step(
    *, action: Action, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Action:
    """Take a step of an action's lifecycle, with its reason where it asks for one. Saying that it is done, and deciding
    on the evidence, have operations of their own. Opened again, it is no longer done and every lead's line is open."""
    row = reread(action, version, {"reason": reason})
    if step in BY_EVIDENCE:
        raise Refusal("An action is done when the evidence of its leads is accepted. Use the evidence instead.")
    was = {"status": row.status, "reason": row.reason}
    if "reason" in row.LIFECYCLE.take(step, row).asks and not reason.strip():
        raise Refusal("Give the reason, in words that others will understand later.", "reason")
    row.reason = reason.strip()
    if step == "start" and not row.started:
        row.started = Span.day(on)
    if step == "open again":
        row.done = NOT_KNOWN
        Line.objects.filter(action=row).update(state=Line.State.OPEN, **columns("done", NOT_KNOWN))
    row.save()
    now = {"status": row.status, "reason": row.reason}
    note(row, was, now, says=f"{step}: {row.reason}" if row.reason else step)
    return row
