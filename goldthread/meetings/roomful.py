"""Reading the room: every place of a meeting with its mark, guests, and those who were marked out of place."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from goldthread.meetings.marks import Said
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.operations.room import said_of
from goldthread.partners.models import Seat
from goldthread.partners.rules import SeatOn, Sitter
from goldthread.partners.sitting import seats_of


@dataclass(frozen=True)
class Row:
    """One place at a meeting: a seat and, of those who hold it, one; with what is marked."""

    seat: SeatOn
    sitter: Sitter | None
    said: Said
    deputy: str = ""
    number: int | None = None

    @property
    def key(self) -> str:
        return f"{self.seat.seat}-{self.sitter.person if self.sitter else 0}"

    @property
    def name(self) -> str:
        return self.sitter.name if self.sitter else "Nobody holds this seat"

    @property
    def sits(self) -> str:
        """Where they sit, in words: the seat, its agency or sector, and with whom it is shared."""
        seat = self.seat
        body = seat.sector or seat.agency_name
        parts = [seat.title, *([body] if body and body not in seat.title else [])]
        parts += [] if seat.is_member else [str(Seat.Capacity(seat.capacity).label).lower()]
        shared = [each.name for each in seat.holders if self.sitter and each.person != self.sitter.person]
        return ", ".join(parts) + (f". Shares the seat with {' and '.join(shared)}" if shared else "")

    @property
    def deputies(self) -> list[str]:
        return [each.name for each in self.seat.deputies]


@dataclass(frozen=True)
class Roomful:
    """Everybody who may be marked at a meeting, and everybody who was; with the seats and marks it is made of."""

    rows: tuple[Row, ...]
    empty: tuple[SeatOn, ...]
    guests: tuple[Attendance, ...]
    astray: tuple[Attendance, ...]
    seats: tuple[SeatOn, ...]
    marks: tuple[Attendance, ...]

    def only(self, key: str) -> "Roomful":
        return replace(self, rows=tuple(each for each in self.rows if each.key == key))

    @property
    def unmarked(self) -> int:
        return sum(not each.said.mark for each in self.rows if each.sitter)


def roomful(meeting: Meeting, on: date) -> Roomful:
    """Return the places of a meeting on its day, the chair's first, with their marks; two queries."""
    seats = seats_of(meeting.group, meeting.on or on)
    rows_of = Attendance.objects.filter(meeting=meeting).select_related("seat", "person", "deputy", "agency")
    found = list(rows_of.order_by("pk"))
    marks = {(each.seat_id, each.person_id): each for each in found}
    rows = [row for seat in seats for row in _rows(seat, marks)]
    taken = {(row.seat.seat, row.sitter.person if row.sitter else None) for row in rows}
    return Roomful(
        rows=tuple(rows),
        empty=tuple(seat for seat in seats if seat.is_vacant and not seat.deputies),
        guests=tuple(each for each in found if each.guest),
        astray=tuple(each for key, each in marks.items() if not each.guest and key not in taken),
        seats=tuple(seats),
        marks=tuple(found),
    )


def _rows(seat: SeatOn, marks: dict[tuple[int | None, int | None], Attendance]) -> Iterable[Row]:
    """The places of a seat: one for each who holds it; of an empty one, its deputy's."""
    sitters: tuple[Sitter | None, ...] = seat.holders or ((None,) if seat.deputies else ())
    for sitter in sitters:
        mark = marks.get((seat.seat, sitter.person if sitter else None))
        if mark is None:
            yield Row(seat, sitter, Said())
        else:
            yield Row(seat, sitter, said_of(mark), str(mark.deputy or ""), mark.pk)


def packed(said: Said) -> str:
    """A mark as a text, for a form to carry what its page showed."""
    return json.dumps({name: value for name, value in vars(said).items() if value}, default=str)


def unpacked(text: str) -> Said:
    """The mark that a form carries; none where it cannot be read, so that nothing is overwritten by it unseen."""
    try:
        found = json.loads(text or "{}")
        times = {name: time.fromisoformat(found[name]) for name in ("came_at", "left_at") if name in found}
        return Said(**{**found, **times})
    except (ValueError, TypeError):
        return Said()
