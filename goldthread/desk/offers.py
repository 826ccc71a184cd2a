"""What chapters offer the desk: `due.py` says what is owed, `told.py` where an action is told of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q

from goldthread.actions.telling import Passage
from goldthread.desk.models import Handed
from goldthread.kit.due import Due, soonest_first
from goldthread.kit.offers import by_chapter, offers
from goldthread.kit.periods import NOT_KNOWN, uk_date
from goldthread.partners.models import Person


def owed(person: Person, on: date, handed: Mapping[str, Handed] | None = None) -> list[Due]:
    """Return everything the chapters say is waiting for this person, soonest first. What was handed on stands there
    once, for whoever gave it and whoever has it, and says so. With `handed`, what was handed on is in hand already."""
    found = [due for offer in offers("due") for due in offer(person, on)]
    return _with_handed(person, found, handed_of(person) if handed is None else handed)


def owed_by_each(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people, by their number: a chapter that can is asked once for all of them, and
    one that asks little of few people, person by person."""
    found: dict[int, list[Due]] = {person.pk: [] for person in people}
    at_once = by_chapter("due", "dues")
    for chapter, offer in by_chapter("due", "due").items():
        told = at_once[chapter](people, on) if chapter in at_once else {each.pk: offer(each, on) for each in people}
        for person, dues in told.items():
            found[person] += dues
    handed = _handed_among(people)
    return {each.pk: _with_handed(each, found[each.pk], handed.get(each.pk, {})) for each in people}


def _with_handed(person: Person, dues: list[Due], handed: Mapping[str, Handed]) -> list[Due]:
    known = {due.where for due in dues}
    dues = [replace(due, why=_why(due.why, handed[due.where], person)) if due.where in handed else due for due in dues]
    given = [row for where, row in handed.items() if where not in known and row.taker_id == person.pk]
    return soonest_first([*dues, *(_reminder(row, person) for row in given)])


def handed_of(person: Person) -> dict[str, Handed]:
    """Return what somebody gave away or was given and is not over, by the page that settles it; one query."""
    return _handed_among([person]).get(person.pk, {})


def _handed_among(people: list[Person]) -> dict[int, dict[str, Handed]]:
    rows = Handed.objects.filter(Q(giver__in=people) | Q(taker__in=people), ended_on=None)
    found: dict[int, dict[str, Handed]] = {}
    for row in rows.select_related("giver", "taker").order_by("pk"):
        for person in (row.giver_id, row.taker_id):
            found.setdefault(person, {})[row.where] = row
    return found


def _why(why: str, row: Handed, person: Person) -> str:
    is_mine = row.taker_id == person.pk
    said = f"Handed to you by {row.giver}" if is_mine else f"Handed to {row.taker}"
    words = f": {row.words}" if is_mine and row.words else ""
    return " · ".join(filter(None, (f"{said} on {uk_date(row.on)}{words}", why)))


def _reminder(row: Handed, person: Person) -> Due:
    """What stands for a thing that is not due yet, so that no chapter has it on the list."""
    return Due(row.name, "You", NOT_KNOWN, _why("", row, person), row.where)


def passages(person: Person, actions: list[int]) -> dict[int, list[Passage]]:
    """Return, for each action, the passages that rest on it."""
    found: dict[int, list[Passage]] = {}
    for offer in offers("told"):
        for passage in offer(person, actions):
            found.setdefault(passage.action, []).append(passage)
    return found
