"""A colleague in the agency lead's seat, and a thing that was handed to them."""

from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.desk.models import Handed
from goldthread.partners.models import Holding, Person
from tests.cast import TODAY, World, person


def a_colleague(world: World) -> Person:
    """Return somebody who holds the agency lead's seat, too."""
    found = Person.objects.filter(email="colleague@example.org").first() or person("colleague")
    Holding.objects.get_or_create(seat=world.seats["agency lead"], person=found, starts_on=date(2024, 4, 1))
    return found


def owed_page(world: World) -> str:
    """The page that settles what the agency lead owes."""
    return reverse("actions:progress", args=(world.action.pk,))


def handed(world: World, **more: Any) -> Handed:
    """Return what the agency lead handed to a colleague."""
    wanted = {"where": owed_page(world), "name": "Action AC-1", "on": TODAY, "words": "You know the printer."} | more
    return Handed.objects.create(giver=world.people["agency lead"], taker=a_colleague(world), **wanted)
