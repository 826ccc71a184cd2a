"""The briefing of a seat, for whoever takes it up: what it owes, what is due, who sits beside it, what governs."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from goldthread.desk.leaving import owned_by
from goldthread.kit.library import library
from goldthread.kit.library.shapes import Edition
from goldthread.kit.owned import Owned, by_kind
from goldthread.kit.periods import Period, reporting_year
from goldthread.partners.models import Group, Holding, Person, Seat
from goldthread.partners.roles import ROLES, Role

SOON = timedelta(days=90)
MOST = 15
ASK = ("manager", "business unit", "scrutineer")


@dataclass(frozen=True)
class Briefing:
    """What a new holder of a seat should know on their first day, as far as the reader may see it."""

    part: Role
    year: Period
    edition: Edition | None
    late: list[Owned] = field(default_factory=list)
    soon: list[Owned] = field(default_factory=list)
    before: list[Owned] = field(default_factory=list)
    kinds: dict[str, list[Owned]] = field(default_factory=dict)
    beside: list[tuple[Seat, str]] = field(default_factory=list)
    ask: list[tuple[Seat, str]] = field(default_factory=list)

    @property
    def marked(self) -> list[Owned]:
        """What the page names, which sets its protective marking."""
        return [thing for things in self.kinds.values() for thing in things]


def briefing_of(seat: Seat, reader: Person, on: date) -> Briefing:
    """Gather the briefing of a seat."""
    things = owned_by(reader, None, [seat])
    dated = sorted((each for each in things if each.when.last), key=lambda each: each.when.sort_key)

    def due(first: date, last: date) -> list[Owned]:
        return [each for each in dated if each.when.last and first <= each.when.last <= last]

    year = reporting_year(on, seat.partnership.year_start_month)
    around = _around(seat, reader, on)
    return Briefing(
        part=ROLES[seat.role],
        year=year,
        edition=next((each for each in library().editions.values() if each.governs(on)), None),
        late=due(date.min, on - timedelta(1)),
        soon=due(on, on + SOON)[:MOST],
        before=due(date.min, year.start - timedelta(1)),
        kinds=by_kind(things),
        beside=[each for each in around if _is_beside(each[0], seat)],
        ask=[each for each in around if each[0].role in ASK],
    )


def _around(seat: Seat, reader: Person, on: date) -> list[tuple[Seat, str]]:
    """The other seats of the partnership that somebody new wants to know, each with those who hold it today."""
    near = Q(role__in=ASK)
    near |= Q(group=seat.group_id) if seat.group_id else Q(pk__in=())
    near |= Q(agency=seat.agency_id) if seat.agency_id else Q(pk__in=())
    known = Q(group=None) | Q(group__in=Group.objects.visible_to(reader).values("pk"))
    going = Q(ends_on=None) | Q(ends_on__gte=on)
    now = Holding.objects.visible_to(reader).on(on).select_related("person").order_by("is_deputy", "person__name")
    found = Seat.objects.visible_to(reader).filter(near, known, going, partnership=seat.partnership_id)
    seats = found.exclude(pk=seat.pk).prefetch_related(Prefetch("holdings", queryset=now, to_attr="held"))
    return [(each, _names(each.held)) for each in seats.order_by("title")]  # type: ignore[attr-defined]


def _names(held: list[Holding]) -> str:
    return ", ".join(f"{each.person.name}{' (deputy)' if each.is_deputy else ''}" for each in held)


def _is_beside(other: Seat, seat: Seat) -> bool:
    in_group = seat.group_id is not None and other.group_id == seat.group_id
    return in_group or (seat.agency_id is not None and other.agency_id == seat.agency_id)


def holders(seat: Seat, reader: Person, on: date) -> QuerySet:
    """Return who holds a seat today, or will, holder first."""
    lasting = Q(ends_on=None) | Q(ends_on__gte=on)
    found = Holding.objects.visible_to(reader).filter(lasting, seat=seat).select_related("person", "seat")
    return found.order_by("is_deputy", "starts_on", "pk")
