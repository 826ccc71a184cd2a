"""What is new and what changed since a scrutineer last looked, in every partnership they serve."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, Max, Min, Model, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from goldthread.kit.sought import all_sought, within_sight
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

Row = tuple[int, int, int]


@dataclass
class Changed:
    """One record that is listed: its number, whether it was not there before, and the last entry of the trail about it,
    with when that was; what the search calls it, and where it is."""

    number: int
    is_new: bool
    entry: int
    at: datetime | None = None
    title: str = ""
    url: str = ""


@dataclass
class Kind:
    """What changed of one kind of record: how much, how much of it is new, and the latest of it, what is new first."""

    key: str
    name: str
    number: int
    new: int
    listed: list[Changed]

    @property
    def more(self) -> int:
        return max(0, self.number - MOST)


@dataclass
class Since:
    """What changed in one partnership since its scrutineer last looked."""

    partnership: Partnership
    looked_at: datetime | None
    kinds: list[Kind] = field(default_factory=list)

    @property
    def number(self) -> int:
        return sum(each.number for each in self.kinds)


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
    for (home, label), rows in _changed(person, _written(person, places, looks, entry), looks).items():
        places[home].kinds.append(_kind(label, rows))
    for place in places.values():
        place.kinds.sort(key=lambda kind: (WATCHED.index(kind.key) if kind.key in WATCHED else len(WATCHED), kind.name))
    _name([kind for place in places.values() for kind in place.kinds])
    return Seen(list(places.values()), entry, _markings(places.values()))


def _written(person: Person, places: Any, looks: Any, entry: int) -> QuerySet:
    """What others wrote since the scrutineer of each partnership last looked."""
    start, near = timezone.now() - FIRST, entry - NEAR
    wanted = Q(pk__in=())
    for pk in places:
        wanted |= (
            Q(partnership_id=pk, id__gt=looks[pk].entry)
            if pk in looks
            else Q(partnership_id=pk, id__gt=near, at__gt=start)
        )
    return Entry.objects.filter(wanted).exclude(by_id=person.pk)


def _changed(person: Person, written: QuerySet, looks: Any) -> dict[tuple[Any, str], list[Row]]:
    """The records of the newest entries, as far as the reader may see them: by the partnership of the last entry and by
    kind, whether each was there before, its last entry backwards, and its number. The database joins entries and
    records: to name these to it took thousands of numbers there and back."""
    oldest = Subquery(written.order_by("-id").values("pk")[ENTRIES - 1 : ENTRIES])
    newest = written.filter(pk__gte=Coalesce(oldest, 0))
    since = dict(newest.order_by().values_list("record_kind").annotate(Min("pk")))
    kinds = [each for kind, each in all_sought().items() if kind in since and issubclass(each.model, Record)]
    rows = written.filter(within_sight(person, kinds), pk__gte=min(since.values(), default=0)).order_by("-id")
    rows = rows.values_list("record_kind", "record_id", "partnership_id", "pk", _was_there(looks))
    found: dict[tuple[Any, str], list[Row]] = defaultdict(list)
    met = set()
    for kind, number, home, pk, known in rows:
        if (kind, number) not in met:
            met.add((kind, number))
            found[home, kind].append((known, -pk, number))
    return found


def _was_there(looks: Any) -> Case:
    """Whether a record was there when the scrutineer of its partnership last looked, as 1 or 0; nothing was to whoever
    never did."""
    same = Entry.objects.filter(record_kind=OuterRef("record_kind"), record_id=OuterRef("record_id"))
    before = [
        When(Exists(same.filter(pk__lte=look.entry)), partnership_id=home, then=1) for home, look in looks.items()
    ]
    return Case(*before, default=0)


def _kind(label: str, rows: list[Row]) -> Kind:
    name = CALLED.get(label) or sentence_case(plural(apps.get_model(label)))
    listed = [Changed(number, not known, -last) for known, last, number in sorted(rows)[:MOST]]
    return Kind(label, name, len(rows), sum(not known for known, *_ in rows), listed)


def _name(kinds: list[Kind]) -> None:
    """Read the moments, titles and addresses of what is listed, and of nothing else: there are thousands."""
    asked = Q(pk__in=())
    for kind in kinds:
        asked |= Q(record_kind=kind.key, record_id__in=[each.number for each in kind.listed])
    words = Findable.objects.filter(asked).values_list("record_kind", "record_id", "title", "url")
    named = {(kind, number): told for kind, number, *told in words}
    entries = Entry.objects.filter(pk__in=[each.entry for kind in kinds for each in kind.listed])
    moments = dict(entries.values_list("pk", "at"))
    for kind in kinds:
        kind.listed = [each for each in kind.listed if (kind.key, each.number) in named]
        for each in kind.listed:
            each.at = moments[each.entry]
            each.title, each.url = named[kind.key, each.number]


def _markings(places: Iterable[Since]) -> list[str]:
    """The protective markings of what the page names."""
    named: dict[type[Model], list[int]] = defaultdict(list)
    for place in places:
        for kind in place.kinds:
            named[apps.get_model(kind.key)] += [each.number for each in kind.listed]
    return markings_of(named, "")
