"""Who closes a challenge: the present holder of the seat that raised it, or the scrutineer where there is none."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from goldthread.challenges import rules
from goldthread.challenges.models import Challenge
from goldthread.challenges.rules import Raiser
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners.models import Holding, Person, Seat
from goldthread.partners.policy import may_in
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of

P = Permission


@dataclass(frozen=True)
class Closing:
    """Who closes one challenge, in a sentence, and whether that is the reader."""

    sentence: str
    is_readers: bool


def holdings_of(challenge: Challenge, on: date) -> list[Holding]:
    """Return who holds the seat that raised a challenge, or is named to hold it later; nobody, where it has ended.
    It is asked once for a challenge in hand: a page wants to know it of several steps."""
    if not hasattr(challenge, "_holdings"):
        challenge._holdings = _held(challenge.raised_by, on)  # type: ignore[attr-defined]
    return challenge._holdings  # type: ignore[attr-defined]


def _held(seat: Seat | None, on: date) -> list[Holding]:
    if seat is None or _has_ended(seat, on):
        return []
    lasting = Holding.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), seat=seat)
    return list(lasting.select_related("person").order_by("is_deputy", "pk"))


def raiser_of(seat: Seat | None, on: date, holdings: list[Holding]) -> Raiser:
    """Return the seat that raised a challenge as it stands on a day; the page and the operation ask the same."""
    return Raiser(seat is not None, seat is not None and _has_ended(seat, on), bool(holdings))


def _has_ended(seat: Seat, on: date) -> bool:
    return seat.ends_on is not None and seat.ends_on < on


def closing_of(challenge: Challenge, person: Person, on: date) -> Closing:
    """Return who closes a challenge today, and whether this person is among them."""
    seat, standing = challenge.raised_by, standing_of(person)
    holdings = holdings_of(challenge, on)
    raiser = raiser_of(seat, on, holdings)
    scrutinises = "scrutineer" in standing.roles_in(challenge.home_id)
    if raiser.closes:
        sentence = f"Only the seat that raised it can close it: {seat}. {_holders(holdings, on)}"
    else:
        sentence = f"Only the independent scrutineer can close it: {raiser.why_not}."
    return Closing(sentence, rules.may_close(raiser, challenge.raised_by_id in standing.seats, scrutinises))


def _holders(holdings: list[Holding], on: date) -> str:
    now = [each for each in holdings if each.starts_on is None or each.starts_on <= on]
    names = [f"{each.person.name}{' (deputy)' if each.is_deputy else ''}" for each in now]
    return f"Now held by {joined(names)}." if names else "Nobody holds it today, and somebody is named to."


def closes(person: Person, permission: Permission, challenge: Challenge) -> bool:
    """Say whether a person may do what only the raiser may: raise again, close, withdraw, open again."""
    return closing_of(challenge, person, timezone.localdate()).is_readers


def only_the_raiser(challenge: Challenge, by: Person | None, on: date) -> None:
    """Refuse anybody but the seat that raised it, or the scrutineer in its place. The system may do anything."""
    if by is None:
        return
    closing = closing_of(challenge, by, on)
    if not closing.is_readers:
        raise Refusal(closing.sentence)


def keeps(person: Person, permission: Permission, challenge: Challenge) -> bool:
    """Say whether a person may keep the record of a challenge right: who raised it, or the business unit."""
    return may_in(person, P.ENTER_FOR_AGENCY, challenge.home_id) or closes(person, permission, challenge)


def answers(person: Person, permission: Permission, challenge: Challenge) -> bool:
    """Say whether a person may answer: whoever it is put to, or the business unit for them."""
    return speaks_for_it(person, challenge) or may_in(person, P.ENTER_FOR_AGENCY, challenge.home_id)


def speaks_for_it(person: Person, challenge: Challenge) -> bool:
    """Say whether a person sits where a challenge is put to, in a seat that may answer."""
    return answering_seat(person, challenge) is not None


def answering_seat(person: Person, challenge: Challenge) -> int | None:
    """Return the seat in which a person answers a challenge, None where none of theirs does."""
    for seat in standing_of(person).held:
        if P.ANSWER_CHALLENGE in ROLES[seat.role].permissions and challenge.is_put_to(seat):
            return seat.seat
    return None


def follows(person: Person, permission: Permission, challenge: Challenge) -> bool:
    """Say whether a person may say what changed and tie actions: who raised it, whom it is put to, the unit."""
    return answers(person, permission, challenge) or closes(person, permission, challenge)


def escalates(person: Person, permission: Permission, challenge: Challenge) -> bool:
    """Say whether a person may take a challenge further: who raised it, the unit, and the scrutineer."""
    return may_in(person, P.SCRUTINISE, challenge.home_id) or keeps(person, permission, challenge)
