"""Claiming that an action is done, accepting the evidence, and sending it back."""

from datetime import date
from functools import reduce
from typing import Any

from goldthread.actions.models import Action, Claim, Line
from goldthread.actions.operations.deciding import decided
from goldthread.actions.operations.evidence import bring_evidence
from goldthread.actions.operations.impacts import record_impact
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.telling import how, teller
from goldthread.actions.rules import RUNNING
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.kit.words import within_sentence
from goldthread.partners.models import Person
from goldthread.trail.operation import note, operation

CLAIMED, DONE = Line.State.CLAIMED, Line.State.DONE
AS_LINE = {"waiting": CLAIMED, "accepted": DONE}
KEEPS_REASON = ("blocked", "paused", "superseded", "stood down")


@operation
def claim_done(
    *,
    action: Action,
    words: str = "",
    line: Line | None = None,
    evidence: dict[str, Any] | None = None,
    impact: str = "",
    done: Span | None = None,
    told_by: str = "",
    told_on: date | None = None,
    by: Person | None,
    on: date,
) -> Claim:
    """Say that a lead's part is done, with evidence (a link, a note, files), and what is different for children if that
    can be said already. It counts as done when somebody else accepts it; an action with several leads, when every
    lead's part is accepted. Without a day it was done today; an unknown day stays unknown."""
    told = teller(action, line, told_by, told_on, by, on)
    if told.line is None and told.has_leads:
        raise Refusal("Say whose part is done: each lead's part is checked by itself.", "line")
    if sentence := _closed(told.action, told.line):
        raise Refusal(sentence)
    refuse_ahead(done, on, "done", "It cannot have been done after today.")
    claim = Claim.objects.create(words=words, **told.columns)
    if evidence:
        bring_evidence(action=told.action, line=told.line, claim=claim, by=by, on=on, **evidence)
    if impact.strip():
        record_impact(action=told.action, words=impact, line=told.line, told_by=told_by, told_on=told_on, by=by, on=on)
    done = Span.day(on) if done is None else done
    _mark_line(told.line, CLAIMED, done)
    told.action.done = _later(told.action.done, done)
    was = told.action.status
    settle(told.action, claim.state)
    note(
        told.action,
        {"status": was},
        {"status": told.action.status, "line": told.line, "claim": claim},
        says=how(told.columns, _said(words)),
    )
    return claim


@operation
def accept_claim(*, claim: Claim, version: int | None, by: Person, on: date) -> Claim:
    """Accept the evidence of a claim: that lead's part is done, and the action too when every lead's is."""
    row = decided(claim, "accept", "", version, by, on)
    _mark_line(row.line, DONE, row.line.done if row.line else NOT_KNOWN)
    was = row.action.status
    settle(row.action, row.state)
    note(
        row.action,
        {"status": was},
        {"status": row.action.status, "claim": row},
        says=f"accepted the evidence, as {within_sentence(row.decided_as)}",
    )
    return row


@operation
def send_back_claim(*, claim: Claim, reason: str, version: int | None, by: Person, on: date) -> Claim:
    """Send a claim back with what is missing: the part is open again, and so is the action, which keeps the days on
    which the parts of its other leads were done."""
    row = decided(claim, "send back", reason, version, by, on)
    _mark_line(row.line, Line.State.OPEN, NOT_KNOWN)
    was = row.action.status
    others = Line.objects.current().filter(action=row.action, capacity=Line.Capacity.LEAD, state__in=(CLAIMED, DONE))
    row.action.done = reduce(_later, (line.done for line in others), NOT_KNOWN)
    settle(row.action, row.state)
    note(
        row.action,
        {"status": was},
        {"status": row.action.status, "claim": row},
        says=f"sent the evidence back: {row.reason}",
    )
    return row


def settle(action: Action, claimed: str) -> None:
    """Move the action to where the lines of its leads put it: done when all are, said to be done when none is open,
    else under way, or blocked or paused as before. An action without a lead goes by the state of its claim."""
    lines = Line.objects.current().filter(action=action, capacity=Line.Capacity.LEAD)
    states = set(lines.values_list("state", flat=True)) or {AS_LINE.get(claimed, Line.State.OPEN)}
    take, status = action.LIFECYCLE.take, Action.Status
    if states <= {CLAIMED, DONE} and action.status != status.CLAIMED:
        take("claim done", action)
    if states == {DONE}:
        take("accept evidence", action)
    elif not states <= {CLAIMED, DONE} and action.status == status.CLAIMED:
        take("send back", action)
    elif action.status == status.AGREED:
        take("start", action)
    if action.status not in KEEPS_REASON:
        action.reason = ""
    action.save()
    refresh_marks([action.pk])
    action.refresh_from_db()


def settle_leads(action: Action) -> None:
    """Settle an action whose leads have changed: those who are left may all have done their part, or one that came to
    a claimed action has not."""
    lines = Line.objects.current().filter(action=action, capacity=Line.Capacity.LEAD)
    states = set(lines.values_list("state", flat=True))
    is_claimed = action.status == Action.Status.CLAIMED
    if states and action.status in (*RUNNING, Action.Status.CLAIMED) and is_claimed == (Line.State.OPEN in states):
        settle(action, "")


def _closed(action: Action, line: Line | None) -> str | None:
    if line and line.state != Line.State.OPEN:
        return f"{line} has said already that its part is done. It is {line.get_state_display().lower()}."
    if line and Claim.objects.filter(action=action, line=line, state=Claim.State.WAITING).exists():
        return f"What {line} said earlier is still waiting to be checked."
    return action.LIFECYCLE.refusal("claim done", action)


def _mark_line(line: Line | None, state: str, done: Span) -> None:
    if line:
        line.state, line.done = state, done
        line.save(update_fields=["state", *columns("done", done)])


def _later(kept: Span, done: Span) -> Span:
    """The later of the days on which two leads' parts were done."""
    return done if not kept.last or (done.last and done.last > kept.last) else kept


def _said(words: str) -> str:
    return f"claimed it done: {words}" if words else "claimed it done"
