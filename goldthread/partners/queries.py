"""Reading about partnerships for their pages, and names for the ids the trail keeps."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, BooleanField, CharField, Count, DateField, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from goldthread.kit.identifiers import kind_of
from goldthread.partners.models import (
    Agency,
    FootprintArea,
    FormerName,
    Group,
    GroupParent,
    GroupShare,
    Holding,
    Membership,
    PartnerRole,
    Partnership,
    Person,
    Seat,
    Succession,
    Theme,
)
from goldthread.partners.models.record import lasting

MOST_PLACES = 30


def with_structure(partnerships: QuerySet, person: Person, on: date) -> QuerySet:
    """Add what the page of a partnership shows in full: its safeguarding partners and its agencies."""
    members = Membership.objects.visible_to(person).select_related("agency").order_by("basis", "agency__name")
    roles = PartnerRole.objects.visible_to(person).select_related("agency").order_by("part", "starts_on")
    return partnerships.prefetch_related(
        Prefetch("partner_roles", queryset=roles), Prefetch("memberships", queryset=members)
    )


@dataclass(frozen=True)
class Around:
    """Something that a partnership's page names in a word or two: an earlier name, a theme, what it came from."""

    what: str
    name: str
    pk: int | None
    on: date | None
    how: str
    is_heir: bool

    @property
    def become(self) -> str:
        """How one became the other: merged into, split into, replaced by."""
        return str(Succession.How(self.how).label)

    @property
    def url(self) -> str:
        return Partnership(pk=self.pk).get_absolute_url()


def around(partnership: Partnership, person: Person) -> dict[str, list[Around]]:
    """Return what a partnership was called, came from, became, covers, is part of and works on, in one query."""
    areas, steps = FootprintArea.objects.visible_to(person), Succession.objects.visible_to(person)
    names = FormerName.objects.visible_to(person).filter(partnership=partnership)
    rows = _named("former", names, "name", on="until").union(
        _named("theme", Theme.objects.visible_to(person).filter(partnership=partnership), "name"),
        _named("covers", areas.filter(footprint=partnership), "member__name", "member_id"),
        _named("part_of", areas.filter(member=partnership), "footprint__name", "footprint_id"),
        _named("came_from", steps.filter(after=partnership), "before__name", "before_id", on="on"),
        _named("became", steps.filter(before=partnership), "after__name", "after_id", "on", "how", "is_heir"),
        all=True,
    )
    found: dict[str, list[Around]] = {}
    for each in sorted((Around(*row) for row in rows), key=lambda each: (each.on or date.min, each.name)):
        found.setdefault(each.what, []).append(each)
    return found


def _named(what: str, rows: QuerySet, name: str, pk: str = "", on: str = "", how: str = "", is_heir: str = "") -> Any:
    given = (
        ("_what", Value(what, CharField())),
        ("_name", F(name)),
        ("_pk", F(pk) if pk else Cast(Value(None), BigIntegerField())),
        ("_on", F(on) if on else Cast(Value(None), DateField())),
        ("_how", F(how) if how else Value("", CharField())),
        ("_is_heir", F(is_heir) if is_heir else Value(False, BooleanField())),
    )
    return rows.order_by().annotate(**dict(given)).values_list(*(column for column, _ in given))


def groups_of(partnership: Partnership, person: Person) -> QuerySet:
    """Return the groups of a partnership and those shared with it, each with what it stands under and who shares it
    today."""
    today = timezone.localdate()
    parents = GroupParent.objects.visible_to(person).filter(lasting(today)).select_related("parent")
    shares = GroupShare.objects.visible_to(person).filter(lasting(today)).select_related("partnership")
    shared = Q(shares__partnership=partnership) & lasting(today, "shares__")
    mine = Group.objects.visible_to(person).filter(Q(home=partnership) | shared).distinct()
    return with_parts(mine, parents, shares).order_by("name")


