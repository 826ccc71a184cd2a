"""What is new and what changed since a scrutineer last looked, in every partnership they serve."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Max, Model, Q, QuerySet
from django.utils import timezone

from goldthread.kit.words import sentence_case
from goldthread.partners.marking import markings_of
from goldthread.partners.models import Partnership, Person, Record
from goldthread.partners.readers import plural
from goldthread.partners.standing import sits_in
from goldthread.post.models import Findable
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


@dataclass
class Changed:
    """One record: what it is called and where it is, whether it was not there before, and the last entry of the trail
    about it; of those that are listed, also when that was."""

    number: int
    title: str
    url: str
    is_new: bool
    entry: int
    at: datetime | None = None


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
    marked: list[str]


def served(person: Person) -> list[Partnership]:
    """Return the partnerships that somebody scrutinises, by name."""
    mine = served_by(person)
    return [each for each in sits_in(person) if each.pk in mine]


def last_entry() -> int:
    """Return the number of the last entry of the trail."""
    return Entry.objects.aggregate(last=Max("id"))["last"] or 0


def seen_since(person: Person) -> Seen:
    """Return what others changed in each partnership served since its scrutineer last looked, among what they may see;
    of the last thirty days where they never did. It reads the newest four thousand entries at most."""
    looks = {each.home_id: each for each in LastLook.objects.visible_to(person)}
    places = {each.pk: Since(each, looks[each.pk].at if each.pk in looks else None) for each in served(person)}
    entry = last_entry()
    touched = _touched(person, places, looks, entry)
    before = _known_before(touched, looks)
    for label, number, title, url in _visible(person, touched):
        home, last = touched[label][number]
        _kind(places[home], label).found.append(Changed(number, title, url, (label, number) not in before, last))
    for place in places.values():
        place.kinds.sort(key=lambda kind: (WATCHED.index(kind.key) if kind.key in WATCHED else len(WATCHED), kind.name))
        for kind in place.kinds:
            kind.found.sort(key=lambda each: (not each.is_new, -each.entry))
    _say_when([each for place in places.values() for kind in place.kinds for each in kind.listed])
    return Seen(list(places.values()), entry, _markings(places.values()))


def _say_when(listed: list[Changed]) -> None:
    """Read the moments of those that are listed, and of no others: there are thousands."""
    moments = dict(Entry.objects.filter(pk__in=[each.entry for each in listed]).values_list("pk", "at"))
    for each in listed:
        each.at = moments[each.entry]


def _touched(person: Person, places: Any, looks: Any, entry: int) -> dict[str, dict[int, tuple[Any, int]]]:
    """The records that others wrote, by kind and number, each with its partnership and the entry of the last write."""
    start, near = timezone.now() - FIRST, entry - NEAR
    wanted = Q(pk__in=())
    for pk in places:
        wanted |= (
            Q(partnership_id=pk, id__gt=looks[pk].entry)
            if pk in looks
            else Q(partnership_id=pk, id__gt=near, at__gt=start)
        )
    entries = Entry.objects.filter(wanted).exclude(by_id=person.pk).order_by("-id")
    found: dict[str, dict[int, tuple[Any, int]]] = defaultdict(dict)
    for kind, number, home, pk in entries.values_list("record_kind", "record_id", "partnership_id", "pk")[:ENTRIES]:
        found[kind].setdefault(number, (home, pk))
    records = {model._meta.label_lower for model in apps.get_models() if issubclass(model, Record)}
    return {kind: rows for kind, rows in found.items() if kind in records}


def _known_before(touched: Any, looks: Any) -> set[tuple[str, int]]:
    """Those of them that were there when their scrutineer last looked; nothing was to whoever never did."""
    asked = Q(pk__in=())
    for label, rows in touched.items():
        for home, look in looks.items():
            numbers = [pk for pk, (at_home, _) in rows.items() if at_home == home]
            if numbers:
                asked |= Q(record_kind=label, record_id__in=numbers, id__lte=look.entry)
    return set(Entry.objects.filter(asked).values_list("record_kind", "record_id").distinct())


def _visible(person: Person, touched: Any) -> QuerySet:
    """What the search knows of these records, as far as the reader may see them: titles of every kind in one query."""
    asked = Q(pk__in=())
    for label, rows in touched.items():
        asked |= Q(record_kind=label, record_id__in=rows)
    seen = Findable.objects.visible_to(person, touched)  # type: ignore[attr-defined]
    return seen.filter(asked).order_by("pk").values_list("record_kind", "record_id", "title", "url")


def _markings(places: Iterable[Since]) -> list[str]:
    """The protective markings of what the page names."""
    named: dict[type[Model], list[int]] = defaultdict(list)
    for place in places:
        for kind in place.kinds:
            named[apps.get_model(kind.key)] += [each.number for each in kind.listed]
    return markings_of(named, "")


def _kind(place: Since, label: str) -> Kind:
    found = next((kind for kind in place.kinds if kind.key == label), None)
    if found is None:
        found = Kind(label, CALLED.get(label) or sentence_case(plural(apps.get_model(label))))
        place.kinds.append(found)
    return found
