"""Reading about partnerships for their pages, and names for the ids the trail keeps."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

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


def with_structure(partnerships: QuerySet, person: Person, on: date) -> QuerySet:
    """Add what the page of a partnership shows: names, footprint, partners, agencies and themes."""
    members = Membership.objects.visible_to(person).select_related("agency").order_by("basis", "agency__name")
    roles = PartnerRole.objects.visible_to(person).select_related("agency").order_by("part", "starts_on")
    areas = FootprintArea.objects.visible_to(person).select_related("member").order_by("member__name")
    within = FootprintArea.objects.visible_to(person).select_related("footprint").order_by("footprint__name")
    became = Succession.objects.visible_to(person).select_related("after", "before")
    return partnerships.prefetch_related(
        Prefetch("former_names", queryset=FormerName.objects.visible_to(person).order_by("until")),
        Prefetch("partner_roles", queryset=roles),
        Prefetch("memberships", queryset=members),
        Prefetch("areas", queryset=areas),
        Prefetch("footprints", queryset=within),
        Prefetch("became", queryset=became),
        Prefetch("came_from", queryset=became),
        Prefetch("themes", queryset=Theme.objects.visible_to(person).order_by("name")),
    )


def groups_of(partnership: Partnership, person: Person) -> QuerySet:
    """Return the groups of a partnership and those shared with it, each with what it stands under."""
    parents = GroupParent.objects.visible_to(person).select_related("parent")
    shares = GroupShare.objects.visible_to(person).select_related("partnership")
    mine = Group.objects.visible_to(person).filter(Q(home=partnership) | Q(shares__partnership=partnership)).distinct()
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
    """Return a name with its seat for each person id in a history; ids that the reader may not see are left out."""
    holdings = Holding.objects.visible_to(person).filter(person__in={each for each in ids if each})
    rows = holdings.order_by("starts_on").values_list("person_id", "person__name", "seat__title")
    return {None: "Goldthread"} | {person_id: f"{name}, {title}" for person_id, name, title in rows}


def agencies_of(partnership: Partnership, on: date, kind: str = "") -> QuerySet:
    """Return the agencies that belong to a partnership on a day, of one kind when it is given."""
    begun = Q(memberships__starts_on__isnull=True) | Q(memberships__starts_on__lte=on)
    going = Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=on)
    found = Agency.objects.filter(begun, going, memberships__partnership=partnership)
    return (found.filter(kind=kind) if kind else found).distinct().order_by("name")
