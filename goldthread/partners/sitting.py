"""Reading who sits in groups, on a day or over a time, in two queries however many seats there are. It is the whole
truth, for counting; what is made of it is shown through a door of its own."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from goldthread.partners.models import Group, Holding, QuorumMember, Seat
from goldthread.partners.rules import SeatOn, SeatSpan, Sitter

FIRST = {"chair": 0}


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
    seats = Seat.objects.filter(_within(first, last), group__in=found).select_related("agency")
    sitters: dict[int, list[Sitter]] = {}
    held = Holding.objects.filter(_within(first, last), seat__group__in=found).select_related("person")
    for row in held.order_by("starts_on", "pk"):
        sitters.setdefault(row.seat_id, []).append(_sitter(row))
    for seat in sorted(seats, key=lambda seat: (FIRST.get(seat.role, 1), seat.title, seat.pk)):
        found[seat.group_id].append(_span(seat, sitters.get(seat.pk, ())))  # type: ignore[index]
    return found


def quorum_of(group: Group) -> list[QuorumMember]:
    """Return the agencies and seats that a group's quorum names."""
    rows = QuorumMember.objects.filter(group=group).select_related("agency", "seat")
    return sorted(rows, key=lambda row: str(row.agency or row.seat))


def _within(first: date, last: date) -> Q:
    begun = Q(starts_on=None) | Q(starts_on__lte=last)
    return begun & (Q(ends_on=None) | Q(ends_on__gte=first))


def _sitter(row: Holding) -> Sitter:
    return Sitter(row.person_id, row.person.name, row.pk, row.is_deputy, row.starts_on, row.ends_on)


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
