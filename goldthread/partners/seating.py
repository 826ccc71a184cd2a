"""Who sits where today: a partnership's own seats, those of its agencies, and its groups from the executive down."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from goldthread.kit.addresses import address
from goldthread.partners.models import Group, Holding, Partnership, Person, Seat
from goldthread.partners.places import from_the_top, groups_kept, open_or_to_come, seats_of_insiders

COLUMNS = ("pk", "title", "capacity", "group_id", "agency_called")
AS = dict(Seat.Capacity.choices)


@dataclass(frozen=True)
class Holder:
    """Who holds a seat, or will."""

    name: str
    is_deputy: bool
    starts_on: date | None


@dataclass(frozen=True)
class Sitting:
    """One open seat, as the page of who sits where prints it."""

    pk: int
    title: str
    sits_as: str
    group: int | None
    agency: str
    held: tuple[Holder, ...]

    @property
    def url(self) -> str:
        return address("partners:seat", self.pk)


@dataclass(frozen=True)
class Table:
    """One group, or the partnership itself, with its seats."""

    name: str
    kind: str
    url: str
    under: str
    note: str
    seats: list[Sitting]


def sittings(partnership: Partnership, person: Person, on: date) -> list[Sitting]:
    """Return the seats open today, those who only answer returns left out, each with who holds it;
    a seat has no more columns than the page prints, for there are hundreds."""
    held = defaultdict(list)
    rows = Holding.objects.visible_to(person).filter(open_or_to_come(on), seat__partnership=partnership)
    told = rows.order_by("is_deputy", "starts_on").values_list("seat_id", "person__name", "is_deputy", "starts_on")
    for seat, name, is_deputy, starts_on in told:
        held[seat].append(Holder(name, is_deputy, starts_on))
    seats = seats_of_insiders(partnership, person, on).annotate(agency_called=F("agency__name"))
    return [
        Sitting(pk, title, str(AS[capacity]), group, agency or "", tuple(held[pk]))
        for pk, title, capacity, group, agency in seats.values_list(*COLUMNS)
    ]


def who_sits_where(partnership: Partnership, person: Person, on: date) -> list[Table]:
    """Return the open seats of a partnership: its own first, those of agencies, then group by group."""
    seats = sittings(partnership, person, on)
    sitting = defaultdict(list)
    for each in seats:
        sitting[each.group].append(each)
    own = [each for each in sitting[None] if not each.agency]
    of_agencies = sorted((each for each in sitting[None] if each.agency), key=lambda seat: (seat.agency, seat.title))
    tables = [Table("The partnership", "", "", "", "", own), Table("Agencies", "", "", "", "", of_agencies)]
    tables = [each for each in tables if each.seats]
    for group in from_the_top(each for each in groups_kept(partnership, person) if not _over(each, on)):
        under = ", ".join(place.parent.name for place in group.parents.all())
        kind = str(group.get_kind_display())
        tables.append(Table(group.name, kind, group.get_absolute_url(), under, group.paused_why, sitting[group.pk]))
    return tables


def _over(group: Group, on: date) -> bool:
    return bool(group.ends_last and group.ends_last < on)
