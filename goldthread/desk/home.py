"""What the home page gathers: what waits, what comes up, what changed, and four numbers."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from goldthread.actions.models import Action, Recommendation
from goldthread.desk.offers import owed
from goldthread.kit.due import Due
from goldthread.partners.models import Partnership, Person
from goldthread.plan.models import Objective
from goldthread.trail.queries import changed_since

MOST = 10
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Home:
    """What a reader finds when they come in."""

    waiting: list[Due] = field(default_factory=list)
    coming: list[Due] = field(default_factory=list)
    more: int = 0
    changed: list[Any] = field(default_factory=list)
    stats: list[Counted] = field(default_factory=list)


def home_of(person: Person, partnership: Partnership | None, on: date, since: datetime | None) -> Home:
    """Gather a reader's home: at most ten things waiting, soonest first; then what comes up; then what changed."""
    dues = owed(person, on)
    now = [due for due in dues if due.when.last is None or due.when.last <= on + SOON]
    later = [due for due in dues if due.when.last is not None and due.when.last > on + SOON]
    return Home(
        now[:MOST], later[:MOST], len(dues) - len(now[:MOST]) - len(later[:MOST]), changed(person, partnership, since)
    )


def changed(person: Person, partnership: Partnership | None, since: datetime | None) -> list[Any]:
    """Return the records of the partnership that changed since the reader was last here, newest first, at most ten."""
    if partnership is None or since is None:
        return []
    found: list[tuple[datetime, Any]] = []
    for model in (Action, Recommendation, Objective):
        found += latest(model.objects.visible_to(person).filter(home=partnership), since)
    return [record for _, record in sorted(found, key=lambda pair: pair[0], reverse=True)[:MOST]]


def latest(visible: QuerySet, since: datetime) -> list[tuple[datetime, Any]]:
    """Return the records of one kind that changed after a moment, each with the moment of its last change."""
    when = changed_since(visible, since)
    newest = sorted(when, key=lambda pk: when[pk], reverse=True)[:MOST]
    return [(when[record.pk], record) for record in visible.filter(pk__in=newest)]
