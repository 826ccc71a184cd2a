"""What the home page gathers: what waits, what comes up, what changed, and a few numbers."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone

from goldthread.actions.models import Action, Recommendation
from goldthread.actions.queries import having, late, list_url, rhythms_of
from goldthread.desk.gaps import KINDS, actions_of, records_url
from goldthread.desk.offers import owed
from goldthread.kit.due import Due
from goldthread.kit.gaps import Counted
from goldthread.partners.models import Partnership, Person
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.plan.models import Objective
from goldthread.post.models import Job
from goldthread.post.queries import background_of
from goldthread.trail.queries import changed_since

MOST = 10
WATCHED = {
    "no-lead": "that nobody leads",
    "no-impact": "done with no evidence of impact",
    "no-evidence": "done with no evidence",
    "unheard": "not heard of since the last round",
}
SOON = timedelta(days=30)
TOLD: tuple[Any, ...] = (Action, Recommendation, Objective)


@dataclass(frozen=True)
class Home:
    """What a reader finds when they come in."""

    waiting: list[Due] = field(default_factory=list)
    coming: list[Due] = field(default_factory=list)
    more: int = 0
    changed: list[Any] = field(default_factory=list)
    stats: list[Counted] = field(default_factory=list)
    background: list[Job] = field(default_factory=list)

    @property
    def marked(self) -> list[Any]:
        """What the page names, which sets its protective marking."""
        return [*self.waiting, *self.coming, *self.changed]


def home_of(person: Person, partnership: Partnership | None, on: date, since: datetime | None) -> Home:
    """Gather a reader's home: at most ten things waiting, soonest first; then what comes up; then what changed."""
    dues = owed(person, on)
    now = [due for due in dues if due.when.last is None or due.when.last <= on + SOON]
    later = [due for due in dues if due.when.last is not None and due.when.last > on + SOON]
    return Home(
        waiting=now[:MOST],
        coming=later[:MOST],
        more=len(dues) - len(now[:MOST]) - len(later[:MOST]),
        changed=changed(person, partnership, since),
        stats=stats(person, partnership, on),
        background=background_of(person, timezone.now()),
    )


def stats(person: Person, partnership: Partnership | None, on: date) -> list[Counted]:
    """Return the numbers that a manager looks at first, each with the records behind it; one query."""
    if partnership is None or not may_in(person, Permission.SEE_GAPS, partnership.pk):
        return []
    name = ("stats", person.pk, rhythms_of([partnership]), on)
    numbers = standing_of(person).numbers(
        *name, build=lambda: (actions_of(person, [partnership]), _watched(partnership, on))
    )
    shown = [
        Counted("late", "action late" if numbers["late"] == 1 else "actions late", numbers["late"], list_url(late="on"))
    ]
    shown += [Counted(key, words, numbers[key], records_url(KINDS[key])) for key, words in WATCHED.items()]
    return [each for each in shown if each.number]


def _watched(partnership: Partnership, on: date) -> dict[str, Count]:
    watched = {key: Count("pk", filter=having(KINDS[key], [partnership], on)) for key in WATCHED}
    return {"late": Count("pk", filter=late(on)), **watched}


def changed(person: Person, partnership: Partnership | None, since: datetime | None) -> list[Any]:
    """Return the records of the partnership that changed since the reader was last here, newest first, at most ten."""
    if partnership is None or since is None:
        return []
    seen = {model._meta.label_lower: model.objects.visible_to(person).filter(home=partnership) for model in TOLD}
    when = changed_since(seen.values(), since)
    newest = sorted(when, key=lambda each: when[each], reverse=True)[:MOST]
    kinds = {kind: [number for each, number in newest if each == kind] for kind, _ in newest}
    found = {(kind, pk): record for kind, pks in kinds.items() for pk, record in seen[kind].in_bulk(pks).items()}
    return [found[each] for each in newest if each in found]
