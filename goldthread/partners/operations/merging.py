"""What is written when somebody turns out to have been entered twice: one entry goes on, the other is kept closed."""

from collections import Counter
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from goldthread.kit.offers import extras
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, joined
from goldthread.partners.accounts import may_be_told
from goldthread.partners.keeping import may_change_person
from goldthread.partners.models import Holding, Person, Seat
from goldthread.partners.operations.reseating import reseat
from goldthread.post.models import Draft
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread

BEYOND = "The other entry sits where your own seat does not reach. Ask the partnership manager there."
OWN = "You are signed in with the other entry. Sign in with the one that goes on, or ask somebody else."
GONE = "{name} was merged already. Choose another entry."
CLOSED = "The account of {name} is closed, and it would go on. Open it first, or merge the other way round."
ADMINISTRATOR = "The other entry looks after the installation. Make the one that goes on an administrator first."


@operation
def merge_people(*, kept: Person, twice: Person, version: int | None, by: Person | None, on: date) -> Person:
    """Take two entries for one person together. The seats that the second holds or held become the first's, and what
    other chapters keep about who was where follows; what it did keeps its number, its account closes, and both stay in
    the trail. It cannot be undone."""
    row = reread(kept, version, {"twice": twice})
    other = locked(Person.objects.all(), twice.pk)
    _refuse(row, other, by, on)
    seats = _move_holdings(row, other)
    moved: Counter[str] = Counter({"seats": len(seats)})
    for offer in extras("merged", "merged"):
        moved.update(offer(other, row))
    Person.objects.filter(merged_into=other).update(merged_into=row)
    _close(other, row, on)
    row.save()
    reseat(seats=seats)
    note(row, says=f"was found to be entered twice, also as number {other.pk}; {in_words(moved)} came from there")
    note(other, says=f"is another entry of number {row.pk}; the account is closed")
    for seat in seats:
        note(seat, says="was held by one person under two names, now under one")
    return row


def in_words(moved: Counter[str]) -> str:
    """Say how much moves: "two seats and three attendance marks"."""
    found = [counted(number, _one(many), many) for many, number in moved.items() if number]
    return joined(found) or "nothing"


def _one(many: str) -> str:
    return many.removesuffix("s")


def _refuse(kept: Person, other: Person, by: Person | None, on: date) -> None:
    if kept.pk == other.pk:
        raise Refusal("That is the same entry. Choose the other one.", "twice")
    if other.merged_into_id or kept.merged_into_id:
        raise Refusal(GONE.format(name=other if other.merged_into_id else kept), "twice")
    if not kept.is_active:
        raise Refusal(CLOSED.format(name=kept))
    if by is not None and by.pk == other.pk:
        raise Refusal(OWN, "twice")
    if by is not None and not (may_change_person(by, other) and may_be_told(by, other, on)):
        raise Refusal(BEYOND, "twice")
    if other.is_administrator and not kept.is_administrator:
        raise Refusal(ADMINISTRATOR, "twice")


def _move_holdings(kept: Person, other: Person) -> list[Seat]:
    """Give every time in a seat to the entry that goes on; two that overlap in one seat become one."""
    seats: dict[int, Seat] = {}
    own = list(Holding.objects.filter(person=kept))
    for holding in Holding.objects.filter(person=other).select_related("seat"):
        seats[holding.seat_id] = holding.seat
        same = next((each for each in own if _is_one(each, holding)), None)
        if same is None:
            holding.person = kept
            holding.save(update_fields=["person"])
            own.append(holding)
        else:
            holding.delete()
            _stretch(same, holding)
    for seat in seats.values():
        bump(seat)
        seat.save(update_fields=["version"])
    return list(seats.values())


def _is_one(one: Holding, other: Holding) -> bool:
    """Say whether two times in a seat are one: they overlap in the same part, or begin on the same day."""
    first = max(one.starts_on or date.min, other.starts_on or date.min)
    is_together = first <= _earlier(one.ends_on, other.ends_on) and one.is_deputy == other.is_deputy
    return one.seat_id == other.seat_id and (is_together or one.starts_on == other.starts_on)


def _earlier(one: date | None, other: date | None) -> date:
    return min(one or date.max, other or date.max)


def _stretch(holding: Holding, other: Holding) -> None:
    starts = (holding.starts_on, other.starts_on)
    ends = (holding.ends_on, other.ends_on)
    holding.starts_on = None if None in starts else min(day for day in starts if day)
    holding.ends_on = None if None in ends else max(day for day in ends if day)
    holding.save(update_fields=["starts_on", "ends_on"])


def _close(other: Any, kept: Person, on: date) -> None:
    now = timezone.now()
    other.closed_on = other.closed_on or on
    other.is_active, other.is_administrator, other.password = False, False, make_password(None)
    other.merged_into = kept
    bump(other)
    other.save()
    other.invitations.open_at(now).update(withdrawn_at=now)
    Draft.objects.filter(author_id=other.pk).delete()
