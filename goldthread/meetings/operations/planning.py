"""Planning meetings: one, or a series for a year; changing, cancelling and moving them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from goldthread.actions.operations.numbers import new_record
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.operations.inviting import tell_calendars
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.rhythm import MOST, days_of_series
from goldthread.partners.models import Circle, Group, Partnership, Person
from goldthread.partners.roles import Permission
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

TOLD = ("group", "title", "on", "date_words", "starts_at", "ends_at", "place")
IN_CALENDARS = {"on", "starts_at", "ends_at", "place", "link", "title"}
ENDS_FIRST = "The meeting ends before it begins. Change one of the two times."
NOT_YOURS = "You plan meetings of the group that you chair. Ask the business unit to plan this one."
TWICE = "{group} meets on {day} already. Choose another day, or give this meeting a title of its own."
MOVED = ("title", "group", "circle", "circle_group", "place", "link", "chaired_by", "chair_words")
FOLLOWS = ("items", "papers", "highlights", "declarations")


@dataclass(frozen=True)
class Day:
    """The day of a meeting as somebody gave it: a day, or an old paper's words with the first day they may mean."""

    on: date | None
    words: str = ""

    @property
    def is_doubtful(self) -> bool:
        return bool(self.words)

    def columns(self) -> dict[str, Any]:
        """The columns of a meeting that hold it."""
        return {"on": self.on, "date_words": self.words, "is_date_doubtful": self.is_doubtful}


@operation
def plan_meeting(
    *,
    partnership: Partnership,
    group: Group,
    day: Day,
    starts_at: time | None = None,
    ends_at: time | None = None,
    title: str = "",
    place: str = "",
    link: str = "",
    key: str = "",
    by: Person | None,
    on: date,
) -> Meeting:
    """Plan a meeting of a group. A case panel's is kept to the panel. Raises Refusal for a day on which the group meets
    already, and for a meeting that ends before it begins."""
    _refuse_others(by, group, partnership)
    _refuse_wrong_times(starts_at, ends_at)
    _refuse_twice(group, day, title)
    row = new_record(
        Meeting, partnership, key, group=group, title=title.strip(), starts_at=starts_at, ends_at=ends_at,
        place=place.strip(), link=link, **day.columns(), **readers_of(group),
    )  # fmt: skip
    note(row, after=values_of(row, TOLD), says="planned the meeting")
    return row


@operation
def plan_series(
    *,
    partnership: Partnership,
    group: Group,
    first: date,
    count: int,
    a_year: int,
    instead: Mapping[date, date | None] | None = None,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    link: str = "",
    by: Person | None,
    on: date,
) -> list[Meeting]:
    """Plan a series of meetings by the group's rhythm, with the day that somebody chose `instead` of one of them, or
    none. Days on which the group meets already are left out. Raises Refusal when nothing is left."""
    chosen = instead or {}
    wanted = (chosen.get(day, day) for day in days_of_series(first, a_year, min(count, MOST)))
    days = sorted({day for day in wanted if day})
    taken = set(Meeting.objects.filter(group=group, on__in=days, status__in=("planned", "held")).values_list("on"))
    about: dict[str, Any] = {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "place": place,
        "link": link,
        "by": by,
        "on": on,
    }
    free = [day for day in days if (day,) not in taken]
    if not free:
        raise Refusal(f"{group} meets on all of those days already, or none is left. Choose others.", "first")
    return [plan_meeting(partnership=partnership, group=group, day=Day(day), **about) for day in free]


@operation
def change_meeting(*, meeting: Meeting, version: int | None, by: Person | None, on: date, **values: Any) -> Meeting:
    """Change what is known of a meeting: its day as an old paper gave it, its times, place and chair. When the
    invitation had gone out, the calendars of those invited are told."""
    row = reread(meeting, version, values)
    day: Day | None = values.pop("day", None)
    if day is not None:
        if row.is_ahead and row.on and day.on != row.on and not day.is_doubtful:
            raise Refusal("To move a meeting that is planned, use “Move it”, which keeps the reason.", "day")
        values |= day.columns()
    before, after = changes(row, values)
    _refuse_wrong_times(row.starts_at, row.ends_at)
    stored(row)
    note(row, before, after, says="changed the meeting")
    if row.is_ahead and IN_CALENDARS & after.keys():
        tell_calendars(meeting=row, by=by, on=on)
    return row


