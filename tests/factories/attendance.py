"""Meetings that were held, who sat there, and their marks, made quickly."""

from datetime import date
from typing import Any

from goldthread.meetings.models import Attendance, Meeting
from goldthread.partners.models import Group, Holding, Seat
from tests.cast import World

HELD = date(2026, 4, 20)


def a_sitting(world: World, group: Group | None = None, on: date | None = HELD, **more: Any) -> Meeting:
    """Return a meeting of a group, held unless told otherwise."""
    number = Meeting.objects.filter(home=world.wessmere).count() + 1
    wanted = {"status": "held", "home": world.wessmere, "group": group or world.subgroup} | more
    return Meeting.objects.create(key=f"sitting-{number}", number=number, on=on, **wanted)


def a_seat(world: World, group: Group, agency: Any = None, held_by: Any = None, **more: Any) -> Seat:
    """Return a seat of a group, held by somebody or vacant."""
    number = Seat.objects.count() + 1
    wanted = {"role": "member", "partnership": world.wessmere, "title": f"Seat {number}"} | more
    seat = Seat.objects.create(key=f"seat-{number}", group=group, agency=agency, **wanted)
    if held_by:
        Holding.objects.create(seat=seat, person=held_by, starts_on=date(2020, 4, 1))
    return seat


def mark(meeting: Meeting, seat: Seat | None, mark: str = "attended", **more: Any) -> Attendance:
    """Mark a seat at a meeting, or a guest."""
    return Attendance.objects.create(meeting=meeting, seat=seat, mark=mark, **more)
