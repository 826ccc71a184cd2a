"""What waits because of challenges: answers that are owed, answers to weigh, views that are wanted."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.challenges.models import Challenge, Escalation
from goldthread.challenges.models.challenge import SPEAKS_FOR_ALL
from goldthread.challenges.queries import OPEN, for_list
from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.references import reference
from goldthread.partners.concern import Concern, Way, holding, roles_with, shared_out, together
from goldthread.partners.models import WIDE, Agency, Group, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of

P = Permission
ANSWERING = roles_with(P.ANSWER_CHALLENGE)
TOP = (Group.Kind.EXECUTIVE, Group.Kind.BOARD, Group.Kind.BUSINESS)


def due(reader: Person, on: date) -> list[Due]:
    """Return the challenges that the reader's agencies, groups and partnerships are to answer, those of their own seats
    that are answered and wait to be closed or raised again, and for the scrutineer the stages without a view."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    standing = together(people)
    return shared_out(people, [*_of_challenges(standing), *_views(standing)] if standing.seats else ())


def _of_challenges(standing: Standing) -> Iterator[Concern]:
    """Whoever raised a challenge, or is to answer it, sees it."""
    for each in standing.kept("challenges", build=lambda: _waiting(standing)):
        is_answered = each.status == Challenge.Status.ANSWERED
        yield Concern(_owed(each), [("seat", each.raised_by_id)] if is_answered else _answering(each))


def _waiting(standing: Standing) -> QuerySet:
    mine = Challenge.objects.filter(_asked(standing) | Q(raised_by__in=standing.seats, status="answered"))
    return for_list(mine.distinct()).order_by("answer_due_on", "pk")


def _answering(challenge: Challenge) -> list[Way]:
    """The ways to whoever may answer a challenge that is put to where they sit."""
    speaking = [role for role in ANSWERING if role in SPEAKS_FOR_ALL]
    bodies = [*holding(ANSWERING, "agency", challenge.agency_id), *holding(ANSWERING, "group", challenge.group_id)]
    return [*bodies, *holding(speaking, "partnership", challenge.partnership_id)]


def _asked(standing: Standing) -> Q:
    """The condition that an answer is owed by where the reader sits, in a seat that may give it."""
    seats = [seat for seat in standing.held if seat.role in ANSWERING]
    speaking = {seat.partnership for seat in seats if seat.role in SPEAKS_FOR_ALL}
    to = Q(agency__in={seat.agency for seat in seats} - {None}) | Q(group__in={seat.group for seat in seats} - {None})
    return (to | Q(partnership__in=speaking)) & Q(status=Challenge.Status.RAISED)


def _owed(challenge: Challenge) -> Due:
    if challenge.status == Challenge.Status.ANSWERED:
        return _line(
            challenge, challenge.raiser, f"Answered: {challenge.get_verdict_display().lower()}", "", "Weigh it"
        )
    why = f"A challenge of {challenge.raiser}" if challenge.times == 1 else f"Raised again by {challenge.raiser}"
    return _line(challenge, str(challenge.body), why, "answer", "Answer it")


def _line(challenge: Challenge, whose: str, why: str, page: str = "", verb: str = "Open") -> Due:
    when = Span.day(challenge.answer_due_on) if challenge.answer_due_on and challenge.status == "raised" else NOT_KNOWN
    where = address(f"challenges:{page}", challenge.pk) if page else challenge.get_absolute_url()
    restricted = challenge.circle not in WIDE
    return Due(f"{reference(challenge)}: {challenge.words}", whose, when, why, where, verb, restricted)


def _views(standing: Standing) -> Iterator[Concern]:
    """The stages on which the scrutineer has not given a view yet."""
    scrutinised = standing.partnerships_where(P.SCRUTINISE)
    if not scrutinised:
        return
    for each in standing.kept("stages", build=lambda: _without_view(scrutinised)):
        what = f"{reference(each.challenge)}: {each.challenge.words}"
        where = address("challenges:view-stage", each.pk)
        restricted = each.challenge.circle not in WIDE
        why = f"Taken to stage {each.stage}; your view is wanted"
        owed = Due(what, "Independent scrutineer", NOT_KNOWN, why, where, "Give your view", restricted)
        yield Concern(owed, holding(roles_with(P.SCRUTINISE), "partnership", each.challenge.home_id))


def _without_view(homes: frozenset[int]) -> QuerySet:
    waiting = Escalation.objects.filter(view="", result="", challenge__home__in=homes, challenge__status__in=OPEN)
    return waiting.exclude(challenge__circle="panel").select_related("challenge").order_by("on", "pk")


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return the challenges that belong on the next agenda of a group: those put to it and not closed; and on that of
    an executive, a board or a business group, late answers and what was taken further and is not decided."""
    is_top = group.kind in TOP
    name = ("challenges tabled", reader.pk, is_top)
    about: dict[str, Any] = {"group": group.pk, "home": group.home_id, "on": on}
    rows = standing_of(reader).kept(*name, build=partial(_tabled, reader, is_top), **about)
    return [_line(each, str(each.body), _why(each, on)) for each in rows]


def _tabled(reader: Person, is_top: bool, group: Any, home: Any, on: Any) -> QuerySet:
    about = Q(group=group)
    if is_top:
        undecided = Escalation.objects.filter(challenge=OuterRef("pk"), result="")
        late = Q(status=Challenge.Status.RAISED, answer_due_on__lt=on)
        about |= Q(home=home) & (late | Q(Exists(undecided)))
    return for_list(_open(reader).filter(about)).order_by("answer_due_on", "pk")


def _why(challenge: Challenge, on: date) -> str:
    if challenge.stage:
        return f"Taken to stage {challenge.stage}, and not closed"
    if challenge.is_overdue(on) and challenge.answer_due_on:
        return f"Its answer is due {uk_date(challenge.answer_due_on)}"
    return "Waits for an answer" if challenge.status == Challenge.Status.RAISED else "Answered, and not closed"


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the challenges that an agency is to answer, as far as the reader may see them."""
    rows = standing_of(reader).kept("challenges owed", reader.pk, build=partial(_put_to, reader), agency=agency.pk)
    return [_line(each, str(agency), "A challenge to answer", "", "Open it") for each in rows]


def _put_to(reader: Person, agency: Any) -> QuerySet:
    rows = _open(reader).filter(agency=agency, status=Challenge.Status.RAISED)
    return for_list(rows).order_by("answer_due_on", "pk")


def late(on: date) -> Iterator[Concern]:
    """Yield the answers that any agency owes and that are late, whoever may see them; one query."""
    rows = Challenge.objects.filter(agency__isnull=False, status=Challenge.Status.RAISED, answer_due_on__lt=on)
    for each in for_list(rows).order_by("answer_due_on", "pk"):
        owed = _line(each, str(each.agency), "A challenge to answer", "", "Open it")
        yield Concern(owed, [("agency", each.agency_id)], each, near=each)


def _open(reader: Person) -> QuerySet:
    return Challenge.objects.visible_to(reader).filter(status__in=OPEN)
