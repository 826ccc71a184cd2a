"""What pages say of a meeting in and after the room: its tabs, where its minutes stand, and what comes next."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from goldthread.meetings.models import Decision, Meeting
from goldthread.meetings.policy import may_in_group
from goldthread.partners.roles import Permission

Links = list[tuple[str, str]]


def tabs_of(meeting: Meeting, here: str) -> list[tuple[str, str, bool]]:
    """Return the pages of a meeting that is held: who is here, the minutes, and the meeting itself."""
    names = (("Who is here", "room"), ("Agenda and minutes", "minutes"), ("The meeting", "meeting"))
    return [(words, reverse(f"meetings:{name}", args=(meeting.pk,)), name == here) for words, name in names]


def minutes_steps(meeting: Meeting, person: Any) -> Links:
    """Return the steps with the minutes that are open to them and to the reader."""
    steps = [step for step in Meeting.MINUTES.open_steps(meeting) if may_in_group(person, step.permission, meeting)]
    ready = [step for step in steps if step.name == "draft" or meeting.status == Meeting.Status.HELD]
    return [
        (step.words, reverse("meetings:minutes-step", args=(meeting.pk, slugify(step.name))))
        for step in ready
        if step.name != "draft"
    ]


def may_minute(meeting: Meeting, person: Any) -> bool:
    """Say whether the reader may write minutes now: they take them, and they have not gone out."""
    return may_in_group(person, Permission.TAKE_MINUTES, meeting) and meeting.minutes not in ("sent", "agreed")


def made_there(meeting: Meeting, person: Any) -> QuerySet:
    """Return the decisions that were taken at a meeting, or ratified there, as far as a reader may see them."""
    return Decision.objects.visible_to(person).filter(Q(meeting=meeting) | Q(ratified_at=meeting))


def decided_there(meeting: Meeting, decisions: Iterable[Decision]) -> dict[str, Any]:
    """Return what the page of a meeting says of its decisions: those taken there, and those ratified there."""
    found = sorted(decisions, key=lambda decision: decision.number)
    return {
        "decisions": [each for each in found if each.meeting_id == meeting.pk],
        "ratified": [each for each in found if each.ratified_at_id == meeting.pk],
    }
