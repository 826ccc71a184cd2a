"""What seats answer for: the agencies and groups whose work is theirs to report on, and the groups they chair; and the
comments that wait for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet

from goldthread.kit.owned import Owned
from goldthread.kit.periods import uk_date
from goldthread.partners.models import Comment, Group, Person, Seat
from goldthread.partners.roles import ANSWERS_FOR
from goldthread.partners.standing import standing_of

MOST = 50


@dataclass(frozen=True)
class Bodies:
    """The numbers of seats, agencies and groups that some seats answer for, and through which seats."""

    seats: frozenset[int]
    agencies: frozenset[int]
    groups: frozenset[int]
    through: dict[tuple[str, int], tuple[int, ...]]

    def seats_of(self, record: Any) -> tuple[int, ...]:
        """Return the seats through which a record with a seat, an agency or a group column is answered for."""
        named = ((kind, getattr(record, f"{kind}_id", None)) for kind in ("seat", "agency", "group"))
        found = (self.through.get((kind, pk), ()) for kind, pk in named if pk is not None)
        return tuple(dict.fromkeys(seat for some in found for seat in some))


def bodies_of(seats: Iterable[Seat]) -> Bodies:
    """Return what these seats answer for: themselves, the agency of whoever leads it, the group of its chair."""
    through: dict[tuple[str, int], tuple[int, ...]] = {}
    for seat in seats:
        places = [("seat", seat.pk)]
        places += [(kind, getattr(seat, f"{kind}_id")) for kind, roles in ANSWERS_FOR.items() if seat.role in roles]
        for place in places:
            if place[1] is not None:
                through[place] = (*through.get(place, ()), seat.pk)
    named = {kind: frozenset(pk for each, pk in through if each == kind) for kind in ("seat", "agency", "group")}
    return Bodies(named["seat"], named["agency"], named["group"], through)


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the groups that these seats chair, and the comments that a person was asked to answer."""
    return [*_chaired(reader, bodies_of(seats)), *(_asked(reader, person) if person else ())]


def _asked(reader: Person, person: Person) -> list[Owned]:
    open_still = standing_of(reader).kept("comments to", reader.pk, build=partial(_open_to, reader), person=person.pk)
    return [
        Owned(None, "Comments to them that nobody resolved", f"{each.by}, {uk_date(each.on)}", each.get_absolute_url())
        for each in open_still
    ]


def _open_to(reader: Person, person: Any) -> QuerySet:
    """Whatever can be commented on has its door in this."""
    comments = Comment.objects.visible_to(reader).filter(addressed__person=person, resolved_on=None, under=None)
    return comments.select_related("by").order_by("pk")[:MOST]


def _chaired(reader: Person, bodies: Bodies) -> list[Owned]:
    if not bodies.groups:
        return []
    chaired = Group.objects.visible_to(reader).filter(pk__in=bodies.groups, ends_first=None)
    return [
        Owned(seat, "Groups chaired", group.name, group.get_absolute_url())
        for group in chaired
        for seat in bodies.through["group", group.pk]
    ]
