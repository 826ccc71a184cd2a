"""What is written about seats: that they exist, until when, and who holds them between which days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.keeping import keepers_after, refuse_beyond
from goldthread.partners.models import Agency, Group, Holding, Partnership, Person, Seat
from goldthread.partners.operations.group_rules import refuse_more_chairs
from goldthread.partners.operations.people import add_person
from goldthread.partners.operations.reseating import reseat
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, nothing_changed, operation
from goldthread.trail.rows import free_key, reread, stored

LAST_KEEPER = "After that day nobody could set up people and seats here. Fill another manager's seat first."
SAY_THE_RULE = "Say by which rule it counts for its agency as well, or that it does not."
BEGAN = "{name} holds it from {day}. Choose a later day."


@operation
def add_seat(
    *,
    partnership: Partnership,
    title: str,
    role: str,
    capacity: str = Seat.Capacity.MEMBER,
    agency: Agency | None = None,
    group: Group | None = None,
    sector: str = "",
    counts_for_agency: bool = True,
    sector_rule: str = "",
    starts_on: date | None = None,
    by: Person | None,
    on: date,
) -> Seat:
    """Add a seat with its role. It owns what is given to it from then on, whether somebody holds it or not. One for a
    whole sector counts for its agency, too, by a stated rule alone."""
    refuse_beyond(by, role, partnership)
    key = free_key(Seat.objects.filter(partnership=partnership), title)
    place = {"agency": agency, "group": group, "starts_on": starts_on}
    place |= _sector(sector, counts_for_agency, sector_rule)
    seat = stored(Seat(partnership=partnership, key=key, title=title, role=role, capacity=capacity, **place))
    reseat(seats=[seat])
    note(seat, says=f"added the seat, which carries the role: {seat.get_role_display()}")
    return seat


@operation
def change_seat(
    *,
    seat: Seat,
    title: str,
    role: str,
    capacity: str,
    starts_on: date | None,
    sector: str = "",
    counts_for_agency: bool = True,
    sector_rule: str = "",
    version: int | None,
    by: Person | None,
    on: date,
) -> Seat:
    """Change what a seat is called, for whom it sits, and what it lets its holder do; where it belongs stays."""
    values = {"title": title, "role": role, "capacity": capacity, "starts_on": starts_on}
    values |= _sector(sector, counts_for_agency, sector_rule)
    row = reread(seat, version, values)
    for each in {row.role, role}:
        refuse_beyond(by, each, row.partnership)
    before, after = changes(row, values)
    stored(row)
    _one_chair(row, on)
    reseat(seats=[row])
    note(row, before, after, says="changed the seat")
    return row


@operation
def end_seat(*, seat: Seat, ends_on: date | None, version: int | None, by: Person | None, on: date) -> Seat:
    """Say on which day a seat ends, and with it the time of those who hold it; or, with no day, that it goes on after
    all,
    as do those who left with it. What it still owes stays open and is without a lead from the day after."""
    row = reread(seat, version, {"ends_on": ends_on})
    refuse_beyond(by, row.role, row.partnership)
    if ends_on is None:
        for each in row.holdings.filter(ends_on=row.ends_on, person__is_active=True):
            each.ends_on = None
            stored(each)
        return _goes_on(row, row, "the seat")
    if row.starts_on and ends_on < row.starts_on:
        raise Refusal(f"It began on {uk_date(row.starts_on)}. Choose a later day.", "ends_on")
    held = _open(row)
    _leave_a_keeper(row, ends_on, held)
    for each in held:
        _end(each, ends_on)
    row.ends_on = ends_on
    stored(row)
    reseat(seats=[row])
    note(row, says=f"ended the seat on {uk_date(ends_on)}")
    return row


@operation
def end_seats(*, seats: Iterable[Seat], ends_on: date | None, by: Person | None, on: date) -> None:
    """End the seats of a group that ends or of an agency that leaves, with it; or, with no day, let those go on
    that ended with it."""
    for seat in seats:
        if ends_on is None or seat.starts_on is None or seat.starts_on <= ends_on:
            end_seat(seat=seat, ends_on=ends_on, version=seat.version, by=by, on=on)
    nothing_changed()


@operation
def fill_seat(
    *,
    seat: Seat,
    holder: Person | None = None,
    name: str = "",
    email: str = "",
    is_deputy: bool = False,
    starts_on: date | None = None,
    ends_present: bool = False,
    instead_of: Holding | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Seat:
    """Seat a person, who may be new, as holder or named deputy from a day. The time of whoever holds it now, or of the
    one in whose stead they come, ends the day before when that is wanted; otherwise they share it."""
    row = reread(seat, version, {"starts_on": starts_on})
    refuse_beyond(by, row.role, row.partnership)
    if row.ends_on and row.ends_on < (starts_on or on):
        raise Refusal(
            f"The seat ended on {uk_date(row.ends_on)}. Add a new one, or choose an earlier day.", "starts_on"
        )
    person = holder or add_person(name=name, email=email, by=by, on=on)
    if not person.is_active:
        raise Refusal(f"The account of {person} is closed. Choose somebody else.", "holder")
    held = _open(row)
    if person.pk in {each.person_id for each in held}:
        raise Refusal(f"{person} sits there already. Choose somebody else.", "holder")
    for each in held:
        if each == instead_of or (ends_present and not is_deputy and not each.is_deputy):
            _end(each, (starts_on or on) - timedelta(1))
    stored(Holding(seat=row, person=person, is_deputy=is_deputy, starts_on=starts_on))
    row.save()
    _one_chair(row, starts_on)
    reseat(seats=[row])
    since = f" from {uk_date(starts_on)}" if starts_on else ""
    note(row, says=f"gave the seat a {'deputy' if is_deputy else 'holder'}{since}")
    return row


@operation
def end_holding(*, holding: Holding, ends_on: date | None, version: int | None, by: Person | None, on: date) -> Seat:
    """Say on which day a person's time in a seat ends; or, with no day, that they stay after all. What the seat owes
    stays with it."""
    seat = reread(holding.seat, version, {"ends_on": ends_on})
    refuse_beyond(by, seat.role, seat.partnership)
    row = locked(Holding.objects.all(), holding.pk)
    if ends_on is None:
        if seat.ends_on or not row.person.is_active:
            raise Refusal("The seat has ended, or the account is closed. Open that again first.", "ends_on")
        return _goes_on(row, seat, "its holder's time")
    _leave_a_keeper(seat, ends_on, [row])
    _end(row, ends_on)
    seat.save()
    reseat(seats=[seat])
    who = "its deputy's" if row.is_deputy else "its holder's"
    note(seat, says=f"ended {who} time on {uk_date(ends_on)}")
    return seat


def _goes_on(row: Seat | Holding, seat: Seat, what: str) -> Seat:
    """Take a last day back."""
    row.ends_on = None
    stored(row)
    _one_chair(seat, row.starts_on)
    if row is not seat:
        seat.save()
    reseat(seats=[seat])
    note(seat, says=f"took the last day of {what} back")
    return seat


def _sector(sector: str, counts_for_agency: bool, sector_rule: str) -> dict[str, Any]:
    """A seat of one agency counts for it and needs no rule."""
    if not sector.strip():
        return {"sector": "", "counts_for_agency": True, "sector_rule": ""}
    if counts_for_agency and not sector_rule.strip():
        raise Refusal(SAY_THE_RULE, "sector_rule")
    return {"sector": sector, "counts_for_agency": counts_for_agency, "sector_rule": sector_rule}


def _one_chair(seat: Seat, since: date | None) -> None:
    """A group has no more chairs at one time than its rule says."""
    if seat.role == "chair" and seat.group:
        refuse_more_chairs(seat.group, since)


def _open(seat: Seat) -> list[Holding]:
    return list(seat.holdings.filter(ends_on=None).select_related("person"))


def _end(holding: Holding, ends_on: date) -> None:
    if holding.starts_on and ends_on < holding.starts_on:
        raise Refusal(BEGAN.format(name=holding.person, day=uk_date(holding.starts_on)), "ends_on")
    holding.ends_on = ends_on
    stored(holding)


def _leave_a_keeper(seat: Seat, ends_on: date, ending: list[Holding]) -> None:
    """Refuse to leave a partnership with nobody who may give out seats."""
    going = {each.pk for each in ending}
    if keepers_after(seat.partnership, ends_on, without=set()) and not keepers_after(
        seat.partnership, ends_on, without=going
    ):
        raise Refusal(LAST_KEEPER, "ends_on")


@operation
def add_person_to(
    *,
    partnership: Partnership,
    name: str,
    email: str,
    known: Person | None = None,
    seat: Seat | None = None,
    starts_on: date | None = None,
    by: Person | None,
    on: date,
) -> Person:
    """Add somebody to a partnership, with the seat they take there; somebody who is here already takes the seat."""
    person = known or add_person(name=name, email=email, by=by, on=on)
    if seat is None and known:
        raise Refusal("They are here already. Choose the seat they take.", "seat")
    if seat is not None:
        fill_seat(seat=seat, holder=person, starts_on=starts_on or on, version=seat.version, by=by, on=on)
    return person
