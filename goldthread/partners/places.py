"""Reading about agencies, groups, seats and people for the screens that set them up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from goldthread.kit.due import Due
from goldthread.kit.offers import extras, offers
from goldthread.partners.keeping import roles_to_give
from goldthread.partners.models import (
    Agency,
    FootprintArea,
    Group,
    GroupParent,
    Holding,
    Invitation,
    Membership,
    PartnerRole,
    Partnership,
    Person,
    Seat,
    Theme,
)
from goldthread.partners.owned import bodies_of
from goldthread.partners.queries import agencies_of
from goldthread.partners.roles import INSIDERS
from goldthread.partners.standing import standing_of

MOST_OFFERED = 300
MOST_TICKED = 100


def agencies_kept(partnership: Partnership, person: Person) -> QuerySet:
    """Return the agencies that belong or belonged to a partnership, each with its places there."""
    places = Membership.objects.visible_to(person).filter(partnership=partnership).order_by("basis", "starts_on")
    found = Agency.objects.visible_to(person).filter(
        Exists(Membership.objects.filter(agency=OuterRef("pk"), partnership=partnership))
    )
    return found.prefetch_related(Prefetch("memberships", queryset=places, to_attr="places"))


def groups_kept(partnership: Partnership, person: Person) -> QuerySet:
    """Return the groups of a partnership, each with what it stands under today."""
    parents = GroupParent.objects.visible_to(person).filter(ends_on=None).select_related("parent")
    found = Group.objects.visible_to(person).filter(home=partnership)
    return found.prefetch_related(Prefetch("parents", queryset=parents))


def seats_kept(partnership: Partnership, person: Person, on: date) -> QuerySet:
    """Return the seats of a partnership, each with those who hold it today or will; seats of a group that the reader
    does not know are left out."""
    holdings = Holding.objects.visible_to(person).filter(open_or_to_come(on))
    now = holdings.select_related("person").order_by("is_deputy", "starts_on")
    found = _seats_known(partnership, person).select_related("agency", "group")
    return found.prefetch_related(Prefetch("holdings", queryset=now, to_attr="held"))


def _seats_known(partnership: Partnership, person: Person) -> QuerySet:
    known = Q(group=None) | Q(group__in=Group.objects.visible_to(person).values("pk"))
    return Seat.objects.visible_to(person).filter(known, partnership=partnership)


def seats_of_insiders(partnership: Partnership, person: Person, on: date) -> QuerySet:
    """Return the seats open today, but for those of schools and others that only answer returns: there are hundreds."""
    return going_on(_seats_known(partnership, person), on).filter(role__in=INSIDERS).order_by("title")


def open_or_to_come(on: date) -> Q:
    """Return the condition that something has not ended by today."""
    return Q(ends_on=None) | Q(ends_on__gte=on)


def vacant(seats: QuerySet, on: date) -> QuerySet:
    """Keep the seats that are open today and that nobody holds."""
    return going_on(seats, on).exclude(pk__in=Holding.objects.on(on).filter(is_deputy=False).values("seat"))


def going_on(rows: QuerySet, on: date) -> QuerySet:
    """Keep what has not ended by today."""
    return rows.filter(open_or_to_come(on))


def people_kept(partnership: Partnership, person: Person, on: date) -> QuerySet:
    """Return those who sit or sat in a partnership, and those who sit nowhere yet, with the seats they hold there;
    of somebody who was entered twice, the entry that stayed."""
    holdings = Holding.objects.visible_to(person).filter(seat__partnership=partnership).on(on)
    now = holdings.select_related("seat").order_by("seat__title")
    own = Holding.objects.filter(person=OuterRef("pk"))
    known = Person.objects.visible_to(person).filter(merged_into=None)
    found = known.filter(Exists(own.filter(seat__partnership=partnership)) | ~Exists(own))
    invited = Invitation.objects.visible_to(person).open_at(timezone.now()).filter(person=OuterRef("pk"))
    return found.annotate(is_invited=Exists(invited)).prefetch_related(
        Prefetch("holdings", queryset=now, to_attr="held")
    )


def people_to_seat(group: Group, person: Person, on: date) -> QuerySet:
    """Return those who hold a seat in the partnership of a group and none in it, each with the seats they hold; without
    those who only answer returns."""
    known = Holding.objects.visible_to(person).filter(seat__partnership=group.home_id).on(on)
    now = known.select_related("seat__agency").order_by("seat__title")
    inside = Holding.objects.on(on).filter(seat__partnership=group.home_id, seat__role__in=INSIDERS)
    people = Person.objects.visible_to(person).filter(is_active=True, pk__in=inside.values("person"))
    there = Holding.objects.filter(seat__group=group, ends_on=None, seat__ends_on=None).values("person")
    found = people.exclude(pk__in=there).order_by("name")[: MOST_TICKED + 1]
    return found.prefetch_related(Prefetch("holdings", queryset=now, to_attr="held"))


def agencies_to_seat(group: Group, on: date) -> QuerySet:
    """Return the agencies of the partnership of a group, but schools, that have no seat in it."""
    here = going_on(Seat.objects.filter(group=group), on).exclude(agency=None).values("agency")
    found = agencies_of(group.home, on).exclude(pk__in=here)
    return found.exclude(pk__in=Membership.objects.filter(basis=Membership.Basis.EDUCATION).values("agency"))


def members_of(groups: QuerySet, person: Person, on: date) -> QuerySet:
    """Add to groups how many seats each has today, chairs and vacant ones among them."""
    seats = going_on(Seat.objects.visible_to(person), on).filter(group=OuterRef("pk")).order_by().values("group")
    counted = seats.annotate(all=Count("pk")).values("all")
    return groups.annotate(places=Subquery(counted))


def person_page(people: QuerySet, person: Person) -> QuerySet:
    """Add every seat that a person holds or held, as far as the reader may see them, newest first."""
    holdings = Holding.objects.visible_to(person).select_related("seat__partnership").order_by("-starts_on", "-pk")
    return people.select_related("merged_into").prefetch_related(Prefetch("holdings", queryset=holdings))


@dataclass(frozen=True)
class Moving:
    """What would come from one entry of a person to the other: seats with their dates, and the rest in words."""

    holdings: list[Holding]
    beyond: int
    rest: list[tuple[str, int]]


def moving(twice: Person, reader: Person) -> Moving:
    """Return what would move from an entry that is merged into another, as every chapter that has a `merged.py` says;
    seats in partnerships where the reader does not sit are counted alone."""
    seen = Holding.objects.visible_to(reader).filter(person=twice).select_related("seat__partnership")
    holdings = list(seen.order_by("seat__title", "starts_on"))
    counts = Counter[str]()
    for offer in extras("merged", "moves"):
        counts.update(offer(twice))
    beyond = Holding.objects.filter(person=twice).count() - len(holdings)
    return Moving(holdings, beyond, [(what, number) for what, number in counts.items() if number])


def seat_page(seats: QuerySet, person: Person) -> QuerySet:
    """Add where a seat belongs, and all who hold or held it, newest first."""
    holdings = Holding.objects.visible_to(person).select_related("person").order_by("-starts_on", "-pk")
    known = Q(group=None) | Q(group__in=Group.objects.visible_to(person).values("pk")) | Q(holdings__person=person)
    found = seats.filter(known).distinct().select_related("partnership", "agency", "group")
    return found.prefetch_related(Prefetch("holdings", queryset=holdings))


def seats_to_fill(partnership: Partnership, person: Person, on: date) -> QuerySet:
    """Return the open seats that the reader may give to somebody; where there are hundreds, the vacant ones."""
    roles = [role.key for role in roles_to_give(person, partnership)]
    mine = going_on(Seat.objects.visible_to(person).filter(partnership=partnership, role__in=roles), on)
    return (vacant(mine, on) if mine.count() > MOST_OFFERED else mine).order_by("title")


def agency_named(name: str) -> Agency | None:
    """Return the agency of this name, in capitals or not, in whichever partnership it is."""
    return Agency.objects.filter(name__iexact=name.strip()).order_by("pk").first() if name.strip() else None


def person_known(email: str) -> Person | None:
    """Return whoever has this e-mail address already, wherever they sit."""
    return Person.objects.filter(email__iexact=email.strip()).first() if email.strip() else None


def owing(
    reader: Person, seats: Iterable[Seat] = (), agencies: Iterable[Agency] = (), groups: Iterable[Group] = ()
) -> list[Due]:
    """Return what these lead and have not finished, as every chapter says; a seat answers for its agency, or as chair
    for its group, too."""
    behind = bodies_of(seats)
    bodies = (
        behind.seats,
        behind.agencies | {each.pk for each in agencies},
        behind.groups | {each.pk for each in groups},
    )
    return [due for offer in offers("owing") for due in offer(reader, *bodies)]


@dataclass(frozen=True)
class Progress:
    """How far a partnership is set up: what is there, and what is still missing."""

    agencies: int
    groups: int
    seats: int
    vacant: int
    people: int
    themes: int
    missing_parts: tuple[str, ...]


def progress_of(partnership: Partnership, person: Person, on: date) -> Progress:
    """Count what is set up in a partnership, and name the safeguarding partners it is still without."""
    here = {"partnership": partnership}
    seats = going_on(Seat.objects.visible_to(person).filter(**here), on)
    held = Exists(Holding.objects.on(on).filter(seat=OuterRef("pk"), is_deputy=False))
    counted = seats.aggregate(all=Count("pk"), vacant=Count("pk", filter=~held))
    members = _now(Membership.objects.visible_to(person), on, **here)
    sitting = Holding.objects.visible_to(person).filter(seat__partnership=partnership).on(on)
    filled = set(_now(PartnerRole.objects.visible_to(person), on, **here).values_list("part", flat=True))
    missing = [str(part.label).partition(":")[0].lower() for part in PartnerRole.Part if part.value not in filled]
    return Progress(
        agencies=members.values("agency").distinct().count(),
        groups=Group.objects.visible_to(person).filter(home=partnership, ends_first=None).count(),
        seats=counted["all"],
        vacant=counted["vacant"],
        people=sitting.values("person").distinct().count(),
        themes=Theme.objects.visible_to(person).filter(**here).count(),
        missing_parts=tuple(missing),
    )


def _now(rows: QuerySet, on: date, **like: Any) -> QuerySet:
    return going_on(rows.filter(**like), on)


def from_the_top(groups: Iterable[Group]) -> list[Group]:
    """Return groups from the executive down, those of one kind by name."""
    order = {kind: place for place, kind in enumerate(Group.Kind.values)}
    return sorted(groups, key=lambda group: (order[group.kind], group.name))


def partner_roles(partnership: Partnership, person: Person) -> list[tuple[str, list[PartnerRole]]]:
    """Return each safeguarding partner's role with the bodies that fill it or filled it, the latest first."""
    rows = PartnerRole.objects.visible_to(person).filter(partnership=partnership)
    found: dict[str, list[PartnerRole]] = {part: [] for part in PartnerRole.Part.values}
    for row in rows.select_related("agency", "partnership").order_by("-starts_on", "agency__name"):
        found[row.part].append(row)
    return [(str(PartnerRole.Part(part).label), roles) for part, roles in found.items()]


