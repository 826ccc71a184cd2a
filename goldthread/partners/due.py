"""What waits for people as such: comments to them, the briefing of a new seat, accounts to be closed, erasing."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import Truncator

from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.partners.concern import Concern, shared_out
from goldthread.partners.models import (
    Addressed,
    Agency,
    Comment,
    ErasureRequest,
    Group,
    Holding,
    PartnerRole,
    Partnership,
    Person,
    Seat,
)
from goldthread.partners.models.comment import CommentQuerySet
from goldthread.partners.models.record import lasting
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

NEW = timedelta(days=60)
TO_READ = timedelta(days=14)
MOST = 20


def due(reader: Person, on: date) -> list[Due]:
    """Return the comments to the reader that nobody resolved and they did not answer; the briefings of seats that they
    took up lately and have not been given; for those who let people in, the accounts of people who have left every
    seat and could still sign in; for those who set up places, what is not set up; and, for those who may erase, what
    somebody else has asked to erase."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    found, kinds = shared_out(people, _briefings(people, on)), _kinds_beside(people)
    for person in people:
        if standing_of(person).seats:
            beside = _comments(person, kinds[person.pk]) if person.pk in kinds else []
            found[person.pk] = [*beside, *found[person.pk], *_kept(person, on)]
    return found


def _kept(reader: Person, on: date) -> list[Due]:
    """What waits for those who look after places and people; nobody else is asked about."""
    standing = standing_of(reader)
    let_in, erase = (standing.partnerships_where(each) for each in (Permission.LET_IN, Permission.ERASE))
    kept = standing.partnerships_where(Permission.KEEP_PLACES)
    return [*_to_set_up(kept, on), *_accounts(let_in, on), *_erasures(reader, erase)]


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the seats of an agency that nobody holds, as far as the reader may see them; one query."""
    held = Holding.objects.filter(lasting(on), seat=OuterRef("pk"), is_deputy=False)
    ended = Holding.objects.filter(seat=OuterRef("pk"), is_deputy=False).order_by("-ends_on").values("ends_on")[:1]
    known = Q(group=None) | Q(group__in=Group.objects.visible_to(reader).values("pk"))
    seats = Seat.objects.visible_to(reader).filter(known, lasting(on), ~Exists(held), agency=agency)
    return [
        Due(
            what=f"Empty seat: {seat.title}",
            whose=str(agency),
            when=NOT_KNOWN,
            why=f"Nobody holds it since {uk_date(seat.last)}" if seat.last else "Nobody holds it",
            where=seat.get_absolute_url(),
            verb="See the seat",
        )
        for seat in seats.annotate(last=Subquery(ended)).order_by("title", "pk")
    ]


def _kinds_beside(people: list[Person]) -> dict[int, set[str]]:
    """Beside which kinds of record a comment may wait for each of these people; one query."""
    rows = Addressed.objects.filter(person__in=people, comment__in=_unresolved(Comment.objects.all()))
    answers = Comment.objects.filter(by=OuterRef("person"), pk__gt=OuterRef("comment"))
    answered = answers.filter(under=Coalesce(OuterRef("comment__under"), OuterRef("comment")))
    found: dict[int, set[str]] = {}
    for person, kind in rows.filter(~Exists(answered)).values_list("person", "comment__record_kind").distinct():
        found.setdefault(person, set()).add(kind)
    return found


def _unresolved(comments: CommentQuerySet) -> CommentQuerySet:
    return comments.exclude(Q(resolved_on__isnull=False) | Q(under__resolved_on__isnull=False))


def _comments(reader: Person, kinds: set[str]) -> list[Due]:
    mine = Comment.objects.filter(by=reader, under=Coalesce(OuterRef("under"), OuterRef("pk")), pk__gt=OuterRef("pk"))
    rows = _unresolved(Comment.objects.filter(~Exists(mine), addressed__person=reader))
    return [
        Due(
            what=f"{each.by}: “{Truncator(each.words).words(14)}”",
            whose="You",
            when=NOT_KNOWN,
            why=f"A comment to you, of {uk_date(each.on)}, beside {each.kind}",
            where=each.get_absolute_url(),
            verb="Answer it",
        )
        for each in rows.visible_to(reader, kinds).select_related("by").order_by("pk")[:MOST]
    ]


def _briefings(people: list[Person], on: date) -> Iterator[Concern]:
    new = Holding.objects.on(on).filter(person__in=people, briefed_on=None, starts_on__gt=on - NEW)
    for each in new.select_related("seat").order_by("starts_on", "pk"):
        what, where = f"Your briefing: {each.seat.title}", reverse("desk:briefing", args=(each.seat_id,))
        when = Span.day((each.starts_on or on) + TO_READ)
        why = "What the seat answers for, what is due, and who sits beside you"
        yield Concern(Due(what, "You", when, why, where, "Read it"), [("person", each.person_id)])


def _to_set_up(partnerships: frozenset[int], on: date) -> list[Due]:
    """A partnership without any safeguarding partner, or without any group: setting it up was left half way."""
    if not partnerships:
        return []
    named = PartnerRole.objects.filter(partnership=OuterRef("pk"), ends_on=None)
    going_on = Partnership.objects.filter(pk__in=partnerships, ends_first=None).exclude(kind="footprint")
    rows = going_on.filter(~Exists(named) | ~Exists(Group.objects.filter(home=OuterRef("pk"))))
    return [
        Due(
            what=f"{each.short_name} is not set up yet",
            whose="Whoever sets up places",
            when=Span.day(on),
            why="No safeguarding partner is named, or no group",
            where=reverse("partners:set-up"),
            verb="Go on",
        )
        for each in rows.order_by("pk")
    ]


def _accounts(partnerships: frozenset[int], on: date) -> list[Due]:
    if not partnerships:
        return []
    held = Holding.objects.filter(person=OuterRef("pk"))
    still = held.filter(Q(ends_on=None) | Q(ends_on__gte=on), Q(seat__ends_on=None) | Q(seat__ends_on__gte=on))
    sat_here = held.filter(seat__partnership__in=partnerships)
    left = Person.objects.filter(Exists(sat_here), ~Exists(still), is_active=True, last_login__isnull=False)
    rows = left.filter(is_administrator=False).annotate(last=Max("holdings__ends_on")).order_by("last", "pk")
    return [
        Due(
            what=f"The account of {person}",
            whose="Whoever lets people in",
            when=Span.day(on),
            why=f"Left the last seat on {uk_date(person.last)}, and can still sign in",
            where=reverse("partners:account", args=(person.pk,)),
            verb="Close it",
        )
        for person in rows[:MOST]
    ]


def _erasures(reader: Person, partnerships: frozenset[int]) -> list[Due]:
    if not partnerships:
        return []
    waiting = ErasureRequest.objects.visible_to(reader).filter(status=ErasureRequest.Status.WAITING)
    return [
        Due(
            what=f"An erasure waits for a second person: {each.place}",
            whose="Whoever may erase",
            when=Span.day(each.asked_on),
            why=f"Asked for on {uk_date(each.asked_on)}: {each.reason}",
            where=reverse("partners:agree-erasure", args=(each.pk,)),
            verb="Read it, and agree",
        )
        for each in waiting.exclude(asked_by=reader).order_by("asked_on", "pk")[:MOST]
    ]
