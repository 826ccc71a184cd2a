"""What is written when somebody leaves: their seats end and are handed on, their account closes, or opens again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.accounts import held_from
from goldthread.partners.models import Holding, Person
from goldthread.partners.operations.seats import end_holding, fill_seat
from goldthread.post.models import Draft
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import note, operation

STILL_SITS = "They still hold a seat, here or in another partnership. The account can close when every seat has ended."
NOTHING = "There is no seat here that you may hand on. Ask the partnership manager where they sit."
OWN = "Somebody else closes your account, so that nobody locks themselves out."
ALREADY = "The account is closed already."
LAST = "Nobody else looks after this installation. Make somebody else an administrator first."


@dataclass(frozen=True)
class HandOver:
    """One seat that somebody leaves, the version of it that was shown, and who holds it next; None leaves it vacant."""

    holding: Holding
    version: int | None
    successor: Person | None = None


@operation
def leave(*, person: Person, last_day: date, seats: Iterable[HandOver], closes: bool, by: Person, on: date) -> Person:
    """End somebody's time in seats on a day and seat whoever follows from the next, all or nothing. What a seat owes
    stays with it. The account closes, when that is wanted, at once where no seat is left after today, and else by
    itself after the last day, where none is left then."""
    handed = list(seats)
    for each in handed:
        _hand_over(each, last_day, by, on)
    is_over = closes and not held_from(person, on)
    if not handed and not is_over:
        raise Refusal(NOTHING)
    if is_over:
        close_account(person=person, by=by, on=on)
    elif closes and not held_from(person, last_day):
        _close_after(person, last_day, by)
    note(person, says=f"leaves, with {uk_date(last_day)} as the last day")
    return person


def _hand_over(each: HandOver, last_day: date, by: Person, on: date) -> None:
    """The one who follows is seated in the same step, so that a partnership is never without somebody who keeps it, and
    a group never has two chairs."""
    seat = each.holding.seat
    if each.successor is None:
        end_holding(holding=each.holding, ends_on=last_day, version=each.version, by=by, on=on)
        return
    fill_seat(
        seat=seat, holder=each.successor, is_deputy=each.holding.is_deputy, starts_on=last_day + timedelta(1),
        instead_of=each.holding, version=each.version, by=by, on=on,
    )  # fmt: skip
    note(seat, says=f"ended its {'deputy' if each.holding.is_deputy else 'holder'}'s time on {uk_date(last_day)}")


def _close_after(person: Person, last_day: date, by: Person) -> None:
    row = locked(Person.objects.all(), person.pk)
    _refuse_to_close(row, by, last_day)
    row.closes_after = last_day
    bump(row)
    row.save(update_fields=["closes_after", "version"])


@operation
def close_account(*, person: Person, by: Person | None, on: date) -> Person:
    """Close the account of somebody who holds no seat any longer. Every sign-in ends, no way in works, and what they
    were still writing is forgotten; what they did keeps their number."""
    row = locked(Person.objects.all(), person.pk)
    _refuse_to_close(row, by, on)
    now = timezone.now()
    row.is_active, row.closed_on, row.closes_after, row.password = False, on, None, make_password(None)
    bump(row)
    row.save(update_fields=["is_active", "closed_on", "closes_after", "password", "version"])
    row.invitations.open_at(now).update(withdrawn_at=now)
    Draft.objects.filter(author_id=row.pk).delete()
    note(row, says="closed the account")
    return row


def _refuse_to_close(row: Any, by: Person | None, after: date) -> None:
    if not row.is_active:
        raise Refusal(ALREADY)
    if by is not None and row.pk == by.pk:
        raise Refusal(OWN)
    if held_from(row, after):
        raise Refusal(STILL_SITS)
    others = Person.objects.filter(is_administrator=True, is_active=True).exclude(pk=row.pk)
    if row.is_administrator and not others.exists():
        raise Refusal(LAST)


@operation
def leave_open(*, person: Person, why: str, by: Person | None, on: date) -> Person:
    """Leave an account open that was to close after a last day, for somebody who sits again by then."""
    row = locked(Person.objects.all(), person.pk)
    row.closes_after = None
    bump(row)
    row.save(update_fields=["closes_after", "version"])
    note(row, says=f"the account stays open: {why}")
    return row


@operation
def open_account(*, person: Person, by: Person, on: date) -> Person:
    """Open a closed account again. Its holder chooses a new password by a way in that is sent to them."""
    row = locked(Person.objects.all(), person.pk)
    if row.is_active:
        raise Refusal("The account is open already.")
    row.is_active, row.closed_on = True, None
    bump(row)
    row.save(update_fields=["is_active", "closed_on", "version"])
    note(row, says="opened the account again")
    return row


@operation
def give_briefing(*, holding: Holding, by: Person, on: date) -> Holding:
    """Remember on which day the briefing of a seat was given to whoever holds it, or was read by them."""
    row = locked(Holding.objects.all(), holding.pk)
    row.briefed_on = on
    row.save(update_fields=["briefed_on"])
    is_own = row.person_id == by.pk
    whom = "deputy" if row.is_deputy else "holder"
    note(row.seat, says="read its briefing" if is_own else f"gave its briefing to its {whom}")
    return row
