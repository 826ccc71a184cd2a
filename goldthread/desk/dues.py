"""What is owed, gathered from every chapter that has a `due.py`; nothing here knows which they are."""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from goldthread.kit.due import Due, soonest_first
from goldthread.partners.models import Person

Offer = Callable[[Person, date], list[Due]]


@cache
def offers() -> tuple[Offer, ...]:
    """Return the `due` function of each chapter that has one, found by its name."""
    chapters = [
        config.name
        for config in apps.get_app_configs()
        if config.name.startswith("goldthread.") and config.label != "kit"
    ]
    return tuple(import_module(f"{name}.due").due for name in chapters if find_spec(f"{name}.due"))


def owed(person: Person, on: date) -> list[Due]:
    """Return everything the chapters say is waiting for this person, soonest first."""
    return soonest_first([due for offer in offers() for due in offer(person, on)])