@operation
def take_step(
    *, meeting: Meeting, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Meeting:
    """Cancel a meeting, with the reason, or plan one again, of which those invited are told through their calendars; or
    say that one was held of which nobody is marked yet, such as one from an old paper."""
    row = reread(meeting, version)
    was = row.status
    if step == "hold" and row.on and row.on > on:
        raise Refusal(f"It is on {uk_date(row.on)}, which lies ahead. Say so on that day, or after it.")
    Meeting.LIFECYCLE.take(step, row)
    if step == "plan again" and Attendance.objects.filter(meeting=row).exclude(mark="").exists():
        raise Refusal("Who came is marked already, so it was held. Take the marks back first.")
    row.reason = reason.strip() if step == "cancel" else ""
    stored(row)
    note(row, {"status": was}, {"status": row.status, "reason": reason}, says=_said(step, reason))
    if step != "hold":
        tell_calendars(meeting=row, by=by, on=on)
    return row


@operation
def move_meeting(
    *,
    meeting: Meeting,
    day: Day,
    reason: str,
    starts_at: time | None = None,
    ends_at: time | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Meeting:
    """Move a meeting to another day: a new meeting stands in its place, with its agenda, papers and invitation, and the
    first is kept as displaced with the reason."""
    row = reread(meeting, version)
    if day.on == row.on:
        raise Refusal("That is its day already. Choose another.", "day")
    _refuse_wrong_times(starts_at, ends_at)
    _refuse_twice(row.group, day, row.title)
    Meeting.LIFECYCLE.take("move", row)
    if not reason.strip():
        raise Refusal("Say why it moves. The reason stays with the first day.", "reason")
    kept = {name: getattr(row, name) for name in MOVED}
    new = new_record(
        Meeting, row.home, "", **kept, **day.columns(), starts_at=starts_at or row.starts_at,
        ends_at=ends_at or row.ends_at, uid=row.uid or f"{row.home.key}-{row.key}", sequence=row.sequence,
        invited_on=row.invited_on, asked_interests_on=row.asked_interests_on, sent_on=row.sent_on,
    )  # fmt: skip
    row.reason, row.moved_to = reason.strip(), new
    stored(row)
    for related in FOLLOWS:
        getattr(row, related).update(meeting=new)
    note(row, after={"moved_to": new.pk, "reason": reason}, says=f"moved the meeting to {_day_of(new)}: {reason}")
    note(new, after=values_of(new, TOLD), says=f"planned in place of the meeting of {_day_of(row)}")
    tell_calendars(meeting=new, by=by, on=on)
    return new


def readers_of(group: Group) -> Mapping[str, Any]:
    """Who reads of a group's meetings: the partnership, or of a case panel's the panel alone."""
    if group.kind == Group.Kind.PANEL:
        return {"circle": Circle.PANEL, "circle_group": group}
    return {"circle": Circle.PARTNERSHIP}


def _refuse_others(by: Person | None, group: Group, partnership: Partnership) -> None:
    meant = Meeting(home=partnership, group=group)
    if by is not None and not may_in_group(by, Permission.KEEP_MEETINGS, meant):
        raise Refusal(NOT_YOURS, "group")


def _refuse_wrong_times(starts_at: time | None, ends_at: time | None) -> None:
    if starts_at and ends_at and ends_at <= starts_at:
        raise Refusal(ENDS_FIRST, "ends_at")


def _refuse_twice(group: Group, day: Day, title: str) -> None:
    same = Meeting.objects.filter(group=group, on=day.on, title=title.strip(), status__in=("planned", "held"))
    if day.on and not day.is_doubtful and same.exists():
        raise Refusal(TWICE.format(group=group, day=uk_date(day.on)), "day")


def _day_of(meeting: Meeting) -> str:
    return meeting.date_words or (uk_date(meeting.on) if meeting.on else "a day that is not known")


def _said(step: str, reason: str) -> str:
    words = {"cancel": "cancelled the meeting", "plan again": "planned the meeting again", "hold": "was held"}[step]
    return f"{words}: {reason}" if reason else words
