"""What chapters offer, found by a module's name: `due.py` says what is owed, `told.py` where an action is told of."""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from goldthread.actions.telling import Passage
from goldthread.kit.due import Due, soonest_first
from goldthread.partners.models import Person


@cache
def offers(name: str) -> tuple[Callable[..., list[Any]], ...]:
    """Return the function of this name from each chapter's module of this name; nothing here knows which they are."""
    chapters = [
        config.name
        for config in apps.get_app_configs()
        if config.name.startswith("goldthread.") and config.label != "kit"
    ]
    return tuple(getattr(import_module(f"{each}.{name}"), name) for each in chapters if find_spec(f"{each}.{name}"))


def owed(person: Person, on: date) -> list[Due]:
    """Return everything the chapters say is waiting for this person, soonest first."""
    return soonest_first([due for offer in offers("due") for due in offer(person, on)])


def passages(person: Person, actions: list[int]) -> dict[int, list[Passage]]:
    """Return, for each action, the passages that rest on it."""
    found: dict[int, list[Passage]] = {}
    for offer in offers("told"):
        for passage in offer(person, actions):
            found.setdefault(passage.action, []).append(passage)
    return found
