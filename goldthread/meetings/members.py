"""Who is invited to a meeting: those who hold the group's seats that day, and their deputies."""

from datetime import date

from goldthread.meetings.models import Meeting
from goldthread.partners.models import Person
from goldthread.partners.rules import SeatOn
from goldthread.partners.sitting import seats_of


def seats_at(meeting: Meeting, on: date) -> list[SeatOn]:
    """Return the seats of a meeting's group on the day it meets, or today where that is not known."""
    return seats_of(meeting.group, max(meeting.on, on) if meeting.on and meeting.is_ahead else meeting.on or on)


def invited(meeting: Meeting, on: date, seats: list[SeatOn] | None = None) -> list[Person]:
    """Return the people who hold or deputise a seat of the group, each once, who can be written to."""
    sitters = [sitter for seat in seats or seats_at(meeting, on) for sitter in (*seat.holders, *seat.deputies)]
    found = Person.objects.filter(pk__in={each.person for each in sitters}, is_active=True).exclude(email="")
    return list(found.order_by("name", "pk"))
