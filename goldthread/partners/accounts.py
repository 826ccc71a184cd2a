"""Reading accounts: whether somebody can get in, the ways in they were given, and who may look after them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from goldthread.kit.offers import offered
from goldthread.kit.words import joined
from goldthread.partners.keys import kept_of
from goldthread.partners.letters import moment
from goldthread.partners.models import Group, Holding, Invitation, Partnership, Person
from goldthread.partners.models.invitation import MOST_TRIES
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of, standing_on
from goldthread.post.models import Letter

SHOWN = 20


@dataclass(frozen=True)
class WayIn:
    """One way in as its page shows it: what it was, who gave it, how it went out, and what became of it."""

    what: str
    by: str
    sent: str
    state: str
    is_open: bool


def may_look_after(reader: Person, permission: Permission, person: Person) -> bool:
    """Say whether a reader may let a person in: whoever looks after the installation, and who lets people in for a
    partnership where the person sits or sat; somebody who sat nowhere yet, in any partnership."""
    if reader.is_administrator and reader.is_active:
        return True
    let_in = standing_of(reader).partnerships_where(permission)
    sat = set(Holding.objects.filter(person=person).values_list("seat__partnership", flat=True))
    return bool(let_in & sat) if sat else bool(let_in)


def held_from(person: Person, after: date) -> list[date | None]:
    """Return the first day of each seat, anywhere, that a person holds after a day or is to take up; empty for whoever
    sits nowhere any longer."""
    lasting = Q(ends_on=None) | Q(ends_on__gt=after)
    open_still = Q(seat__ends_on=None) | Q(seat__ends_on__gt=after)
    return list(Holding.objects.filter(lasting, open_still, person=person).values_list("starts_on", flat=True))


def to_close(on: date) -> QuerySet:
    """Return the people whose account was to close after a last day, which is over."""
    return Person.objects.filter(is_active=True, closes_after__lt=on).order_by("pk")


def may_be_told(reader: Person, person: Person, on: date, held: Iterable[date | None] | None = None) -> bool:
    """Say whether a reader may be shown a code for the account of a person, who holds seats from these days: nobody is
    handed the key to more than they hold themselves, today or on a day on which the person is to take up a seat. It
    compares what both may do in every partnership, and the case panels they sit in. Whoever wrote what is nobody
    else's, as a scrutineer does, is told a code by an administrator alone, even after they left."""
    if reader.is_administrator:
        return True
    mine = standing_of(reader)
    starts = held_from(person, on) if held is None else held
    theirs = [standing_on(person.pk, day) for day in {on, *(day for day in starts if day and day > on)}]
    if person.is_administrator or not all(_is_within(each, mine) for each in theirs):
        return False
    return not _is_kept_apart(person, frozenset().union(*(each.groups for each in theirs)) - mine.groups)


def _is_within(theirs: Standing, mine: Standing) -> bool:
    return all(theirs.permissions_in(each) <= mine.permissions_in(each) for each in theirs.partnerships)


def _is_kept_apart(person: Person, groups: frozenset[int]) -> bool:
    """Say whether one of these groups is a case panel, or somebody wrote what is nobody else's; one query."""
    panels = Group.objects.filter(pk__in=groups, kind=Group.Kind.PANEL)
    written = [rows for offer in offered("apart") for rows in offer(person)]
    first, *others = [rows.order_by().values_list("pk") for rows in (*written, *([panels] if groups else []))]
    return first.union(*others).exists()


def place_of(person: Person, reader: Person) -> str:
    """Return the partnerships a person sits in, as far as the reader sits there too, for the words of a letter."""
    seats = Q(seats__holdings__person=person)
    here = Partnership.objects.visible_to(reader).filter(seats).distinct()
    return joined(list(here.order_by("name").values_list("name", flat=True)[:3]))


def uninvited(partnership: Partnership, reader: Person, on: date) -> QuerySet:
    """Return those who hold a seat in a partnership, have never signed in, and have no invitation that still works."""
    holds = Holding.objects.on(on).filter(person=OuterRef("pk"), seat__partnership=partnership)
    waiting = Invitation.objects.open_at(timezone.now()).filter(person=OuterRef("pk"))
    found = Person.objects.visible_to(reader).filter(Exists(holds), ~Exists(waiting), is_active=True, last_login=None)
    return found.order_by("name")


def ways_in(person: Person, reader: Person, now: datetime) -> list[WayIn]:
    """Return what a person was given to get in with, newest first."""
    given = Invitation.objects.visible_to(reader).filter(person=person).select_related("made_by")
    rows = list(given.order_by("-made_at")[:SHOWN])
    letters = letters_of(rows)
    return [_shown(row, letters.get(f"way-in-{row.pk}"), now) for row in rows]


def letters_of(invitations: Iterable[Invitation]) -> dict[str, Letter]:
    """Return the letters that carry these ways in, by their key."""
    keys = [f"way-in-{each.pk}" for each in invitations]
    return {letter.key: letter for letter in Letter.objects.filter(key__in=keys)}


def _shown(row: Invitation, letter: Letter | None, now: datetime) -> WayIn:
    what = "Code told by telephone" if row.is_spoken else str(row.get_purpose_display())
    by = row.made_by.name if row.made_by else "Themselves"
    return WayIn(what, by, _sent(row, letter), state_of(row, now), row.is_open_at(now))


def _sent(row: Invitation, letter: Letter | None) -> str:
    if row.is_spoken:
        return f"Made on {moment(row.made_at)}"
    if letter is None or letter.state in (Letter.State.WAITING, Letter.State.CLAIMED):
        return f"Waiting to go out since {moment(row.made_at)}"
    if letter.state == Letter.State.FAILED:
        return f"Could not be sent: {letter.says or 'the mail server refused it.'}"
    return f"Sent on {moment(letter.sent_at or row.made_at)}"


def state_of(row: Invitation, now: datetime) -> str:
    """Say what became of a way in."""
    if row.used_at:
        return f"Used on {moment(row.used_at)}"
    if row.withdrawn_at:
        return "Replaced by a later one"
    if row.wrong_tries >= MOST_TRIES:
        return "Stopped after too many wrong codes"
    if row.expires_at <= now:
        return f"Not used; it ended on {moment(row.expires_at)}"
    if row.proved_at:
        return "The code was typed; no password chosen yet"
    return f"Not used yet; it works until {moment(row.expires_at)}"


def by_link(link: str) -> Invitation | None:
    """Return the way in that a link belongs to, open or not."""
    return Invitation.objects.filter(link_hash=kept_of(link)).select_related("person").first()


def by_address(email: str, now: datetime) -> Invitation | None:
    """Return the way in told by telephone to whoever signs in with an address, if one is open."""
    told = Invitation.objects.open_at(now).filter(link_hash=None, person__email__iexact=email.strip())
    return told.select_related("person").order_by("-made_at").first()


def proved(pk: Any, now: datetime) -> Invitation | None:
    """Return a way in whose code was typed, if it is still open."""
    rows = Invitation.objects.open_at(now).filter(pk=pk, proved_at__isnull=False)
    return rows.select_related("person").first()
