"""What waits for people as such: comments to them, the briefing of a new seat, accounts to be closed, erasing."""

from collections import defaultdict
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.text import Truncator

from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.partners.concern import Concern, shared_out, together
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
COMMENT, BRIEFING = "comment", "briefing"
NEVER = Cast(Value(None), DateField())


def due(reader: Person, on: date) -> list[Due]:
    """Return the comments to the reader that nobody resolved and they did not answer; the briefings of seats that they
    took up lately and have not been given; for those who let people in, the accounts of people who have left every
    seat and could still sign in; for those who set up places, what is not set up; and, for those who may erase, what
    somebody else has asked to erase."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    whose = tuple(person.pk for person in people)
    rows = together(people).kept("people", whose, on, build=lambda: _waiting(people, on))
    kinds: dict[int, set[str]] = defaultdict(set)
    for _, person, _, kind, _ in (row for row in rows if row[0] == COMMENT):
        kinds[person].add(kind)
    seats = sorted((row for row in rows if row[0] == BRIEFING), key=lambda row: (row[4], row[2]))
    found = shared_out(people, [_briefing(*row[1:]) for row in seats])
    for person in people:
        if standing_of(person).seats:
            beside = _comments(person, kinds[person.pk]) if person.pk in kinds else []
            found[person.pk] = [*beside, *found[person.pk], *_kept(person, on)]
    return found


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the seats of an agency that nobody holds, as far as the reader may see them; one query."""
    empty = standing_of(reader).kept
    seats = empty("empty seats", reader.pk, on, build=partial(_empty, reader, on), agency=agency.pk)
    return [
        Due(
            what=f"Empty seat: {seat.title}",
            whose=str(agency),
            when=NOT_KNOWN,
            why=f"Nobody holds it since {uk_date(seat.last)}" if seat.last else "Nobody holds it",
            where=seat.get_absolute_url(),
            verb="See the seat",
        )
        for seat in seats
    ]


def _empty(reader: Person, on: date, agency: Any) -> QuerySet:
    held = Holding.objects.filter(lasting(on), seat=OuterRef("pk"), is_deputy=False)
    ended = Holding.objects.filter(seat=OuterRef("pk"), is_deputy=False).order_by("-ends_on").values("ends_on")[:1]
    known = Q(group=None) | Q(group__in=Group.objects.visible_to(reader).values("pk"))
    seats = Seat.objects.visible_to(reader).filter(known, lasting(on), ~Exists(held), agency=agency)
    return seats.annotate(last=Subquery(ended)).order_by("title", "pk")


def _waiting(people: list[Person], on: date) -> QuerySet:
    return _briefings(people, on).union(_kinds_beside(people), all=True)


def _kinds_beside(people: list[Person]) -> QuerySet:
    """Beside which kinds of record a comment may wait for each of these people."""
    rows = Addressed.objects.filter(person__in=people, comment__in=_unresolved(Comment.objects.all()))
    answers = Comment.objects.filter(by=OuterRef("person"), pk__gt=OuterRef("comment"))
    answered = answers.filter(under=Coalesce(OuterRef("comment__under"), OuterRef("comment")))
    named = rows.filter(~Exists(answered)).annotate(noun=Value(COMMENT), number=Value(0), day=NEVER)
    return named.values_list("noun", "person", "number", "comment__record_kind", "day").distinct()


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


def _briefings(people: list[Person], on: date) -> QuerySet:
    new = Holding.objects.on(on).filter(person__in=people, briefed_on=None, starts_on__gt=on - NEW)
    named = new.order_by().annotate(noun=Value(BRIEFING))
    return named.values_list("noun", "person", "seat", "seat__title", "starts_on")


def _briefing(person: int, seat: int, title: str, starts_on: date) -> Concern:
    when, where = Span.day(starts_on + TO_READ), address("desk:briefing", seat)
    why = "What the seat answers for, what is due, and who sits beside you"
    return Concern(Due(f"Your briefing: {title}", "You", when, why, where, "Read it"), [("person", person)])


