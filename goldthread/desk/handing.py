"""Who a thing owed can be handed to: colleagues in the same agency, group or seat who answer for it, too."""

from datetime import date

from django.db.models import Q, QuerySet

from goldthread.desk.agency import owes
from goldthread.kit.due import Due
from goldthread.kit.offers import offers
from goldthread.partners.models import Agency, Holding, Person
from goldthread.partners.standing import standing_of, standing_on


def waiting(person: Person, on: date) -> dict[str, Due]:
    """Return what waits for somebody and what their agencies owe, by the page that settles it."""
    found: dict[str, Due] = {}
    for agency in Agency.objects.filter(pk__in=standing_of(person).agencies):
        found |= {due.where: due for dues in owes(person, agency, on).values() for due in dues}
    return found | {due.where: due for offer in offers("due") for due in offer(person, on)}


def answers_too(person: Person, where: str, on: date) -> bool:
    """Say whether a thing waits for somebody, too, so that they both answer for it and may see it."""
    afresh = Person.objects.get(pk=person.pk)
    return where in waiting(afresh, on)


def colleagues(giver: Person, on: date) -> QuerySet:
    """Return those who sit today in an agency, a group or a seat where the giver sits, by name."""
    mine = standing_on(giver.pk, on)
    near = Q(seat__agency__in=mine.agencies) | Q(seat__group__in=mine.groups) | Q(seat__in=mine.seats)
    held = Holding.objects.on(on).filter(near).values("person")
    people = Person.objects.visible_to(giver).filter(pk__in=held, is_active=True, merged_into=None)
    return people.exclude(pk=giver.pk).order_by("name")