def parents_now(group: Group, person: Person) -> list[int]:
    """Return the groups that a group stands under today."""
    rows = GroupParent.objects.visible_to(person).filter(group=group, ends_on=None)
    return list(rows.values_list("parent", flat=True))


def areas_of(footprint: Partnership, person: Person) -> QuerySet:
    """Return the areas of a footprint with their dates, those that left last."""
    rows = FootprintArea.objects.visible_to(person).filter(footprint=footprint).select_related("member", "footprint")
    return rows.order_by(F("ends_on").asc(nulls_first=True), "member__name")


def partner_agencies(partnership: Partnership, person: Person, on: date) -> list[Agency]:
    """Return the bodies that are safeguarding partners today, council first, each once."""
    rows = _now(PartnerRole.objects.visible_to(person), on, partnership=partnership).select_related("agency")
    order = {part: place for place, part in enumerate(PartnerRole.Part.values)}
    ordered = sorted(rows, key=lambda row: (order[row.part], row.agency.name))
    return list(dict.fromkeys(row.agency for row in ordered))


def only_partnership() -> Partnership | None:
    """Return the one partnership of an installation that is being set up, before anybody can sit in it."""
    return Partnership.objects.order_by("pk").first()


def seen_whole(person: Person) -> frozenset[int]:
    """Return the partnerships in which a person may see who sits where."""
    return standing_of(person).insider_of
