"""What is written when people are let in: invitations, codes, passwords, and the stop after wrong ones."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from goldthread.kit.refusal import Refusal
from goldthread.partners import letters
from goldthread.partners.keys import as_typed, kept_of, new_code, new_link
from goldthread.partners.models import Invitation, Person
from goldthread.post.operations.letters import write_letter
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import note, nothing_changed, operation

PURPOSE = Invitation.Purpose
LASTS = {
    PURPOSE.INVITATION: timedelta(days=14),
    PURPOSE.RESET: timedelta(hours=2),
    PURPOSE.UNLOCK: timedelta(hours=24),
}
SPOKEN_LASTS = timedelta(hours=1)
CLOSED = "This account is closed. Open it again first."
OVER = "This way in can no longer be used. Ask for another."


@operation
def send_way_in(*, person: Person, purpose: str, site: str, place: str = "", by: Person | None, on: date) -> Invitation:
    """Send somebody a link and a code by e-mail, in place of those they were given before; what anybody may ask for
    takes the place of nothing that was given by hand. `site` is the address of the page where links begin; `place` is
    the partnership they are invited to."""
    link, code = new_link(), new_code()
    made = _make(person, purpose, LASTS[PURPOSE(purpose)], code, by, link)
    words = letters.way_in(
        made, by=by.name if by else "Somebody", place=place or "the partnership", url=f"{site}{link}/", code=code
    )
    _post(made.person, words, f"way-in-{made.pk}", by, on)
    note(made.person, says=SAID[PURPOSE(purpose)])
    return made


@operation
def invite(*, people: Iterable[Person], site: str, place: str, by: Person, on: date) -> int:
    """Send several people their invitations, all or none; return how many."""
    sent = [
        send_way_in(person=each, purpose=PURPOSE.INVITATION, site=site, place=place, by=by, on=on) for each in people
    ]
    if not sent:
        raise Refusal("Tick at least one person.", "people")
    return len(sent)


SAID = {
    PURPOSE.INVITATION: "was sent an invitation",
    PURPOSE.RESET: "asked for a new password, and was sent a way in",
    PURPOSE.UNLOCK: "was sent a way back in",
}


@operation
def give_code(*, person: Person, by: Person, on: date) -> str:
    """Make a code to be told by telephone, and return it; nobody can look it up again. The person is told by e-mail
    that one was made."""
    code = new_code()
    made = _make(person, PURPOSE.UNLOCK, SPOKEN_LASTS, code, by)
    _post(made.person, letters.told_by_telephone(made, by.name), f"way-in-{made.pk}", by, on)
    note(made.person, says="was given a code by telephone")
    return code


@operation
def ask_for_way_in(*, email: str, site: str, by: Person | None, on: date) -> None:
    """Send a new way in to whoever signs in with an address; when nobody does, nothing happens, and nothing says so."""
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        nothing_changed()
        return
    send_way_in(person=person, purpose=PURPOSE.RESET, site=site, by=None, on=on)


@operation
def try_code(*, invitation: Invitation, code: str, by: Person | None, on: date) -> bool:
    """Say whether a code is the right one for a way in that is still open. A wrong one is counted."""
    row = locked(Invitation.objects.all(), invitation.pk)
    now = timezone.now()
    if not row.is_open_at(now):
        nothing_changed()
        return False
    is_right = constant_time_compare(row.code_hash, kept_of(as_typed(code)))
    row.proved_at = now if is_right else row.proved_at
    row.wrong_tries += 0 if is_right else 1
    row.save(update_fields=["proved_at", "wrong_tries"])
    note(row, says="the right code was typed" if is_right else "a wrong code was typed")
    return is_right


@operation
def use_way_in(*, invitation: Invitation, password: str, by: Person | None, on: date) -> Person:
    """Choose a password by a way in whose code was typed. It is used up, and every sign-in with the old one ends."""
    row = locked(Invitation.objects.all(), invitation.pk)
    now = timezone.now()
    if not row.is_open_at(now) or row.proved_at is None:
        raise Refusal(OVER)
    row.used_at = now
    row.save(update_fields=["used_at"])
    person = _give_password(row.person_id, password)
    note(person, says=f"chose a password, by {_article(row)}")
    return person


@operation
def change_password(*, person: Person, password: str, by: Person, on: date) -> Person:
    """Change one's own password, which ends every other sign-in with it; they are told by e-mail."""
    row = _give_password(person.pk, password)
    now = timezone.now()
    _post(row, letters.password_changed(row, now), f"password-{row.pk}-{now:%Y%m%d%H%M%S%f}", by, on)
    note(row, says="changed their password")
    return row


@operation
def tell_of_new_address(*, person: Person, before: str, by: Person, on: date) -> None:
    """Tell the old address that somebody signs in with another from now on. What was sent to it lets nobody in."""
    now = timezone.now()
    person.invitations.open_at(now).update(withdrawn_at=now)
    words = letters.address_changed(person, now)
    key = f"address-{person.pk}-{now:%Y%m%d%H%M%S%f}"
    write_letter(to=before, person_id=person.pk, subject=words.subject, text=words.text, key=key, by=by, on=on)
    note(person, says="was told at the old address that it changed")


@operation
def lift_stop(*, person: Person, by: Person, on: date) -> None:
    """Note that the stop after wrong passwords was lifted for somebody; the count itself is no record."""
    note(person, says="was let try again after wrong passwords")


def _make(
    person: Person, purpose: str, lasts: timedelta, code: str, by: Person | None, link: str | None = None
) -> Invitation:
    row = locked(Person.objects.all(), person.pk)
    if not row.is_active:
        raise Refusal(CLOSED)
    now = timezone.now()
    before = row.invitations.open_at(now)
    asked_by_anybody = purpose == PURPOSE.RESET
    (before.filter(purpose=PURPOSE.RESET) if asked_by_anybody else before).update(withdrawn_at=now)
    return Invitation.objects.create(
        person=row, purpose=purpose, link_hash=kept_of(link) if link else None, code_hash=kept_of(as_typed(code)),
        made_by=by, made_at=now, expires_at=now + lasts,
    )  # fmt: skip


def _post(person: Person, words: letters.Words, key: str, by: Any, on: date) -> None:
    write_letter(
        to=person.email, person_id=person.pk, subject=words.subject, text=words.text, key=key, by=by, on=on
    )  # fmt: skip


def _give_password(pk: int, password: str) -> Person:
    row = locked(Person.objects.all(), pk)
    if not row.is_active:
        raise Refusal(CLOSED)
    row.password = make_password(password)
    bump(row)
    row.save(update_fields=["password", "version"])
    return row


def _article(invitation: Invitation) -> str:
    if invitation.is_spoken:
        return "a code told by telephone"
    return "their invitation" if invitation.purpose == PURPOSE.INVITATION else "the way in they were sent"
