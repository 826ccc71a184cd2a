"""Meetings with minutes, and decisions, made quickly for tests; and one row of each of their tables."""

from datetime import date
from typing import Any

from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    DecisionAction,
    DecisionEvidence,
    Meeting,
    MeetingAction,
    MeetingChallenge,
    MinutesKept,
    Reply,
    Told,
)
from tests.cast import TODAY, World
from tests.factories.attendance import HELD, a_sitting, mark

NEXT = date(2026, 5, 1)


def an_item(meeting: Meeting, title: str = "Neglect", **more: Any) -> AgendaItem:
    """Return an item at the end of a meeting's agenda."""
    place = AgendaItem.objects.filter(meeting=meeting).count() + 1
    return AgendaItem.objects.create(meeting=meeting, position=place, title=title, **more)


def a_minuted_meeting(world: World, minutes: str = "draft", **more: Any) -> Meeting:
    """Return a meeting that was held, with one item that is minuted."""
    meeting = a_sitting(world, minutes=minutes, **more)
    an_item(meeting, minuted="The toolkit was shown.", remarks="A. Example spoke for long.")
    return meeting


def a_decision(world: World, **more: Any) -> Decision:
    """Return a decision of the subgroup."""
    number = Decision.objects.filter(home=world.wessmere).count() + 1
    given = {"group": world.subgroup, "words": "Use one toolkit in every agency", **columns("decided", Span.day(HELD))}
    return Decision.objects.create(home=world.wessmere, key=f"d-{number}", number=number, **given | more)


def put_round(world: World, **more: Any) -> Decision:
    """Return a decision that is put round to the subgroup."""
    given = {
        "how": "circulation", "status": "proposed", "put_round_on": HELD, "replies_by": date(2026, 5, 10),
        "decided_first": None, "decided_last": None, "decided_words": "",
    }  # fmt: skip
    return a_decision(world, **given | more)


def to_tell(decision: Decision, body: Any, **more: Any) -> Told:
    """Return the place of somebody who must be told of a decision, or carries it out."""
    return Told.objects.create(decision=decision, **{body._meta.model_name: body}, **more)


def fill_decisions(world: World) -> None:
    """One row of each table of minutes and decisions."""
    meeting = a_minuted_meeting(world)
    item = meeting.items.get()
    mark(meeting, world.seats["group member"], person=world.people["group member"])
    Attendance.objects.create(meeting=meeting, guest="guest", who="B. Example", mark="attended")
    decision = a_decision(world, meeting=meeting, item=item)
    to_tell(decision, world.health, carries_out=True)
    Reply.objects.create(decision=decision, seat=world.seats["group member"], answer="agree", on=TODAY)
    DecisionAction.objects.create(decision=decision, action=world.action)
    DecisionEvidence.objects.create(decision=decision, evidence=world.evidence)
    MeetingAction.objects.create(meeting=meeting, item=item, action=world.action)
    MeetingChallenge.objects.create(meeting=meeting, item=item, challenge=world.challenge)
    MinutesKept.objects.create(meeting=meeting, number=1, how="sent", on=TODAY, words="## A", open_words="## A")
    world.records |= {"sitting": meeting, "decision": decision}
