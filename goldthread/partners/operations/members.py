"""What is written when several people and agencies are seated in a group at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted
from goldthread.partners.models import Agency, Group, Holding, Person, Seat
from goldthread.partners.operations.people import person_with
from goldthread.partners.operations.seats import add_seat, fill_seat
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, nothing_changed, operation

OVER = "{group} ended on {day}. Say that it goes on first, or add its members elsewhere."


@dataclass(frozen=True)
class Member:
    """Somebody who is to sit in a group: a person who is here, somebody new, or an agency that names nobody yet."""

    agency: Agency | None = None
    person: Person | None = None
    name: str = ""
    email: str = ""


@operation
def seat_members(
    *, group: Group, members: Iterable[Member], capacity: str, starts_on: date, by: Person | None, on: date
) -> Group:
    """Seat people and agencies in a group from one day, all or none. Somebody takes the vacant seat of their agency
    where there is one; who sits there already is left as they are, and an agency without a name has a vacant seat."""
    row = locked(Group.objects.all(), group.pk)
    if row.ends_last and row.ends_last < starts_on:
        raise Refusal(OVER.format(group=row, day=uk_date(row.ends_last)), "starts_on")
    seated = [each for each in members if _seat(row, each, capacity, starts_on, by, on)]
    if seated:
        note(row, says=f"added {counted(len(seated), 'member')} from {uk_date(starts_on)}")
    else:
        nothing_changed()
    return row


def _seat(group: Group, member: Member, capacity: str, since: date, by: Person | None, on: date) -> bool:
    """Seat one of them, and say whether anything was to do."""
    there = Holding.objects.filter(seat__group=group, ends_on=None, seat__ends_on=None)
    person = member.person or (person_with(member.email) if member.email else None)
    if person and there.filter(person=person).exists():
        return False
    place: dict[str, Any] = {"group": group, "agency": member.agency, "role": "member", "capacity": capacity}
    empty = Seat.objects.filter(**place, ends_on=None).exclude(pk__in=there.values("seat")).order_by("pk").first()
    is_named = bool(person or member.email)
    if empty and member.agency and not is_named:
        return False
    seat = empty if empty and member.agency else None
    if seat is None:
        about: dict[str, Any] = {
            **place,
            "partnership": group.home,
            "title": title_of(member, group, capacity),
            "starts_on": since,
        }
        seat = add_seat(**about, by=by, on=on)
    if is_named:
        who: dict[str, Any] = {"holder": person, "name": member.name, "email": member.email, "starts_on": since}
        fill_seat(seat=seat, **who, version=seat.version, by=by, on=on)
    return True


def title_of(member: Member, group: Group, capacity: str) -> str:
    """What the seat of a member is called: by what they are there, the group, and the agency they sit for."""
    whom = f" ({member.agency})" if member.agency else ""
    most = Seat._meta.get_field("title").max_length or 160
    what = f"{Seat.Capacity(capacity).label}, "
    return f"{what}{group.name[: most - len(what) - len(whom)]}{whom}"[:most]
