"""Deciding between meetings: a decision is put round to a group's seats, and each reply is recorded."""

from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import Decision, Reply
from goldthread.meetings.operations.decisions import record_decision
from goldthread.partners.models import Group, Person, Seat
from goldthread.partners.sitting import seats_of
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation

OVER = "It is no longer being decided, so that replies change nothing. Open it again first."


@operation
def put_round(*, group: Group, words: str, replies_by: date, by: Person | None, on: date, **values: Any) -> Decision:
    """Put a decision round to the members of a group between meetings, with the day by which they reply."""
    if replies_by < on:
        raise Refusal("The last day for replies has passed. Enter a day that lies ahead.", "replies_by")
    if not any(seat.is_member and not seat.is_vacant for seat in seats_of(group, on)):
        raise Refusal("Nobody holds a member's seat in this group, so that nobody could reply.", "group")
    about: dict[str, Any] = {"how": Decision.How.CIRCULATION, "status": Decision.Status.PROPOSED}
    return record_decision(
        partnership=group.home, group=group, words=words, replies_by=replies_by, put_round_on=on, by=by, on=on,
        **about, **values,
    )  # fmt: skip


@operation
def reply(
    *,
    decision: Decision,
    seat: Seat,
    answer: str,
    words: str = "",
    replied_on: date | None = None,
    by: Person | None,
    on: date,
) -> Decision:
    """Record the reply of one seat: its holder's own, or what the unit enters from an e-mail. A later reply takes the
    place of an earlier one, as long as it is being decided; the trail keeps both."""
    row = locked(Decision.objects.all(), decision.pk)
    if row.status != Decision.Status.PROPOSED:
        raise Refusal(OVER)
    if seat.group_id != row.group_id:
        raise Refusal(f"{seat} is no seat of this group.", "seat")
    day = replied_on or on
    if day > on or (row.put_round_on and day < row.put_round_on):
        raise Refusal("The reply came between the day it was put round and today. Change the day.", "replied_on")
    before = Reply.objects.filter(decision=row, seat=seat).first()
    was = {"answer": before.answer, "words": before.words} if before else None
    said = {"answer": answer, "words": words, "on": day, "entered_by": by}
    Reply.objects.update_or_create(decision=row, seat=seat, defaults=said)
    label = Reply.Answer(answer).label.lower()
    note(row, was, {"answer": answer, "words": words}, says=f"{seat} {label}{f': {words}' if words else ''}")
    return row
