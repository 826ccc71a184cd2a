"""What is written about agencies: their names, their dated places, the partners' roles, and what they became."""

from datetime import date

from django.db.models import Q

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Agency, AgencySuccession, Membership, PartnerRole, Partnership, Person
from goldthread.partners.operations.reseating import reseat
from goldthread.partners.operations.seats import end_seats
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, reread, stored

PLACE = ("basis", "reason", "starts_on", "ends_on")


@operation
def add_agency(
    *,
    partnership: Partnership,
    name: str,
    short_name: str = "",
    kind: str,
    basis: str = Membership.Basis.RELEVANT,
    reason: str = "",
    starts_on: date | None = None,
    known: Agency | None = None,
    by: Person | None,
    on: date,
) -> Agency:
    """Add a body and its place in a partnership; one that is known already is taken in as it is."""
    if known is None:
        key = free_key(Agency.objects.all(), name)
        about = {"name": name, "short_name": short_name, "kind": kind, "is_invented": partnership.is_invented}
        known = stored(Agency(key=key, **about))
        note(known, partnership_id=partnership.pk, says="was added")
    join_agency(
        agency=known, partnership=partnership, basis=basis, reason=reason, starts_on=starts_on, by=by, on=on
    )  # fmt: skip
    return known


@operation
def change_agency(
    *, agency: Agency, name: str, short_name: str, kind: str, version: int | None, by: Person | None, on: date
) -> Agency:
    """Correct an agency's name, short name or kind. A body that became another is recorded as such instead."""
    values = {"name": name, "short_name": short_name, "kind": kind}
    row = reread(agency, version, values)
    before, after = changes(row, values)
    stored(row)
    note(row, before, after, says="corrected its name or kind")
    return row


@operation
def join_agency(
    *,
    agency: Agency,
    partnership: Partnership,
    basis: str,
    reason: str = "",
    starts_on: date | None = None,
    by: Person | None,
    on: date,
) -> Agency:
    """Give an agency its place in a partnership from a day, which may be unknown. It has one of each kind at a time."""
    row = locked(Agency.objects.all(), agency.pk)
    open_still = row.memberships.filter(partnership=partnership, basis=basis, ends_on=None).first()
    if open_still:
        raise Refusal(f"{row} is {_words(open_still)} already. Choose another kind of place.", "basis")
    place = stored(
        Membership(agency=row, partnership=partnership, basis=basis, reason=reason, starts_on=starts_on)
    )  # fmt: skip
    _count_on(row)
    reseat(agencies=[row])
    note(row, partnership_id=partnership.pk, says=f"became {_words(place)}{_from(starts_on)}")
    return row


