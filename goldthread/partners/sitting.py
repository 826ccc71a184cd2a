"""Reading who sits in groups, on a day or over a time, in one query however many seats there are. It is the whole
truth, for counting; what is made of it is shown through a door of its own."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, FilteredRelation, Q

from goldthread.partners.models import Group, QuorumMember, Seat
from goldthread.partners.rules import SeatOn, SeatSpan, Sitter

FIRST = {"chair": 0}
SITTER = {  # what a row says of whoever sits, in the order of a Sitter
    "sitter": "person", "sitter_name": "person__name", "holding": "pk", "stands_in": "is_deputy",
    "since": "starts_on", "until": "ends_on",
}  # fmt: skip


def seats_of(group: Group, on: date) -> list[SeatOn]:
    """Return the seats of a group on a day, its chair first, each with its holders and deputies."""
    return seats_of_groups([group], on)[group.pk]


def seats_of_groups(groups: Iterable[Group], on: date) -> dict[int, list[SeatOn]]:
    """Return the seats of several groups on a day, by group; one without seats has an empty list."""
    spans = seats_between(groups, on, on)
    return {group: [seat for span in rows if (seat := span.on(on))] for group, rows in spans.items()}


def seats_between(groups: Iterable[Group], first: date, last: date) -> dict[int, list[SeatSpan]]:
    """Return the seats that groups had on any day of a time, by group, with everybody who held them then."""
    found: dict[int, list[SeatSpan]] = {group.pk: [] for group in groups}
    held = FilteredRelation("holdings", condition=_within(first, last, "holdings__"))
    rows = Seat.objects.filter(_within(first, last), group__in=found).select_related("agency").annotate(held=held)
    rows = rows.annotate(**{name: F(f"held__{column}") for name, column in SITTER.items()})
    seats: dict[Seat, list[Sitter]] = {}
    for row in rows.order_by("held__starts_on", "held"):
        sitters = seats.setdefault(row, [])
        if row.holding is not None:  # type: ignore[attr-defined]
            sitters.append(Sitter(*(getattr(row, name) for name in SITTER)))
    for seat in sorted(seats, key=lambda seat: (FIRST.get(seat.role, 1), seat.title, seat.pk)):
        found[seat.group_id].append(_span(seat, seats[seat]))  # type: ignore[index]
    return found


def quorum_of(group: Group) -> list[QuorumMember]:
    """Return the agencies and seats that a group's quorum names."""
    rows = QuorumMember.objects.filter(group=group).select_related("agency", "seat")
    return sorted(rows, key=lambda row: str(row.agency or row.seat))


def _within(first: date, last: date, prefix: str = "") -> Q:
    begun = Q(**{f"{prefix}starts_on": None}) | Q(**{f"{prefix}starts_on__lte": last})
    return begun & (Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": first}))


def _span(seat: Seat, sitters: Iterable[Sitter]) -> SeatSpan:
    return SeatSpan(
        seat=seat.pk,
        title=seat.title,
        role=seat.role,
        capacity=seat.capacity,
        sits_as=seat.get_capacity_display(),
        group=seat.group_id,
        agency=seat.agency_id,
        agency_name=str(seat.agency or ""),
        sector=seat.sector,
        counts_for_agency=seat.counts_for_agency,
        sector_rule=seat.sector_rule,
        starts_on=seat.starts_on,
        ends_on=seat.ends_on,
        sitters=tuple(sitters),
    )
