"""Reading the trail, always through records the reader may see."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from itertools import takewhile
from operator import or_
from typing import Any

from django.db.models import Max, Model, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.trail.models import Entry


@dataclass(frozen=True)
class Told:
    """One line of a record's history. `by_id` is None for the system; the chapter above turns it into name and seat.
    `says` is the sentence, empty when the operation gave none; an erased line keeps who, when and what kind only."""

    id: int
    at: datetime
    on: date
    by_id: int | None
    operation: str
    record_kind: str
    record_id: int
    says: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    is_erased: bool = False

    @property
    def sentence(self) -> str:
        """What happened, in words: the sentence that was kept, else the operation's own name as words."""
        if self.is_erased:
            return "(erased)"
        return self.says or self.operation.replace("_", " ")


def history(records: Model | Iterable[Model], person: Any, limit: int | None = None) -> list[Told]:
    """What happened to a record, or to several read as one (an action with its lines), newest first. Records that the
    person may not see tell nothing."""
    wanted: dict[type[Model], list[int]] = defaultdict(list)
    for record in [records] if isinstance(records, Model) else records:
        wanted[type(record)].append(record.pk)
    of_any = Q(pk__in=())
    for model, numbers in wanted.items():
        seen = model._default_manager.visible_to(person).filter(pk__in=numbers)  # type: ignore[attr-defined]
        may_see = Q(record_id__in=seen.order_by().values("pk"))
        of_any |= Q(record_kind=model._meta.label_lower, record_id__in=numbers) & may_see
    return [_told(entry) for entry in Entry.objects.filter(of_any).select_related("payload").order_by("-id")[:limit]]


def history_of_seen(record: Model, limit: int | None = None) -> list[Told]:
    """What happened to a record that a page has already found by `visible_to`, newest first; it does not ask again."""
    entries = Entry.objects.filter(record_kind=record._meta.label_lower, record_id=record.pk)
    return [_told(entry) for entry in entries.select_related("payload").order_by("-id")[:limit]]


def changed_since(visible: Iterable[QuerySet], at: datetime) -> dict[tuple[str, int], datetime]:
    """Of records already narrowed to what a reader may see, those with an entry after a moment, by kind and number, and
    the last one's; one query, however many kinds there are."""
    first, *others = (_last_entries(each, at) for each in visible)
    return {(kind, number): last for kind, number, last in first.union(*others, all=True)}


def _last_entries(visible: QuerySet, at: datetime) -> QuerySet:
    numbers = visible.order_by().values("pk")
    entries = Entry.objects.filter(record_kind=visible.model._meta.label_lower, record_id__in=numbers, at__gt=at)
    return entries.values_list("record_kind", "record_id").annotate(last=Max("at")).order_by()


def changed_after(at: datetime) -> dict[str, set[int]]:
    """The records with an entry after a moment, by their kind: for the system alone, which shows them to nobody."""
    found: dict[str, set[int]] = defaultdict(set)
    newest = Entry.objects.order_by("-id").values_list("at", "record_kind", "record_id")
    for _, kind, number in takewhile(lambda row: row[0] > at, newest.iterator(chunk_size=500)):
        found[kind].add(number)
    return found


def stood_on(models: Collection[type[Model]], day: date, names: Set[str]) -> dict[str, dict[int, dict[str, Any]]]:
    """What these values were at the end of a day, by kind and record, where they were changed since: what the first
    later entry says that each was before. What is erased, or was brought in without its history, tells nothing."""
    found: dict[str, dict[int, dict[str, Any]]] = {model._meta.label_lower: {} for model in models}
    said = reduce(or_, (Q(payload__body__contains=f'"{name}"') for name in names))
    until = Entry.objects.filter(on__lte=day).order_by("-id").values("id")[:1]
    later = Entry.objects.filter(said, id__gt=Coalesce(Subquery(until), 0), record_kind__in=list(found)).order_by("id")
    for kind, number, body in later.values_list("record_kind", "record_id", "payload__body").iterator(chunk_size=500):
        before = json.loads(body)["before"]
        for name in names & before.keys():
            found[kind].setdefault(number, {}).setdefault(name, before[name])
    return found


def _told(entry: Entry) -> Told:
    payload = getattr(entry, "payload", None)
    body = json.loads(payload.body) if payload else {}
    return Told(
        entry.id,
        entry.at,
        entry.on,
        entry.by_id,
        entry.operation,
        entry.record_kind,
        entry.record_id,
        body.get("says", ""),
        body.get("before", {}),
        body.get("after", {}),
        is_erased=bool(entry.payload_hash) and payload is None,
    )