@operation
def change_membership(
    *,
    membership: Membership,
    basis: str,
    reason: str,
    starts_on: date | None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Agency:
    """Correct why, as what and from when an agency belongs to a partnership."""
    values = {"basis": basis, "reason": reason, "starts_on": starts_on}
    agency = reread(membership.agency, version, values)
    row = locked(Membership.objects.all(), membership.pk)
    _in_order(starts_on, row.ends_on)
    before, after = changes(row, values)
    stored(row)
    agency.save()
    reseat(agencies=[agency])
    note(agency, before, after, row.partnership_id, says=f"corrected its place as {_words(row)}")
    return agency


@operation
def end_membership(
    *, membership: Membership, ends_on: date | None, version: int | None, by: Person | None, on: date
) -> Agency:  # fmt: skip
    """Say on which day an agency leaves the partnership, and with it its seats there, unless it has another place; or,
    with no day, that it stays. What it still owes stays open and is without a lead from the day after."""
    agency = reread(membership.agency, version, {"ends_on": ends_on})
    row = locked(Membership.objects.all(), membership.pk)
    _in_order(row.starts_on, ends_on)
    _end_its_seats(row, ends_on, by, on)
    row.ends_on = ends_on
    stored(row)
    agency.save()
    reseat(agencies=[agency])
    note(agency, partnership_id=row.partnership_id, says=f"is {_words(row)}{_until(ends_on)}")
    return agency


@operation
def name_partner(
    *,
    partnership: Partnership,
    part: str,
    agency: Agency,
    starts_on: date | None = None,
    by: Person | None,
    on: date,
) -> Partnership:
    """Name a body as a safeguarding partner from a day, and take it into the partnership as one."""
    row = locked(Partnership.objects.all(), partnership.pk)
    if row.partner_roles.filter(part=part, agency=agency, ends_on=None).exists():
        raise Refusal(f"{agency} fills this role already. Choose another agency.", "agency")
    role = stored(PartnerRole(partnership=row, part=part, agency=agency, starts_on=starts_on))
    if not agency.memberships.filter(partnership=row, basis=Membership.Basis.PARTNER, ends_on=None).exists():
        join_agency(
            agency=agency, partnership=row, basis=Membership.Basis.PARTNER, starts_on=starts_on, by=by, on=on
        )  # fmt: skip
    _count_on(row)
    note(
        row,
        partnership_id=row.pk,
        says=f"named {agency.name} as a safeguarding partner ({_part(role)}){_from(starts_on)}",
    )
    return row


@operation
def end_partner(
    *, role: PartnerRole, ends_on: date | None, version: int | None, by: Person | None, on: date
) -> Partnership:  # fmt: skip
    """Say until which day a body is a safeguarding partner; with no day, that it goes on. It still belongs to the
    partnership."""
    partnership = reread(role.partnership, version, {"ends_on": ends_on})
    row = locked(PartnerRole.objects.all(), role.pk)
    _in_order(row.starts_on, ends_on)
    row.ends_on = ends_on
    stored(row)
    partnership.save()
    words = f"{row.agency.name} is a safeguarding partner ({_part(row)}){_until(ends_on)}"
    note(partnership, partnership_id=partnership.pk, says=words)
    return partnership


@operation
def succeed_agency(*, agency: Agency, after: Agency, day: date | None, by: Person | None, on: date) -> Agency:
    """Record that a body became another on a day, which may be unknown: merged into it, or was replaced by it."""
    row = locked(Agency.objects.all(), agency.pk)
    if row.pk == after.pk:
        raise Refusal("An agency cannot become itself. Choose another.", "after")
    if row.became.filter(after=after).exists():
        raise Refusal(f"It is recorded already that it became {after}. Choose another.", "after")
    if row.came_from.filter(before=after).exists():
        raise Refusal(f"It is recorded that {after} became this one. Choose another.", "after")
    stored(AgencySuccession(before=row, after=after, on=day))
    _count_on(row)
    note(row, says=f"became {after.name}{_on(day)}")
    note(after, says=f"came from {row.name}{_on(day)}")
    return row


def _words(place: Membership) -> str:
    return f"{place.get_basis_display().lower()} of {place.partnership.short_name}"


def _part(role: PartnerRole) -> str:
    return str(role.get_part_display()).partition(":")[0].lower()


def _from(day: date | None) -> str:
    return f" from {uk_date(day)}" if day else ""


def _end_its_seats(place: Membership, ends_on: date | None, by: Person | None, on: date) -> None:
    """End the seats of an agency with its last place in a partnership, or let them go on with it."""
    seats = place.agency.seats.filter(partnership=place.partnership)
    others = place.agency.memberships.filter(partnership=place.partnership).exclude(pk=place.pk)
    if ends_on is None:
        end_seats(seats=list(seats.filter(ends_on=place.ends_on)), ends_on=None, by=by, on=on)
    elif not others.filter(Q(ends_on=None) | Q(ends_on__gt=ends_on)).exists():
        end_seats(seats=list(seats.filter(ends_on=None)), ends_on=ends_on, by=by, on=on)


def _until(day: date | None) -> str:
    return f" until {uk_date(day)}" if day else " after all"


def _on(day: date | None) -> str:
    return f" on {uk_date(day)}" if day else ""


def _in_order(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise Refusal(f"The last day is before the first, {uk_date(starts_on)}. Choose a later day.", "ends_on")


def _count_on(row: Agency | Partnership) -> None:
    row.version += 1
    row.save(update_fields=["version"])
