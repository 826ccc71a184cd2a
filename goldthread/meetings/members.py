"""Who is invited to a meeting: those who hold the group's seats that day, and their deputies."""

from datetime import date

from django.db.models import Q

from goldthread.meetings.models import Meeting
from goldthread.partners.models import Holding, Person
from goldthread.partners.rules import SeatOn
from goldthread.partners.sitting import seats_of


def seats_at(meeting: Meeting, on: date) -> list[SeatOn]:
    """Return the seats of a meeting's group on the day it meets, or today where that is not known."""
    return seats_of(meeting.group, max(meeting.on, on) if meeting.on and meeting.is_ahead else meeting.on or on)


def invited(meeting: Meeting, on: date, seats: list[SeatOn] | None = None) -> list[Person]:
    """Return the people who hold or deputise a seat of the group, each once, who can be written to."""
    return writable(seats or seats_at(meeting, on))


def sitting_now(meeting: Meeting, on: date) -> list[Person]:
    """Return the people who hold or deputise a seat of the group today, whoever sat there when it met."""
    return writable(seats_of(meeting.group, on))


def in_the_chair(meeting: Meeting, on: date) -> list[Person]:
    """Return the people who read the minutes as chair: of the group, and whoever took the chair of this meeting."""
    seats = Q(seat__group=meeting.group_id, seat__role="chair") | Q(seat=meeting.chaired_by_id)
    held = Holding.objects.on(on).filter(seats, is_deputy=False)
    found = Person.objects.filter(pk__in=held.values("person"), is_active=True).exclude(email="")
    return list(found.order_by("name", "pk"))


def writable(seats: list[SeatOn]) -> list[Person]:
    """Return those who hold or deputise one of some seats, each once, who can be written to."""
    sitters = [sitter for seat in seats for sitter in (*seat.holders, *seat.deputies)]
    found = Person.objects.filter(pk__in={each.person for each in sitters}, is_active=True).exclude(email="")
    return list(found.order_by("name", "pk"))
