"""What meetings ask of people, what belongs on the next agenda of a group, and what an agency owes them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet, Subquery

from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.meetings import wanted
from goldthread.meetings.models import Meeting, Paper
from goldthread.meetings.models.agenda import asked_of
from goldthread.meetings.queries import held_by
from goldthread.partners.concern import Concern, shared_out, together
from goldthread.partners.models import Agency, Group, Person
from goldthread.partners.standing import Standing, standing_of

STALE = timedelta(120)


def due(reader: Person, on: date) -> list[Due]:
    """Return papers the reader's agency, group or seat owes, interests to declare, and what decisions and minutes want
    of them."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    standing = together(people)
    if not standing.seats:
        return {person.pk: [] for person in people}
    own = [*_papers(standing, on), *_of_meetings(people, standing, on)]
    return shared_out(people, [*own, *wanted.of_decisions(standing, on)])


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what of minutes and decisions belongs on the next agenda of a group, and the papers of its last meeting
    that were put off or never came."""
    about: dict[str, Any] = {"group": group.pk, "on": on}
    kept = standing_of(reader).kept
    papers = kept("papers left over", reader.pk, build=partial(_of_last_meeting, reader), **about)
    return [*wanted.tabled(reader, group, on), *(_left_over(paper, group) for paper in papers)]


def _of_last_meeting(reader: Person, group: Any, on: Any) -> QuerySet:
    last = held_by(group, on).values("pk")[:1]
    missing = Q(how="", evidence=None, asked_on__isnull=False, due_on__lt=on)
    papers = Paper.objects.visible_to(reader).filter(Q(how=Paper.How.DEFERRED) | missing, meeting=Subquery(last))
    return papers.select_related("asked_agency", "asked_group", "asked_seat").order_by("due_on", "pk")


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the papers an agency owes and the decisions it has to carry out, as far as the reader may see them."""
    kept = standing_of(reader).kept
    papers = kept("papers owed", reader.pk, on, build=partial(_asked_of_agency, reader, on), agency=agency.pk)
    return [*(_paper(each) for each in papers), *wanted.owes(reader, agency, on)]


def _asked_of_agency(reader: Person, on: date, agency: Any) -> QuerySet:
    return _waiting(on).filter(asked_agency=agency, pk__in=Paper.objects.visible_to(reader).values("pk"))


def late(on: date) -> Iterator[Concern]:
    """Yield the papers and decisions that any agency owes and that are late, whoever may see them; two queries."""
    for each in _waiting(on).filter(asked_agency__isnull=False, due_on__lt=on):
        near = None if each.is_restricted else each.meeting
        yield Concern(_paper(each), [("agency", each.asked_agency_id)], each, near=near)
    yield from wanted.late(on)


def _waiting(on: date):  # type: ignore[no-untyped-def]
    """Papers that are asked for and not here, for meetings that are ahead or that were held not long ago."""
    waiting = Paper.objects.filter(evidence=None, how="", meeting__status="planned").exclude(asked_on=None)
    waiting = waiting.filter(meeting__on__gte=on - STALE)
    return waiting.select_related("meeting__group", "asked_agency", "asked_group", "asked_seat").order_by(
        "due_on", "pk"
    )


def _papers(standing: Standing, on: date) -> Iterator[Concern]:
    """Whoever is asked for a paper sees it."""
    for each in standing.kept("papers", on, build=lambda: _waiting(on).filter(asked_of(standing))):
        bodies = [("agency", each.asked_agency_id), ("group", each.asked_group_id), ("seat", each.asked_seat_id)]
        yield Concern(_paper(each), bodies)


def _paper(paper: Paper) -> Due:
    day = f" on {uk_date(paper.meeting.on)}" if paper.meeting.on else ""
    return Due(
        what=f"Paper: {paper.title}",
        whose=str(paper.asked),
        when=Span.day(paper.due_on) if paper.due_on else NOT_KNOWN,
        why=f"Asked for by {paper.meeting.group}{day}",
        where=address("meetings:attach", paper.pk),
        verb="Attach it",
        restricted=paper.is_restricted,
    )


def _of_meetings(people: list[Person], standing: Standing, on: date) -> Iterator[Concern]:
    """Interests to declare at meetings ahead, and minutes of those that were held, in one query. Whoever sits in a
    group sees its meetings; each row says of one person that they have declared."""
    whose = tuple(person.pk for person in people)
    found = standing.kept("meetings", whose, on, build=lambda: _asked_or_unwritten(whose, standing, on))
    for meeting, same in groupby(found, key=lambda meeting: meeting):
        if meeting.is_ahead:
            yield Concern(_interest(meeting), [("group", meeting.group_id)], done_by={row.declared for row in same})
        else:
            yield wanted.to_minute(meeting)


def _asked_or_unwritten(people: tuple[int, ...], standing: Standing, on: date) -> QuerySet:
    asked = Q(group__in=standing.groups, status="planned", asked_interests_on__isnull=False)
    mine = FilteredRelation("declarations", condition=Q(declarations__person__in=people))
    found = Meeting.objects.filter(asked | wanted.of_minutes(standing, on)).select_related("group")
    return found.annotate(mine=mine, declared=F("mine__person")).order_by("on", "pk")


def _interest(meeting: Meeting) -> Due:
    return Due(
        what=f"Interests: {meeting}",
        whose=str(meeting.group),
        when=Span.day(meeting.on) if meeting.on else NOT_KNOWN,
        why="Say whether you have an interest in anything on its agenda",
        where=address("meetings:interest", meeting.pk),
        verb="Say so",
        restricted=meeting.circle in ("group", "panel"),
    )


def _left_over(paper: Paper, group: Group) -> Due:
    where, why = address("meetings:paper", paper.pk), "Put off at the last meeting"
    if paper.how != Paper.How.DEFERRED and paper.due_on:
        why = f"Late: asked of {paper.asked} by {uk_date(paper.due_on)} for the last meeting, and not here"
    return Due(paper.title, str(group), NOT_KNOWN, why, where, "Open", paper.is_restricted)
