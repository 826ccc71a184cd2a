"""Reading attendance: the meetings of a period, the seats that were expected, and their marks, in few queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import F, Q, QuerySet

from goldthread.kit.choosing import LONG
from goldthread.kit.periods import Period
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.rules import Cell, Days, Mark, Place, Sitting, cells, overlap, sharing, why_not
from goldthread.partners.models import Group, GroupShare, Holding, Membership, Partnership, Person, Seat
from goldthread.partners.rules import SeatOn, SeatSpan

EVERY = Q()
SEATED = {"agency": "agency", "group": "group", "seat": "pk"}
ALWAYS: Days = (date.min, date.max)
SEAT = (
    "pk", "title", "agency__short_name", "agency__name", "role", "capacity", "group_id", "agency_id", "sector",
    "counts_for_agency", "sector_rule", "starts_on", "ends_on",
)  # fmt: skip
COLUMNS = ("pk", "group_id", "on", "status", "reason", "number", "title", "home_id", "group__name", "group__home_id")


@dataclass(frozen=True)
class Held:
    """A meeting as it is named beside a figure."""

    pk: int
    reference: str
    words: str
    group: str
    on: date | None
    why_not: str = ""

    def get_absolute_url(self) -> str:
        return Meeting(pk=self.pk).get_absolute_url()


@dataclass(frozen=True)
class Register:
    """The attendance of a period: what counts, seat by seat and meeting by meeting, and what does not, with why."""

    as_at: date
    sittings: tuple[Sitting, ...] = ()
    named: dict[int, Held] = field(default_factory=dict)
    seats: dict[int, SeatSpan] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    marks: tuple[Mark, ...] = ()

    @cached_property
    def cells(self) -> list[Cell]:
        """What is known of each seat at each meeting that counts."""
        return cells(self.sittings, self.places, self.marks, self.as_at)

    @property
    def counted(self) -> list[Held]:
        """The meetings that count, latest first."""
        return [each for each in self.named.values() if not each.why_not]

    @property
    def left_out(self) -> list[Held]:
        """The meetings that count for nobody, each with why."""
        return [each for each in self.named.values() if each.why_not]

    @cached_property
    def out_of_place(self) -> int:
        """How many marks are of a seat that was no place of the group on the day, and so count for nobody."""
        known = {(cell.meeting, cell.place.seat) for cell in self.cells}
        counting = {each.pk for each in self.counted}
        marked = {(each.meeting, each.seat) for each in self.marks if each.mark and each.meeting in counting}
        return len(marked - known)

    @property
    def agencies(self) -> dict[int, str]:
        """The agencies that sit anywhere in it, by number, with their names."""
        return {each.agency: each.agency_name for each in self.seats.values() if each.agency is not None}


def of_partnership(partnership: Partnership) -> Q:
    """Return the condition that a meeting may count for a partnership: of its own groups, or of those it ever shared;
    for which day it counts is settled by `register`."""
    shared = GroupShare.objects.filter(partnership=partnership).values("group")
    return Q(group__home=partnership) | Q(group__in=shared)


def sat_in(by: str, of: str) -> Q:
    """Return the condition that a meeting may be behind the figure of an agency, group or seat: of a group in which
    that ever sat. Of anything else, every meeting may be."""
    if by not in SEATED or not (of.isdecimal() and len(of) < LONG):
        return EVERY
    return Q(group__in=Seat.objects.filter(**{SEATED[by]: int(of)}).values("group"))


def meetings_seen(reader: Person) -> QuerySet:
    """Return the meetings whose attendance a reader may see: those they see at all."""
    return Meeting.objects.visible_to(reader)


def meetings_counted() -> QuerySet:
    """Return the meetings whose attendance a report counts: all but those of case panels."""
    return Meeting.objects.exclude(group__kind=Group.Kind.PANEL).exclude(circle="panel")


def register(
    meetings: QuerySet,
    period: Period,
    as_at: date,
    partnership: Partnership | None = None,
    agencies: Collection[int] | None = None,
) -> Register:
    """Return the attendance of these meetings in a period, as far as they count for a partnership, of every seat or of
    those of some agencies; six queries, however many meetings there are. A meeting whose day is not known is among what
    does not count."""
    rows = list(
        meetings.filter(Q(on__range=(period.start, period.end)) | Q(on=None))
        .order_by("-on", "-pk")
        .values_list(*COLUMNS)
    )
    if partnership is not None:
        rows = _counting_for(partnership, rows)
    sittings = tuple(Sitting(*row[:5]) for row in rows)
    seats = _seats({row[1] for row in rows}, period, agencies)
    return Register(
        as_at=as_at,
        sittings=sittings,
        named={row[0]: _named(row, sitting, as_at) for row, sitting in zip(rows, sittings, strict=True)},
        seats=seats,
        groups={row[1]: row[8] for row in rows},
        places=_places(seats, period),
        marks=_marks([row[0] for row in rows], None if agencies is None else seats),
    )


def cells_of(
    meeting: Meeting,
    on: date,
    seats: Iterable[SeatOn],
    marks: Iterable[Attendance],
    windows: Mapping[int, list[Days]],
) -> list[Cell]:
    """Return what is known of each seat at one meeting, from the seats of its day, its marks, and the days on which the
    agencies of the seats had a place."""
    places = [_place(each, windows.get(each.seat, [ALWAYS]), [ALWAYS] if each.holders else []) for each in seats]
    told = [Mark(meeting.pk, each.seat_id, each.mark, each.person_id) for each in marks if each.seat_id]
    return cells([Sitting(meeting.pk, meeting.group_id, on)], places, told, on)


def _counting_for(partnership: Partnership, rows: list[tuple]) -> list[tuple]:
    """Keep the meetings that count for a partnership on their day."""
    shares: dict[int, list[tuple[int, date | None, date | None]]] = {}
    told = GroupShare.objects.filter(group__in={row[1] for row in rows})
    for group, *share in told.values_list("group", "partnership", "starts_on", "ends_on"):
        shares.setdefault(group, []).append(tuple(share))  # type: ignore[arg-type]
    return [
        row
        for row in rows
        if partnership.pk in sharing(row[9], shares.get(row[1], ()), row[2] or date.max)
    ]  # fmt: skip


def _named(row: tuple, sitting: Sitting, as_at: date) -> Held:
    words = row[6] or f"Meeting of the {row[8]}"
    return Held(row[0], f"{Meeting.REFERENCE}-{row[5]}", words, row[8], row[2], why_not(sitting, as_at))


def _within(period: Period) -> Q:
    begun = Q(starts_on=None) | Q(starts_on__lte=period.end)
    return begun & (Q(ends_on=None) | Q(ends_on__gte=period.start))


def _seats(groups: set[int], period: Period, agencies: Collection[int] | None) -> dict[int, SeatSpan]:
    """The seats that groups had on any day of a period, as bare values: a year has hundreds."""
    rows = Seat.objects.filter(_within(period), group__in=groups)
    rows = rows if agencies is None else rows.filter(agency__in=agencies)
    found = {}
    for pk, title, short, long, *rest in rows.values_list(*SEAT):
        about = dict(zip(SEAT[4:], rest, strict=True))
        found[pk] = SeatSpan(
            seat=pk, title=title, agency_name=short or long or "", agency=about.pop("agency_id"),
            group=about.pop("group_id"), **about,
        )  # fmt: skip
    return found


def _places(seats: dict[int, SeatSpan], period: Period) -> tuple[Place, ...]:
    """Seats with the days on which each was a place: its own, and those of its agency's place in a partnership."""
    windows = _windows(seats)
    held: dict[int, list[Days]] = {}
    holders = Holding.objects.filter(_within(period), seat__in=seats, is_deputy=False)
    for seat, *days in holders.values_list("seat_id", "starts_on", "ends_on"):
        held.setdefault(seat, []).append(days_of(*days))
    return tuple(
        _place(each, windows.get(each.seat, [ALWAYS]), held.get(each.seat, []), days_of(each.starts_on, each.ends_on))
        for each in seats.values()
    )


