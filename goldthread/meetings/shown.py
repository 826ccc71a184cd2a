"""What pages and lists say of a meeting: its day, where it stands, and the one step that comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.kit.periods import uk_date
from goldthread.meetings.models import Meeting
from goldthread.meetings.policy import may_in_group
from goldthread.partners.roles import Permission

Steps = list[tuple[str, str]]
SOON = timedelta(1)


@dataclass(frozen=True)
class Stage:
    """One of the stations of a meeting, and whether it is there now or has passed it."""

    words: str
    is_now: bool
    is_past: bool


def day_words(meeting: Meeting) -> str:
    """The day of a meeting in words, with its time; a doubtful one as the paper gave it."""
    if meeting.is_date_doubtful:
        return f"“{meeting.date_words}”"
    if meeting.on is None:
        return ""
    ends = f" to {meeting.ends_at:%H:%M}" if meeting.ends_at else ""
    return uk_date(meeting.on) + (f", {meeting.starts_at:%H:%M}{ends}" if meeting.starts_at else "")


def is_to_mark(meeting: Meeting, today: date) -> bool:
    """Say whether the day of a planned meeting has passed, and nobody has said that it was held."""
    return bool(meeting.is_ahead and meeting.on and meeting.on < today)


def place_words(meeting: Meeting, today: date) -> str:
    """Where a meeting stands, in a word or two."""
    return "To be marked as held" if is_to_mark(meeting, today) else str(meeting.get_status_display())


def stage_of(meeting: Meeting, today: date) -> str:
    """Return where a meeting is: being prepared, in the room, minutes, or over."""
    if meeting.status == Meeting.Status.HELD:
        return "over" if meeting.minutes == Meeting.Minutes.AGREED else "minutes"
    if not meeting.is_ahead:
        return "over"
    return "room" if meeting.on and meeting.on <= today else "ahead"


def stages(meeting: Meeting, today: date) -> list[Stage]:
    """Return the stations of a meeting that takes place, for the line that says where we are."""
    now = {"ahead": 0, "room": 1, "minutes": 2, "over": 3}[stage_of(meeting, today)]
    names = ("Prepare", "In the room", "Minutes", "Agreed")
    return [Stage(name, place == now, place < now) for place, name in enumerate(names)]


def next_steps(meeting: Meeting, person: Any, today: date) -> Steps:
    """Return what this reader may do next with a meeting, the one that matters first."""
    keeps = may_in_group(person, Permission.KEEP_MEETINGS, meeting)
    minutes = may_in_group(person, Permission.TAKE_MINUTES, meeting)
    prepare = [("Prepare the meeting", "prepare")] if keeps and meeting.is_ahead else []
    has_day = meeting.on or meeting.is_date_doubtful
    room = [("Go into the room", "room")] if minutes and meeting.is_ahead and has_day else []
    taken = [("Take the minutes", "minutes")] if minutes and meeting.minutes in ("none", "draft") else []
    taken = taken if meeting.status == Meeting.Status.HELD else []
    is_near = meeting.on <= today + SOON if meeting.on else meeting.is_date_doubtful
    found = [*room, *prepare] if is_near else [*prepare, *room]
    steps = [(words, reverse(f"meetings:{name}", args=(meeting.pk,))) for words, name in [*found, *taken]]
    is_late = keeps and minutes and is_to_mark(meeting, today)
    return [("Say that it was held", _step(meeting, "hold")), *steps] if is_late else steps


def rest_steps(meeting: Meeting, person: Any, today: date) -> Steps:
    """Return what may be put right about a meeting by those who keep it: change, move, cancel, plan again, or, once its
    day has come, say that it was held."""
    if not may_in_group(person, Permission.KEEP_MEETINGS, meeting):
        return []
    found = [("Change it", reverse("meetings:change", args=(meeting.pk,)))]
    if meeting.is_ahead:
        found.append(("Move it to another day", reverse("meetings:move", args=(meeting.pk,))))
    names = {"cancel": "Cancel it", "plan again": "Plan it again"}
    if meeting.on is None or meeting.on == today:
        names["hold"] = "Say that it was held"
    steps = [step for step in Meeting.LIFECYCLE.open_steps(meeting) if step.name in names]
    return [*found, *((names[each.name], _step(meeting, each.name)) for each in steps)]


def _step(meeting: Meeting, name: str) -> str:
    return reverse("meetings:step", args=(meeting.pk, name.replace(" ", "-")))
