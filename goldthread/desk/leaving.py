"""What somebody who leaves leaves behind: every seat with what it answers for, and what is theirs alone."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from goldthread.kit.offers import offers
from goldthread.kit.owned import Owned, by_kind
from goldthread.partners.keeping import may_keep, roles_to_give
from goldthread.partners.models import Holding, Person, Seat
from goldthread.partners.roles import Permission


@dataclass(frozen=True)
class SeatLeft:
    """One seat somebody holds: what it answers for, who else holds it, and whether the reader may hand it on."""

    holding: Holding
    may_hand_on: bool
    beside: list[str] = field(default_factory=list)
    kinds: dict[str, list[Owned]] = field(default_factory=dict)


@dataclass(frozen=True)
class Leaving:
    """All that somebody leaves behind, as far as the reader may see it."""

    seats: list[SeatLeft] = field(default_factory=list)
    alone: dict[str, list[Owned]] = field(default_factory=dict)
    sits_elsewhere: bool = False

    def to_hand_on(self) -> list[Holding]:
        """Return the holdings that the reader may end."""
        return [each.holding for each in self.seats if each.may_hand_on]

    def marked(self) -> list[Owned]:
        """What the page names, which sets its protective marking."""
        groups = [*(each.kinds for each in self.seats), self.alone]
        return [thing for kinds in groups for things in kinds.values() for thing in things]


def held_still(person: Person, on: date):
    """Return what somebody holds today or will hold, wherever it is."""
    lasting = Q(ends_on=None) | Q(ends_on__gte=on)
    open_still = Q(seat__ends_on=None) | Q(seat__ends_on__gte=on)
    return Holding.objects.filter(lasting, open_still, person=person)


def owned_by(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return what every chapter says these seats, and this person alone, answer for."""
    return [thing for offer in offers("owned") for thing in offer(reader, person, seats)]


def left_behind(reader: Person, person: Person, on: date) -> Leaving:
    """Gather what a person leaves behind; seats of partnerships where the reader does not sit are only hinted at."""
    every = held_still(person, on)
    seen = every.filter(pk__in=Holding.objects.visible_to(reader).values("pk"))
    holdings = list(seen.select_related("person", "seat__partnership", "seat__agency", "seat__group").order_by("pk"))
    seats = [each.seat for each in holdings]
    things = owned_by(reader, person, seats)
    beside = _beside(person, seats, on)
    found = [
        SeatLeft(
            each,
            _may_hand_on(reader, each),
            beside.get(each.seat_id, []),
            by_kind([thing for thing in things if thing.seat == each.seat_id]),
        )
        for each in holdings
    ]
    alone = by_kind([thing for thing in things if thing.seat is None])
    return Leaving(found, alone, every.count() > len(holdings))


def _may_hand_on(reader: Person, holding: Holding) -> bool:
    seat = holding.seat
    within = {role.key for role in roles_to_give(reader, seat.partnership)}
    return may_keep(reader, Permission.KEEP_PLACES, holding) and seat.role in within


def _beside(person: Person, seats: list[Seat], on: date) -> dict[int, list[str]]:
    """Who holds these seats today besides a person, as holder or deputy."""
    others = Holding.objects.on(on).filter(seat__in=seats).exclude(person=person).select_related("person")
    found: dict[int, list[str]] = {}
    for each in others.order_by("is_deputy", "person__name"):
        found.setdefault(each.seat_id, []).append(f"{each.person.name}{' (deputy)' if each.is_deputy else ''}")
    return found
