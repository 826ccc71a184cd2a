"""When a lead goes: the day from which nobody holds the seats behind a line, or its body has left the partnership."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from goldthread.actions.models import Line
from goldthread.partners.models import Agency, Group, Holding, Membership, Partnership, Seat
from goldthread.partners.roles import ANSWERS_FOR

NEVER = date.max


def left_on(body: Agency | Group | Seat | Partnership, home_id: int) -> date | None:
    """Return the last day on which a body belongs to a partnership, or None while it has no last day."""
    if isinstance(body, Agency):
        return _last(Membership.objects.filter(agency=body, partnership=home_id).values_list("ends_on", flat=True))
    return body.ends_on if isinstance(body, Seat) else body.ends_last


def _last(days: Iterable[date | None]) -> date | None:
    found = list(days)
    return None if not found or None in found else max(found)  # type: ignore[type-var]


def vacant_from(lines: list[Line]) -> dict[int, date]:
    """Return, for each action led by these lines, the first day without any lead; those that keep one are left out."""
    ends = _ends_of_seats(lines)
    memberships = _ends_of_memberships(lines)
    last_days: dict[int, date] = {}
    for line in lines:
        last = min(_held_until(line, ends), _stays_until(line, memberships))
        last_days[line.action_id] = max(last, last_days.get(line.action_id, date.min))
    return {pk: last + timedelta(1) for pk, last in last_days.items() if last != NEVER}


def _held_until(line: Line, ends: dict[tuple[str, int | None], date]) -> date:
    for kind in ("seat", "agency", "group"):
        pk = getattr(line, f"{kind}_id")
        if pk:
            return ends.get((kind, pk), NEVER)
    return NEVER


def _stays_until(line: Line, memberships: dict[tuple[int, int], date]) -> date:
    if line.agency_id:
        return memberships.get((line.agency_id, line.action.home_id), NEVER)
    body = line.group or line.partnership
    return (body.ends_last if body else None) or NEVER


def _ends_of_memberships(lines: list[Line]) -> dict[tuple[int, int], date]:
    found: dict[tuple[int, int], date] = {}
    rows = Membership.objects.filter(agency__in={line.agency_id for line in lines if line.agency_id})
    for agency, partnership, ends_on in rows.values_list("agency", "partnership", "ends_on"):
        found[agency, partnership] = max(ends_on or NEVER, found.get((agency, partnership), date.min))
    return found


def _ends_of_seats(lines: list[Line]) -> dict[tuple[str, int | None], date]:
    """The last day on which anybody holds the seats that answer for a seat, an agency or a group, the first of all days
    where nobody ever did; those with no such seat, a body outside with no account, are left out."""
    behind = _seats_behind(lines)
    held: dict[int, date] = {}
    for seat, ends_on in Holding.objects.filter(seat__in=set().union(*behind.values())).values_list("seat", "ends_on"):
        held[seat] = max(ends_on or NEVER, held.get(seat, date.min))
    return {
        place: max(min(held.get(seat.pk, date.min), seat.ends_on or NEVER) for seat in seats)
        for place, seats in behind.items()
    }


def _seats_behind(lines: list[Line]) -> dict[tuple[str, int | None], set[Seat]]:
    behind: dict[tuple[str, int | None], set[Seat]] = defaultdict(set)
    behind.update({("seat", line.seat_id): {line.seat} for line in lines if line.seat})
    for kind, roles in ANSWERS_FOR.items():
        bodies = {getattr(line, f"{kind}_id") for line in lines} - {None}
        for seat in Seat.objects.filter(**{f"{kind}__in": bodies}, role__in=roles):
            behind[kind, getattr(seat, f"{kind}_id")].add(seat)
    return behind
