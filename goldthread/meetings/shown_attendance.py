"""How attendance is shown: rows by agency, seat, sector or group, their picture, and who came to one meeting."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.kit.charts.strips import strips
from goldthread.kit.charts.svg import BLUE, GREY, PALE, PAPER, TURQUOISE
from goldthread.kit.columns import Column
from goldthread.kit.exports import remember
from goldthread.kit.words import counted, in_words, sentence_case
from goldthread.meetings.attended import Held, Register
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.quorum import quorum_of
from goldthread.meetings.rules import MEMBER, RULE, STATES, Cell, Place, Tally, best, tallies, tally
from goldthread.partners.models import Person, Seat, among
from goldthread.partners.sitting import seats_of

PICTURED, WIDE = 24, 440.0
NAMED = ("person", "deputy")
CAPACITIES = dict(Seat.Capacity.choices)
PARTS = (
    ("In person", BLUE), ("By a deputy", TURQUOISE), ("Not there", PALE), ("Not yet marked", PAPER), ("Vacant", GREY),
)  # fmt: skip

OF: dict[str, Callable[[Place], Any]] = {
    "agency": lambda place: place.for_agency,
    "seat": lambda place: place.seat,
    "sector": lambda place: place.sector,
    "group": lambda place: place.group,
}


@dataclass(frozen=True)
class Row:
    """The attendance of one agency, seat, sector or group: its members' figures first, other capacities apart."""

    name: str
    about: str
    tally: Tally
    url: str
    others: tuple[tuple[str, Tally], ...] = ()
    nouns: tuple[str, str] = ("meeting", "meetings")

    @property
    def in_person(self) -> str:
        return self.tally.words(self.tally.in_person, self.nouns)

    @property
    def represented(self) -> str:
        return self.tally.words(self.tally.represented, self.nouns)

    @property
    def away(self) -> str:
        """What is known of the meetings at which it was not represented."""
        each = self.tally
        if not each.expected:
            return "No seat as a member"
        told = (
            (each.apologies, "with apologies"),
            (each.absent, "without apologies"),
            (each.unmarked, "not yet marked"),
            (each.vacant, "vacant"),
        )
        return sentence_case(", ".join(f"{in_words(number)} {words}" for number, words in told if number))

    @property
    def elsewise(self) -> str:
        """How often it was there in another capacity than as a member."""
        return "; ".join(f"{words}: {each.words(each.represented)}" for words, each in self.others)

    @property
    def named(self) -> str:
        return f"{self.name}, {self.about}" if self.about else self.name

    def get_absolute_url(self) -> str:
        return self.url


def by_agency(found: Register, url: Callable[[object], str]) -> list[Row]:
    """A row an agency: what its members' seats add up to, and apart from it what others of its seats do."""
    parted: dict[str, list[Cell]] = {capacity: [] for capacity in CAPACITIES}
    for cell in found.cells:
        parted[cell.place.capacity].append(cell)
    of = {capacity: tallies(cells, OF["agency"]) for capacity, cells in parted.items()}
    rows = []
    for agency, name in found.agencies.items():
        others = tuple(
            (CAPACITIES[each], of[each][agency]) for each in CAPACITIES if each != MEMBER and agency in of[each]
        )
        if agency in of[MEMBER] or others:
            rows.append(Row(name, "", of[MEMBER].get(agency, Tally()), url(agency), others))
    return sorted(rows, key=lambda row: row.name.lower())


def by_sector(found: Register, url: Callable[[object], str]) -> list[Row]:
    """A row a sector that has a seat."""
    members = (cell for cell in found.cells if cell.place.capacity == MEMBER and cell.place.sector)
    rows = tallies(members, OF["sector"])
    return [Row(sector, "", each, url(sector)) for sector, each in sorted(rows.items())]


def by_seat(found: Register, url: Callable[[object], str]) -> list[Row]:
    """A row a seat, members before others."""
    of: dict[int, list[str]] = {}
    for cell in found.cells:
        of.setdefault(cell.place.seat, []).append(cell.state)
    seats = [found.seats[seat] for seat in of]
    ordered = sorted(seats, key=lambda seat: (not seat.is_member, found.groups.get(seat.group or 0, ""), seat.title))
    return [
        Row(seat.title, _about(seat, found), tally(of[seat.seat]), url(seat.seat)) for seat in ordered
    ]  # fmt: skip


def by_group(found: Register, url: Callable[[object], str]) -> list[Row]:
    """A row a group: how many of its members' seats were filled, over all its meetings."""
    states: dict[int, list[str]] = {group: [] for group in found.groups}
    for cell in found.cells:
        if cell.place.capacity == MEMBER:
            states[cell.place.group].append(cell.state)
    held = Counter(each.group for each in found.sittings if not found.named[each.pk].why_not)
    return [
        Row(name, f"{counted(held[group], 'meeting')} held", tally(states[group]), url(group), (), ("place", "places"))
        for group, name in sorted(found.groups.items(), key=lambda pair: pair[1].lower())
    ]


BY = {"agency": by_agency, "group": by_group, "seat": by_seat, "sector": by_sector}


def _about(seat: Any, found: Register) -> str:
    parts = [found.groups.get(seat.group, ""), "" if seat.is_member else CAPACITIES[seat.capacity]]
    return " · ".join(part for part in parts if part)


def drill_url(by: str, **asked: str) -> Callable[[object], str]:
    """Return how the page of one row's meetings is addressed."""
    base = reverse("meetings:attended")
    kept = {name: value for name, value in asked.items() if value}
    return lambda of: f"{base}?{urlencode({'by': by, 'of': of, **kept})}"