def _windows(seats: Iterable[int]) -> dict[int, list[Days]]:
    """The days on which the agencies of seats had a place in their partnership, by seat."""
    windows: dict[int, list[Days]] = {}
    for seat, *days in places_of_agencies(seats).values_list("agency__seats", "starts_on", "ends_on"):
        windows.setdefault(seat, []).append(days_of(*days))
    return windows


def places_of_agencies(seats: Iterable[int]) -> QuerySet:
    """Return the places of the agencies of seats in the partnerships of these, one row for each seat and place."""
    return Membership.objects.filter(agency__seats__in=tuple(seats), partnership=F("agency__seats__partnership"))


def _place(seat: SeatSpan | SeatOn, windows: list[Days], held: list[Days], own: Days = ALWAYS) -> Place:
    return Place(
        seat=seat.seat,
        group=seat.group or 0,
        agency=seat.agency,
        sector=seat.sector,
        capacity=seat.capacity,
        counts_for_agency=seat.counts_for is not None,
        days=overlap([own], _merged(windows)),
        held=tuple(held),
    )


def days_of(first: date | None, last: date | None) -> Days:
    """Return the days from the first to the last; one that is not known is no limit."""
    return first or date.min, last or date.max


def _merged(windows: list[Days]) -> list[Days]:
    """The same days as spans that do not overlap."""
    found: list[Days] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _marks(meetings: list[int], seats: Collection[int] | None) -> tuple[Mark, ...]:
    rows = Attendance.objects.filter(meeting__in=meetings, seat__isnull=False)
    rows = rows if seats is None else rows.filter(seat__in=tuple(seats))
    return tuple(Mark(*row) for row in rows.order_by().values_list("meeting_id", "seat_id", "mark", "person_id"))
