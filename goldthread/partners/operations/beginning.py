"""What is written when an installation is set up: its first partnership and manager, and the usual bodies and seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Agency, Group, Holding, Membership, PartnerRole, Partnership, Person, Seat
from goldthread.partners.operations.agencies import add_agency, name_partner
from goldthread.partners.operations.groups import add_group
from goldthread.partners.operations.people import person_with
from goldthread.partners.operations.seats import add_seat, fill_seat
from goldthread.trail.operation import changes, note, nothing_changed, operation
from goldthread.trail.rows import free_key, reread, stored

KIND_OF_PART = {
    PartnerRole.Part.COUNCIL: "council",
    PartnerRole.Part.HEALTH: "health-commissioner",
    PartnerRole.Part.POLICE: "police",
}
PARENT_KINDS = {
    Group.Kind.BOARD: (Group.Kind.EXECUTIVE,),
    Group.Kind.BUSINESS: (Group.Kind.BOARD, Group.Kind.EXECUTIVE),
    Group.Kind.SUBGROUP: (Group.Kind.BUSINESS, Group.Kind.BOARD, Group.Kind.EXECUTIVE),
}
FIRST_SEAT = "Partnership manager"
BEGUN = "This installation is set up already. Sign in."


@dataclass(frozen=True)
class Wanted:
    """A seat that is offered when a partnership is set up, and who takes it, if anybody is named yet."""

    title: str
    role: str
    agency: Agency | None = None
    group: Group | None = None
    name: str = ""
    email: str = ""


@operation
def begin_partnership(*, name: str, by: None, on: date, **about: Any) -> Partnership:
    """Make the first partnership of an installation on which nobody is known yet."""
    if Person.objects.exists():
        raise Refusal(BEGUN)
    key = free_key(Partnership.objects.all(), about["short_name"])
    partnership = stored(Partnership(key=key, name=name, **about))
    note(partnership, partnership_id=partnership.pk, says="set up the partnership")
    return partnership


@operation
def add_partnership(
    *, manager_name: str, email: str, known: Person | None = None, by: Person | None, on: date, **about: Any
) -> Partnership:
    """Add a further partnership to an installation, with its first manager, who may be here already."""
    key = free_key(Partnership.objects.all(), about["short_name"])
    partnership = stored(Partnership(key=key, **about))
    note(partnership, partnership_id=partnership.pk, says="added the partnership")
    seat = add_seat(partnership=partnership, title=FIRST_SEAT, role="manager", starts_on=on, by=None, on=on)
    fill_seat(
        seat=seat, holder=known, name=manager_name, email=email, starts_on=on, version=seat.version, by=None, on=on
    )  # fmt: skip
    return partnership


@operation
def describe_partnership(
    *, partnership: Partnership, version: int | None, by: Person | None, on: date, **about: Any
) -> Partnership:
    """Correct what was said of a partnership when it was set up. A new name from a day on is a change of name."""
    row = reread(partnership, version, about)
    before, after = changes(row, about)
    stored(row)
    note(row, before, after, row.pk, says="corrected what the partnership is")
    return row


@operation
def begin_manager(
    *, partnership: Partnership, name: str, email: str, password: str, by: None, on: date
) -> Person:  # fmt: skip
    """Make the first person: manager of the partnership and administrator of the installation. Refused once there is
    anybody."""
    if Person.objects.exists():
        raise Refusal(BEGUN)
    person = Person.objects.create(name=name, email=email, password=make_password(password), is_administrator=True)
    key = free_key(Seat.objects.filter(partnership=partnership), FIRST_SEAT)
    seat = stored(Seat(partnership=partnership, key=key, title=FIRST_SEAT, role="manager", starts_on=on))
    stored(Holding(seat=seat, person=person, starts_on=on))
    note(person, partnership_id=partnership.pk, says="was let in as the first manager and administrator")
    note(seat, says="added the seat")
    return person


@operation
def name_partners(*, partnership: Partnership, named: dict[str, list[str]], by: Person | None, on: date) -> None:
    """Name the bodies that are safeguarding partners, by part; those known by that name are taken, others are added.
    A body that fills its part already is left as it is."""
    there = set(partnership.partner_roles.filter(ends_on=None).values_list("part", "agency"))
    for part, names in named.items():
        for name in names:
            agency = _body(partnership, name, KIND_OF_PART[PartnerRole.Part(part)], by, on)
            if (part, agency.pk) not in there:
                name_partner(partnership=partnership, part=part, agency=agency, by=by, on=on)
    nothing_changed()


@operation
def add_usual_groups(
    *, partnership: Partnership, groups: Iterable[tuple[str, str]], by: Person | None, on: date
) -> None:  # fmt: skip
    """Add the groups that were ticked, each under the one that usually stands above it."""
    first: dict[str, Group] = {}
    for group in Group.objects.filter(home=partnership, ends_first=None).order_by("-pk"):
        first[group.kind] = group
    for kind, name in groups:
        above = [first[each] for each in PARENT_KINDS.get(Group.Kind(kind), ()) if each in first][:1]
        made = add_group(partnership=partnership, kind=kind, name=name, under=above, by=by, on=on)
        first.setdefault(kind, made)
    nothing_changed()


@operation
def add_usual_seats(*, partnership: Partnership, seats: Iterable[Wanted], by: Person | None, on: date) -> None:
    """Add the seats that were ticked, and seat whoever is named for one; the others stay vacant."""
    for each in seats:
        place: dict[str, Any] = {"agency": each.agency, "group": each.group, "starts_on": on}
        seat = add_seat(partnership=partnership, title=each.title, role=each.role, **place, by=by, on=on)
        if each.email:
            holder = person_with(each.email)
            about: dict[str, Any] = {"holder": holder, "name": each.name, "email": each.email, "starts_on": on}
            fill_seat(seat=seat, **about, version=seat.version, by=by, on=on)
    nothing_changed()


def _body(partnership: Partnership, name: str, kind: str, by: Person | None, on: date) -> Agency:
    known = Agency.objects.filter(name__iexact=name).order_by("pk").first()
    if known:
        return known
    return add_agency(partnership=partnership, name=name, kind=kind, basis=Membership.Basis.PARTNER, by=by, on=on)
