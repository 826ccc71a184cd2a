"""Who a thing owed can be handed to: colleagues in the same agency, group or seat who answer for it, too."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from goldthread.desk.agency import owes
from goldthread.desk.models import Handed
from goldthread.kit.due import Due
from goldthread.kit.offers import offers
from goldthread.partners.models import Agency, Holding, Person
from goldthread.partners.standing import standing_of, standing_on


@dataclass(frozen=True)
class Item:
    """A thing that waits, and the agencies that owe it; none for what a group, a seat or a person alone owes."""

    due: Due
    agencies: tuple[int, ...] = ()


def waiting(person: Person, on: date) -> dict[str, Item]:
    """Return what waits for somebody and what their agencies owe, by the page that settles it."""
    found: dict[str, Item] = {}
    for agency in Agency.objects.filter(pk__in=standing_of(person).agencies).order_by("pk"):
        for due in (due for dues in owes(person, agency, on).values() for due in dues):
            before = found[due.where].agencies if due.where in found else ()
            found[due.where] = Item(due, (*before, agency.pk))
    for due in (due for offer in offers("due") for due in offer(person, on)):
        found.setdefault(due.where, Item(due))
    return found


def settled(on: date) -> list[Handed]:
    """Return what was handed on and waits no longer, neither for who gave it nor for who has it."""
    rows = list(Handed.objects.filter(ended_on=None).select_related("giver", "taker").order_by("pk"))
    people = {person.pk: person for row in rows for person in (row.giver, row.taker)}
    waits = {pk: waiting(person, on) for pk, person in people.items()}
    return [row for row in rows if row.where not in waits[row.giver_id] and row.where not in waits[row.taker_id]]


def answers_too(person: Person, where: str, on: date) -> bool:
    """Say whether a thing waits for somebody, too, so that they both answer for it and may see it."""
    afresh = Person.objects.get(pk=person.pk)
    return where in waiting(afresh, on)


def colleagues(giver: Person, on: date, agencies: Collection[int] = ()) -> QuerySet:
    """Return those who sit today for one of these agencies, by name; where none is given, those who sit in an agency, a
    group or a seat where the giver sits."""
    mine = standing_of(giver) if on == localdate() else standing_on(giver.pk, on)
    near = Q(seat__agency__in=mine.agencies) | Q(seat__group__in=mine.groups) | Q(seat__in=mine.seats)
    near = Q(seat__agency__in=agencies) if agencies else near
    held = Holding.objects.on(on).filter(near).values("person")
    people = Person.objects.visible_to(giver).filter(pk__in=held, is_active=True, merged_into=None)
    return people.exclude(pk=giver.pk).order_by("name")