def _kept(reader: Person, on: date) -> list[Due]:
    """What waits for those who look after places and people, one query; nobody else is asked about."""
    standing = standing_of(reader)
    let_in, erase = (standing.partnerships_where(each) for each in (Permission.LET_IN, Permission.ERASE))
    kept = standing.partnerships_where(Permission.KEEP_PLACES)
    if not (let_in or erase or kept):
        return []
    found: dict[str, list[tuple[date, int, Due]]] = {"place": [], "account": [], "erasure": []}
    waiting = standing.kept("places and people", reader.pk, on, build=lambda: _looked_after(reader, kept, let_in, on))
    for noun, pk, name, day, reason in waiting:
        found[noun].append((day or on, pk, SAID[noun](pk, name, day or on, reason, on)))
    return [due for rows in found.values() for _, _, due in sorted(rows, key=lambda row: row[:2])[:MOST]]


def _looked_after(reader: Person, places: frozenset[int], people: frozenset[int], on: date) -> QuerySet:
    return _to_set_up(places).union(_accounts(people, on), _erasures(reader), all=True)


def _rows(noun: str, rows: QuerySet, name: Any, day: Any, reason: Any) -> QuerySet:
    named = rows.order_by().annotate(noun=Value(noun), said=name, day=day, reason_said=reason)
    return named.values_list("noun", "pk", "said", "day", "reason_said")


def _to_set_up(partnerships: frozenset[int]) -> QuerySet:
    """Partnerships without any safeguarding partner, or without any group: setting them up was left half way."""
    named = PartnerRole.objects.filter(partnership=OuterRef("pk"), ends_on=None)
    going_on = Partnership.objects.filter(pk__in=partnerships, ends_first=None).exclude(kind="footprint")
    rows = going_on.filter(~Exists(named) | ~Exists(Group.objects.filter(home=OuterRef("pk"))))
    return _rows("place", rows, F("short_name"), NEVER, Value(""))


def _accounts(partnerships: frozenset[int], on: date) -> QuerySet:
    """People who have left every seat and can still sign in, with the last day of the last."""
    held = Holding.objects.filter(person=OuterRef("pk"))
    still = held.filter(Q(ends_on=None) | Q(ends_on__gte=on), Q(seat__ends_on=None) | Q(seat__ends_on__gte=on))
    sat_here = held.filter(seat__partnership__in=partnerships)
    left = Person.objects.filter(Exists(sat_here), ~Exists(still), is_active=True, last_login__isnull=False)
    return _rows("account", left.filter(is_administrator=False), F("name"), Max("holdings__ends_on"), Value(""))


def _erasures(reader: Person) -> QuerySet:
    waiting = ErasureRequest.objects.visible_to(reader).filter(status=ErasureRequest.Status.WAITING)
    return _rows("erasure", waiting.exclude(asked_by=reader), F("place"), F("asked_on"), F("reason"))


def _place(pk: int, name: str, day: date, reason: str, on: date) -> Due:
    why, where = "No safeguarding partner is named, or no group", reverse("partners:set-up")
    return Due(f"{name} is not set up yet", "Whoever sets up places", Span.day(on), why, where, "Go on")


def _account(pk: int, name: str, day: date, reason: str, on: date) -> Due:
    why, where = f"Left the last seat on {uk_date(day)}, and can still sign in", address("partners:account", pk)
    return Due(f"The account of {name}", "Whoever lets people in", Span.day(on), why, where, "Close it")


def _erasure(pk: int, name: str, day: date, reason: str, on: date) -> Due:
    what, why = f"An erasure waits for a second person: {name}", f"Asked for on {uk_date(day)}: {reason}"
    where = address("partners:agree-erasure", pk)
    return Due(what, "Whoever may erase", Span.day(day), why, where, "Read it, and agree")


SAID = {"place": _place, "account": _account, "erasure": _erasure}
