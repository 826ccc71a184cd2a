"""In the room: marking who came, and adding those who came without a seat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.meetings.marks import COLUMNS, THERE, Said, tidied, wrong_with
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partners.models import Agency, Person, Seat
from goldthread.partners.rules import SeatOn
from goldthread.partners.sitting import seats_of
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, nothing_changed, operation, values_of
from goldthread.trail.rows import stored

CLOSED = ("sent", "agreed")
IS_CLOSED = "The minutes are {}, and nothing in them changes in silence. Correct the minutes first, with a reason."
NO_SEAT = "{} had no seat in this group on that day. Add them as a guest: guests never count for an agency."
NOT_HELD = "The meeting was {}. Plan it again first."
KEPT = ("mark", "mode", "came_at", "left_at", "person", "deputy", "who", "note")


@dataclass(frozen=True)
class Tapped:
    """One place as somebody marked it: which, what they say, and what the page showed before."""

    seat: int
    person: int | None
    said: Said
    was: Said
    row: int | None = None


@dataclass(frozen=True)
class Clash:
    """A place that somebody else marked otherwise meanwhile: both marks."""

    tapped: Tapped
    theirs: Said


def in_hand(meeting: Meeting) -> Meeting:
    """Return a meeting, locked, whose minutes are still written. Raises Refusal for one that is not held, or whose
    minutes went out."""
    row: Meeting = locked(Meeting.objects.all(), meeting.pk)
    if row.minutes in CLOSED:
        raise Refusal(IS_CLOSED.format(row.get_minutes_display().lower()))
    if row.status not in ("planned", "held"):
        raise Refusal(NOT_HELD.format(row.get_status_display().lower()))
    return row


def said_of(row: Attendance) -> Said:
    """What a stored mark says."""
    return Said(**{name: getattr(row, name) for name in COLUMNS})


@operation
def mark_attendance(*, meeting: Meeting, tapped: Iterable[Tapped], by: Person | None, on: date) -> list[Clash]:
    """Mark places of a meeting, one or all of them. What somebody else changed otherwise since the page was made is
    left as it is and handed back, so that both marks can be shown; what was not touched is not written. Whoever is
    marked as there on the day, or after it, makes the meeting a held one."""
    row = in_hand(meeting)
    places = {each.seat: each for each in seats_of(row.group, row.on or on)}
    marks = {each.pk: each for each in Attendance.objects.select_for_update().filter(meeting=row, guest="")}
    clashes, changed = [], 0
    for each in tapped:
        found = _row_of(each, marks.values())
        said = tidied(_with_deputy(each.said, places.get(each.seat)))
        theirs = said_of(found) if found else Said()
        if said in (each.was, theirs):
            continue
        if theirs != each.was:
            clashes.append(Clash(each, theirs))
            continue
        mark = _mark(row, each, said, found, places, on)
        marks[mark.pk] = mark
        changed += 1
    if changed:
        hold_if_there(row, [each.mark for each in marks.values()], on)
    else:
        nothing_changed()
    return clashes


def _row_of(tapped: Tapped, marks: Iterable[Attendance]) -> Attendance | None:
    return next((each for each in marks if (each.seat_id, each.person_id) == (tapped.seat, tapped.person)), None)


def _with_deputy(said: Said, place: SeatOn | None) -> Said:
    """Who came instead, by number where the name is one of the seat's deputies, or where it has only one."""
    if said.mark != "deputy" or place is None:
        return said
    named = [each for each in place.deputies if each.name == said.who] or (
        list(place.deputies) if len(place.deputies) == 1 and not said.who else []
    )
    if not named:
        return Said(**{**vars(said), "deputy_id": None})
    return Said(**{**vars(said), "deputy_id": named[0].person, "who": ""})


