"""What chapters offer the desk: `due.py` says what is owed, `told.py` where an action is told of."""

from datetime import date

from goldthread.actions.telling import Passage
from goldthread.kit.due import Due, soonest_first
from goldthread.kit.offers import offers
from goldthread.partners.models import Person


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