COLUMNS = (
    Column("What", "about", empty=""),
    Column("In person", "in_person"),
    Column("Represented", "represented"),
    Column("Otherwise", "away", empty="Always represented"),
)
ELSEWISE = Column("In other capacities", "elsewise", empty="None")
FILE = (
    Column("Name", "name"), Column("What", "about"), Column("Meetings", "tally.expected"),
    Column("In person", "tally.in_person"), Column("In person, %", lambda row: row.tally.share(row.tally.in_person)),
    Column("By a deputy", "tally.deputy"), Column("Represented", "tally.represented"),
    Column("Represented, %", lambda row: row.tally.share(row.tally.represented)),
    Column("Apologies", "tally.apologies"), Column("Absent without apologies", "tally.absent"),
    Column("Not yet marked", "tally.unmarked"), Column("Vacant", "tally.vacant"),
    Column("Complete", "tally.is_complete"), Column("In other capacities", "elsewise"),
    Column("Rule", lambda row: RULE),
)  # fmt: skip
remember(FILE, "attendance")


def columns_of(rows: list[Row], by: str) -> tuple[Column, ...]:
    """The columns that have anything to say, under the heading of what the rows are."""
    head = Column(sentence_case(by), "name", is_link=True)
    wanted = [each for each in COLUMNS if any(each.read(row) for row in rows)]
    return (head, *wanted, *([ELSEWISE] if any(row.others for row in rows) else []))


def picture(rows: list[Row], title: str) -> str:
    """A strip a row, cut after two dozen; nothing when there is nothing to draw."""
    drawn = [row for row in rows if row.tally.expected][:PICTURED]
    if not drawn:
        return ""
    said = "; ".join(f"{row.named}: in person {row.in_person}, represented {row.represented}" for row in drawn)
    bars = [(row.name, _parts(row.tally), f"{row.tally.represented} of {row.tally.expected}") for row in drawn]
    return strips("attendance", title, said, states=PARTS, rows=bars, width=WIDE)


def _parts(each: Tally) -> tuple[int, ...]:
    return each.in_person, each.deputy, each.apologies + each.absent, each.unmarked, each.vacant


@dataclass(frozen=True)
class Came:
    """One meeting behind a figure: the meeting, what counts of it, and each seat with its own state."""

    held: Held
    state: str
    seats: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Behind:
    """What stands behind one figure: its name, its tally, and its meetings."""

    name: str
    tally: Tally
    came: list[Came] = field(default_factory=list)
    others: list[Came] = field(default_factory=list)
    nouns: tuple[str, str] = ("meeting", "meetings")

    @property
    def in_person(self) -> str:
        return self.tally.words(self.tally.in_person, self.nouns)

    @property
    def represented(self) -> str:
        return self.tally.words(self.tally.represented, self.nouns)


def behind(found: Register, by: str, of: str) -> Behind | None:
    """Return the meetings behind one row; None when nothing is behind it."""
    cells = [cell for cell in found.cells if str(OF[by](cell.place)) == of]
    if not cells:
        return None
    members = [cell for cell in cells if cell.place.capacity == MEMBER or by == "seat"]
    others = [cell for cell in cells if cell not in members]
    name = {"sector": of, "group": found.groups.get(cells[0].place.group, "")}.get(by)
    seat = found.seats[cells[0].place.seat]
    named = name or (seat.agency_name if by == "agency" else seat.title)
    came = _came(members, found)
    whole = tally(cell.state for cell in members) if by == "group" else tally(state for state, _ in came)
    nouns = ("place", "places") if by == "group" else ("meeting", "meetings")
    return Behind(named, whole, [each for _, each in came], [each for _, each in _came(others, found)], nouns)


def _came(cells: list[Cell], found: Register) -> list[tuple[str, Came]]:
    """The meetings of these cells, latest first, each with its state."""
    of: dict[int, list[Cell]] = {}
    for cell in cells:
        of.setdefault(cell.meeting, []).append(cell)
    rows = []
    for held in found.counted:
        if here := of.get(held.pk):
            state = best(cell.state for cell in here)
            seats = sorted((found.seats[cell.place.seat].title, STATES[cell.state]) for cell in here)
            rows.append((state, Came(held, STATES[state], tuple(seats))))
    return rows


def on_page(meeting: Meeting, person: Person) -> dict[str, Any]:
    """Return what the page of a meeting shows of who came: its seats with their marks, guests, and the quorum."""
    on, rows = meeting.on, _marks(meeting, person)
    told: dict[int | None, list[Attendance]] = {}
    for row in rows:
        told.setdefault(row.seat_id, []).append(row)
    seats = seats_of(meeting.group, on) if on else []
    guests = told.pop(None, [])
    places = [(seat, told.pop(seat.seat, [])) for seat in seats]
    return {
        "places": places,
        "out_of_place": [row for each in told.values() for row in each if row.mark],
        "guests": guests,
        "quorum": quorum_of(meeting, seats, rows),
        "is_marked": any(row.mark for row in rows),
    }


def _marks(meeting: Meeting, person: Person) -> list[Attendance]:
    """The marks of a meeting, with the people whom this reader may see; of others, no name."""
    seen = Person.objects.visible_to(person)
    rows = Attendance.objects.filter(meeting=meeting).select_related("seat", "agency", *NAMED)
    found = list(rows.annotate(**{f"sees_{each}": among(seen, each) for each in NAMED}))
    for row in found:
        for each in NAMED:
            if not getattr(row, f"sees_{each}"):
                Attendance._meta.get_field(each).set_cached_value(row, None)  # type: ignore[union-attr]
    return found
