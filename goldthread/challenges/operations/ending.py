"""Closing a challenge, withdrawing it and opening it again: what only the seat that raised it may do."""

from datetime import date, timedelta

from goldthread.challenges.closing import only_the_raiser
from goldthread.challenges.models import Challenge
from goldthread.challenges.operations.answering import ask_anew
from goldthread.challenges.operations.changing import set_outcome
from goldthread.kit.library import library
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.partners.standing import standing_of
from goldthread.trail.operation import note, operation, values_of
from goldthread.trail.rows import reread

BY_THEMSELVES = frozenset({"answer", "raise again", "close"})
ENDED = ("status", "reason", "outcome", "changed", "changed_on", "closed_on", "closed_by")
UNANSWERED = "Nobody has answered it yet. Record the answer first, or withdraw the challenge."
REASON_WANTED = "Give the reason, so that it can be read later."


@operation
def close_challenge(
    *,
    challenge: Challenge,
    reason: str,
    outcome: str = "",
    changed: str = "",
    changed_on: date | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Challenge:
    """Close a challenge that was answered, saying why and what came of it. Only the present holder of the seat that
    raised it can; the scrutineer, where that seat has ended or stands empty. Effective practice needs no answer."""
    row = reread(challenge, version, {"reason": reason})
    only_the_raiser(row, by, on)
    was = values_of(row, ENDED)
    if row.status == Challenge.Status.RAISED and row.kind == Challenge.Kind.CHALLENGE:
        raise Refusal(UNANSWERED)
    row.LIFECYCLE.take("close", row)
    row.reason = _wanted(reason)
    if outcome or changed:
        set_outcome(row, outcome or row.outcome, changed, changed_on, on)
    row.closed_on, row.closed_by_id = on, _seat_of(by, row)
    row.save()
    note(row, was, values_of(row, ENDED), says=f"closed it: {row.reason}")
    return row


def _wanted(reason: str) -> str:
    if not reason.strip():
        raise Refusal(REASON_WANTED, "reason")
    return reason.strip()[:300]


def _seat_of(by: Person | None, row: Challenge) -> int | None:
    """The seat in which it is closed: the one that raised it, or the scrutineer's."""
    if by is None:
        return row.raised_by_id
    held = standing_of(by).held
    own = [each.seat for each in held if each.seat == row.raised_by_id]
    return next(iter([*own, *(each.seat for each in held if each.role == "scrutineer")]), None)


@operation
def take_step(
    *, challenge: Challenge, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Challenge:
    """Withdraw a challenge, or open one again, which then waits for an answer once more."""
    row = reread(challenge, version, {"reason": reason})
    if step in BY_THEMSELVES:
        raise Refusal("That has a page of its own. Use the challenge's page instead.")
    only_the_raiser(row, by, on)
    was = values_of(row, ENDED)
    row.LIFECYCLE.take(step, row)
    row.reason = _wanted(reason)
    if step == "open again":
        row.closed_on, row.closed_by_id = None, None
        ask_anew(row, row.reason, on + timedelta(library().escalation_days["answer"].days), on)
    row.save()
    note(row, was, values_of(row, ENDED), says=f"{step}: {row.reason}")
    return row