def _mark(
    meeting: Meeting, tapped: Tapped, said: Said, found: Attendance | None, places: dict[int, SeatOn], on: date
) -> Attendance:
    """Write one mark, with its note."""
    place = places.get(tapped.seat)
    if found is None and (place is None or not _sits(place, tapped.person)):
        raise Refusal(NO_SEAT.format(_name_of(tapped)), f"{tapped.seat}-{tapped.person or 0}")
    if sentence := wrong_with(said, meeting.on, on):
        raise Refusal(sentence, f"{tapped.seat}-{tapped.person or 0}")
    mark = found or Attendance(meeting=meeting, seat_id=tapped.seat, person_id=tapped.person, version=0)
    before = values_of(mark, KEPT) if found else {}
    for name in COLUMNS:
        setattr(mark, name, getattr(said, name))
    mark.version += 1
    stored(mark)
    title = place.title if place else str(mark.seat)
    note(mark, before, values_of(mark, KEPT), says=f"was marked: {said.in_words()}", partnership_id=meeting.home_id)
    note(meeting, says=f"marked the seat “{title}”: {said.in_words()}")
    return mark


def _sits(place: SeatOn, person: int | None) -> bool:
    return person in {each.person for each in place.holders} if person else place.is_vacant


def _name_of(tapped: Tapped) -> str:
    person = Person.objects.filter(pk=tapped.person or 0).first()
    return str(person or Seat.objects.filter(pk=tapped.seat).first() or "This person")


def hold_if_there(meeting: Meeting, marks: Iterable[str], on: date) -> None:
    """Note that a meeting was held, once somebody is marked as there and its day has come."""
    day_has_come = meeting.on is None or meeting.on <= on
    if meeting.status == Meeting.Status.PLANNED and day_has_come and THERE & set(marks):
        meeting.LIFECYCLE.take("hold", meeting)
        meeting.version += 1
        meeting.save()
        note(meeting, {"status": "planned"}, {"status": "held"}, says="was held")


@operation
def add_guest(
    *,
    meeting: Meeting,
    who: str,
    guest: str = Attendance.Guest.GUEST,
    agency: Agency | None = None,
    mode: str = "",
    person: Person | None = None,
    note_words: str = "",
    by: Person | None,
    on: date,
) -> Meeting:
    """Add somebody who came without a seat: a guest, a presenter, an observer, or who took the minutes. Somebody who
    holds a seat there on that day is refused, because guests never count."""
    row = in_hand(meeting)
    held = [sitter for seat in seats_of(row.group, row.on or on) for sitter in seat.holders]
    name = " ".join(who.split())
    if any(name.casefold() == each.name.casefold() for each in held):
        raise Refusal(f"{name} holds a seat in this group. Mark them in their seat above.", "who")
    said = {"who": name, "agency": agency, "guest": guest, "mode": mode, "person": person, "note": note_words}
    stored(Attendance(meeting=row, mark=Attendance.Mark.ATTENDED, **said))
    note(row, after={key: value for key, value in said.items() if value}, says=f"added a guest: {name}")
    return row


@operation
def remove_guest(*, attendance: Attendance, by: Person | None, on: date) -> Meeting:
    """Take out somebody who was added as a guest and was not there."""
    row = in_hand(attendance.meeting)
    guest = locked(Attendance.objects.filter(meeting=row, seat=None), attendance.pk)
    note(row, before={"who": guest.who, "guest": guest.guest}, after={}, says="took a guest out")
    guest.delete()
    return row


@operation
def make_guest(*, attendance: Attendance, by: Person | None, on: date) -> Meeting:
    """Keep somebody as a guest who was marked in a seat that they did not hold on that day."""
    row = in_hand(attendance.meeting)
    mark = locked(Attendance.objects.filter(meeting=row, guest="").select_related("person"), attendance.pk)
    before = values_of(mark, ("seat", "guest", "who"))
    who: Any = mark.deputy if mark.mark == "deputy" and mark.deputy else mark.person
    mark.agency_id = mark.seat.agency_id if mark.seat else None
    mark.who = mark.who or str(who or mark.seat)
    mark.seat, mark.guest, mark.mark = None, Attendance.Guest.GUEST, Attendance.Mark.ATTENDED
    mark.version += 1
    stored(mark)
    note(row, before, values_of(mark, ("seat", "guest", "who")), says="kept somebody without a seat as a guest")
    return row
