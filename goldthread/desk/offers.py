"""What chapters offer the desk: `due.py` says what is owed, `waiting.py` to whom anything may be, `told.py` where an
action is told of."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from goldthread.actions.telling import Passage
from goldthread.desk.models import Handed
from goldthread.kit.due import Due, soonest_first
from goldthread.kit.offers import by_chapter, offers
from goldthread.kit.periods import NOT_KNOWN, uk_date
from goldthread.partners.models import Person
from goldthread.partners.standing import standing_of
from goldthread.partners.waiting import Waiting


def owed(
    person: Person, on: date, waits: Mapping[str, Waiting] | None = None, handed: Mapping[str, Handed] | None = None
) -> list[Due]:
    """Return everything the chapters say is waiting for this person, soonest first. What was handed on stands there
    once, for whoever gave it and whoever has it, and says so. With `waits`, only the chapters are asked of which
    anything may wait for this person; with `handed`, what was handed on is in hand already."""
    dues = [due for offer in _asked(person, waits) for due in offer(person, on)]
    handed = handed_of(person) if handed is None else handed
    known = {due.where for due in dues}
    dues = [replace(due, why=_why(due.why, handed[due.where], person)) if due.where in handed else due for due in dues]
    given = [row for where, row in handed.items() if where not in known and row.taker_id == person.pk]
    return soonest_first([*dues, *(_reminder(row, person) for row in given)])


def handed_of(person: Person) -> dict[str, Handed]:
    """Return what somebody gave away or was given and is not over, by the page that settles it; one query."""
    rows = Handed.objects.visible_to(person).filter(ended_on=None).select_related("giver", "taker")
    return {row.where: row for row in rows.order_by("pk")}


def _why(why: str, row: Handed, person: Person) -> str:
    is_mine = row.taker_id == person.pk
    said = f"Handed to you by {row.giver}" if is_mine else f"Handed to {row.taker}"
    words = f": {row.words}" if is_mine and row.words else ""
    return " · ".join(filter(None, (f"{said} on {uk_date(row.on)}{words}", why)))


def _reminder(row: Handed, person: Person) -> Due:
    """What stands for a thing that is not due yet, so that no chapter has it on the list."""
    return Due(row.name, "You", NOT_KNOWN, _why("", row, person), row.where)


def _asked(person: Person, waits: Mapping[str, Waiting] | None) -> list[Callable[..., list[Due]]]:
    """A chapter that does not say whom anything waits for is always asked."""
    chapters, standing = by_chapter("due", "due"), standing_of(person)
    return [
        offer for chapter, offer in chapters.items()
        if waits is None or chapter not in waits or waits[chapter].may_concern(person.pk, standing)
    ]  # fmt: skip


def whom_anything_waits_for(on: date) -> dict[str, Waiting]:
    """Return, for each chapter that says so, whom anything of it may be waiting for."""
    return {chapter: offer(on) for chapter, offer in by_chapter("waiting", "waiting").items()}


def passages(person: Person, actions: list[int]) -> dict[int, list[Passage]]:
    """Return, for each action, the passages that rest on it."""
    found: dict[int, list[Passage]] = {}
    for offer in offers("told"):
        for passage in offer(person, actions):
            found.setdefault(passage.action, []).append(passage)
    return found
