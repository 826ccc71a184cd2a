"""What is new and what changed since a scrutineer last looked, in every partnership they serve."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from goldthread.kit.words import sentence_case
from goldthread.partners.models import Partnership, Person, Record
from goldthread.partners.readers import plural
from goldthread.scrutiny.authors import served_by
from goldthread.scrutiny.models import LastLook
from goldthread.trail.models import Entry

FIRST = timedelta(days=30)
MOST, ENTRIES, NEAR = 8, 4000, 20_000
CALLED = {
    "meetings.meeting": "Meetings",
    "risks.outsidechange": "Changes we live through",
    "scrutiny.activity": "Scrutiny activities",
    "scrutiny.focusarea": "Areas of focus",
    "sources.sharing": "Shared with other boards",
}  # where the name of the model is not what the menu says
WATCHED = ("meetings.decision", "challenges.challenge", "risks.risk", "meetings.meeting")


@dataclass(frozen=True)
class Changed:
    """One record: what it is, whether it was not there before, and when it changed last."""

    record: Any
    kind: str
    is_new: bool
    at: datetime


@dataclass
class Kind:
    """What changed of one kind of record, the latest first; `more` is how many are not listed."""

    key: str
    name: str
    found: list[Changed] = field(default_factory=list)

    @property
    def listed(self) -> list[Changed]:
        return self.found[:MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.found) - MOST)

    @property
    def new(self) -> int:
        return sum(each.is_new for each in self.found)


@dataclass
class Since:
    """What changed in one partnership since its scrutineer last looked."""

    partnership: Partnership
    looked_at: datetime | None
    kinds: list[Kind] = field(default_factory=list)

    @property
    def number(self) -> int:
        return sum(len(each.found) for each in self.kinds)


@dataclass(frozen=True)
class Seen:
    """Everything that is new to a scrutineer, and the entry of the trail up to which it goes."""

    places: list[Since]
    entry: int

    @property
    def marked(self) -> list[Any]:
        """What the page names, which sets its protective marking."""
        return [each.record for place in self.places for kind in place.kinds for each in kind.listed]


def served(person: Person) -> QuerySet:
    """Return the partnerships that somebody scrutinises, by name."""
    return Partnership.objects.filter(pk__in=served_by(person)).order_by("name")


def last_entry() -> int:
    """Return the number of the last entry of the trail."""
    return Entry.objects.aggregate(last=Max("id"))["last"] or 0


def seen_since(person: Person) -> Seen:
    """Return what others changed in each partnership served since its scrutineer last looked, among what they may see;
    of the last thirty days where they never did. It reads the newest four thousand entries at most."""
    looks = {each.home_id: each for each in LastLook.objects.visible_to(person)}
    places = {each.pk: Since(each, looks[each.pk].at if each.pk in looks else None) for each in served(person)}
    touched = _touched(person, places, looks)
    before = _known_before(touched, looks)
    for label, rows in touched.items():
        model = apps.get_model(label)
        if not issubclass(model, Record):
            continue
        for record in _visible(model, person, rows):
            home, at = rows[record.pk]
            kind = _kind(places[home], label, model)
            kind.found.append(Changed(record, kind.name, (label, record.pk) not in before, at))
    for place in places.values():
        place.kinds.sort(key=lambda kind: (WATCHED.index(kind.key) if kind.key in WATCHED else len(WATCHED), kind.name))
        for kind in place.kinds:
            kind.found.sort(key=lambda each: (not each.is_new, -each.at.timestamp()))
    return Seen(list(places.values()), last_entry())


def _touched(person: Person, places: Any, looks: Any) -> dict[str, dict[int, tuple[int | None, datetime]]]:
    """The records that others wrote, by kind and number, each with its partnership and the moment of the last write."""
    start, near = timezone.now() - FIRST, last_entry() - NEAR
    wanted = Q(pk__in=())
    for pk in places:
        wanted |= (
            Q(partnership_id=pk, id__gt=looks[pk].entry)
            if pk in looks
            else Q(partnership_id=pk, id__gt=near, at__gt=start)
        )
    entries = Entry.objects.filter(wanted).exclude(by_id=person.pk).order_by("-id")
    found: dict[str, dict[int, tuple[int | None, datetime]]] = defaultdict(dict)
    for kind, number, home, at in entries.values_list("record_kind", "record_id", "partnership_id", "at")[:ENTRIES]:
        found[kind].setdefault(number, (home, at))
    return {kind: rows for kind, rows in found.items() if _is_known(kind)}


def _is_known(label: str) -> bool:
    return any(model._meta.label_lower == label for model in apps.get_models())


def _known_before(touched: Any, looks: Any) -> set[tuple[str, int]]:
    """Those of them that were there when their scrutineer last looked; nothing was to whoever never did."""
    asked = Q(pk__in=())
    for label, rows in touched.items():
        for home, look in looks.items():
            numbers = [pk for pk, (at_home, _) in rows.items() if at_home == home]
            if numbers:
                asked |= Q(record_kind=label, record_id__in=numbers, id__lte=look.entry)
    return set(Entry.objects.filter(asked).values_list("record_kind", "record_id").distinct())


def _visible(model: type[Record], person: Person, rows: Any) -> QuerySet:
    found = model._default_manager.visible_to(person).filter(pk__in=rows)  # type: ignore[attr-defined]
    named_by = getattr(model, "NAMED_BY", "").rpartition("__")[0]
    return found.select_related(named_by) if named_by else found


def _kind(place: Since, label: str, model: type[Record]) -> Kind:
    found = next((kind for kind in place.kinds if kind.key == label), None)
    if found is None:
        found = Kind(label, CALLED.get(label) or sentence_case(plural(model)))
        place.kinds.append(found)
    return found