def with_parts(groups: QuerySet, parents: QuerySet, shares: QuerySet) -> QuerySet:
    """Add a group's home, the groups it stands under, and the partnerships that share it."""
    found = groups.select_related("home")
    return found.prefetch_related(Prefetch("parents", queryset=parents), Prefetch("shares", queryset=shares))


def group_pages(groups: QuerySet, person: Person) -> QuerySet:
    """Add what the page of a group shows: what it stands under, who shares it, and its seats with their holders."""
    parents = GroupParent.objects.visible_to(person).select_related("parent")
    shares = GroupShare.objects.visible_to(person).select_related("partnership")
    return with_parts(groups, parents, shares).prefetch_related(Prefetch("seats", queryset=seats_held(person)))


def agency_pages(agencies: QuerySet, person: Person) -> QuerySet:
    """Add what the page of an agency shows: its dated places, its seats, and what it was or became."""
    members = Membership.objects.visible_to(person).select_related("partnership").order_by("partnership__name")
    return agencies.prefetch_related(
        Prefetch("memberships", queryset=members),
        Prefetch("seats", queryset=seats_held(person)),
        "became__after",
        "came_from__before",
    )


def seats_held(person: Person) -> QuerySet:
    """Return the seats the reader may see, each with its holders, newest first."""
    holdings = Holding.objects.visible_to(person).select_related("person").order_by("-starts_on")
    seats = Seat.objects.visible_to(person).select_related("agency", "group").order_by("title")
    return seats.prefetch_related(Prefetch("holdings", queryset=holdings))


def names_of(ids: Iterable[int | None], person: Person) -> dict[int | None, str]:
    """Return a name with its seat for each person id in a history; ids that the reader may not see are left out. What
    somebody did who was entered twice is told under the name of the entry that goes on."""
    asked = {each for each in ids if each}
    holdings = Holding.objects.visible_to(person).filter(Q(person__in=asked) | Q(person__merged__in=asked))
    found: dict[int | None, str] = {None: "Goldthread"}
    columns = ("person_id", "person__name", "seat__title", "person__merged")
    for person_id, name, title, twice in holdings.order_by("starts_on").values_list(*columns):
        found[person_id] = f"{name}, {title}"
        if twice:
            found[twice] = f"{name}, {title}"
    return found


def agencies_of(partnership: Partnership, on: date, kind: str = "") -> QuerySet:
    """Return the agencies that belong to a partnership on a day, of one kind when it is given."""
    found = Agency.objects.filter(lasting(on, "memberships__"), memberships__partnership=partnership)
    return (found.filter(kind=kind) if kind else found).distinct().order_by("name")


def groups_beside(person: Person, keeper: int | None) -> QuerySet:
    """Return the groups a reader may see, and the one that keeps a record in the reader's hand, which names it."""
    return (Group.objects.visible_to(person) | Group.objects.filter(pk=keeper or 0).distinct()).order_by("name")


def catch_counts(catches: QuerySet) -> dict[str, list[tuple[str, int, int, int]]]:
    """Return how often each kind, and each place, was stopped, cleared or found in a file, the most often first."""
    rows = catches.order_by().values_list("kind", "place", "outcome").annotate(Count("pk"))
    by_kind: dict[str, Counter[str]] = {}
    by_place: dict[str, Counter[str]] = {}
    for kind, place, outcome, number in rows:
        by_kind.setdefault(kind_of(kind).title, Counter())[outcome] += number
        by_place.setdefault(place, Counter())[outcome] += number
    return {"kinds": _most_first(by_kind), "places": _most_first(by_place)[:MOST_PLACES]}


def _most_first(found: dict[str, Counter[str]]) -> list[tuple[str, int, int, int]]:
    ordered = sorted(found.items(), key=lambda each: (-each[1].total(), each[0]))
    return [(name, each["stopped"], each["cleared"], each["found"]) for name, each in ordered]
