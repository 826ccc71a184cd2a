"""What scrutiny waits for: quarterly reports on areas of focus, their judgement, and answers to points of fact."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.urls import reverse

from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import Period, Span
from goldthread.kit.references import reference
from goldthread.partners.concern import Concern, holding, roles_with, shared_out, together
from goldthread.partners.models import WIDE, Agency, Group, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of
from goldthread.scrutiny.models import FactPoint, FocusArea, Statement
from goldthread.scrutiny.rules import last_quarter

WITHIN = timedelta(28)  # after a quarter has ended
REPORTS, JUDGES = Permission.REPORT_FOCUS, Permission.SCRUTINISE
TABLED = (Group.Kind.EXECUTIVE, Group.Kind.BOARD)


def due(reader: Person, on: date) -> list[Due]:
    """Return, for those who report on areas of focus, the quarter that has ended and is not reported on; for the
    scrutineer, reports that are not judged, and points of fact that are not answered."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    standing = together(people)
    return shared_out(people, [*_of_areas(standing, on), *_to_answer(people)] if standing.seats else ())


def _of_areas(standing: Standing, on: date) -> Iterator[Concern]:
    """Whoever reports on an area of focus, or judges what was reported, sees it."""
    reports, judges = (standing.partnerships_where(each) for each in (REPORTS, JUDGES))
    mine = Q(owner__in=standing.seats) | Q(owner=None, home__in=reports) | Q(home__in=judges)
    for area in standing.kept("areas of focus", build=lambda: _areas().filter(mine)):
        judging = holding(roles_with(JUDGES), "partnership", area.home_id)
        partners = holding(roles_with(REPORTS), "partnership", area.home_id)
        yield from (Concern(each, judging) for each in _to_judge(area))
        owner = [("seat", area.owner_id)] if area.owner_id else partners
        yield from (Concern(each, owner) for each in _to_report(area, on))


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what belongs on the next agenda of those who lead the partnership: areas of focus whose last quarter is
    not reported on, and statements that are shown and not given yet."""
    if group.kind not in TABLED:
        return []
    kept, home = standing_of(reader).kept, group.home_id
    areas = kept("areas of focus at home", reader.pk, build=partial(_areas_at_home, reader), home=home)
    found = [each for area in areas for each in _to_report(area, on)]
    for each in kept("statements shown", reader.pk, build=partial(_shown, reader), home=home):
        why = "Shown to the partners, who may note points of fact before it is given for the report"
        found.append(
            Due(f"{reference(each)}: {each.title}", "Independent scrutineer", Span(), why, each.get_absolute_url())
        )
    return found


def _areas_at_home(reader: Person, home: Any) -> QuerySet:
    return _areas().filter(home=home, circle__in=WIDE, pk__in=FocusArea.objects.visible_to(reader))


def _shown(reader: Person, home: Any) -> QuerySet:
    shown = Statement.objects.visible_to(reader).filter(home=home, status=Statement.Status.SHOWN)
    return shown.filter(circle__in=WIDE).order_by("number")


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the areas of focus on which a seat of an agency reports, and which wait for it, as far as the reader may
    see them."""
    areas = standing_of(reader).kept(
        "areas of focus of an agency", reader.pk, build=partial(_areas_of, reader), agency=agency.pk
    )
    return [each for area in areas for each in _to_report(area, on)]


def _areas_of(reader: Person, agency: Any) -> QuerySet:
    return _areas().filter(owner__agency=agency, pk__in=FocusArea.objects.visible_to(reader))


def late(on: date) -> Iterator[Concern]:
    """Yield the reports that a seat of any agency owes on areas of focus, whoever may see them; one query."""
    for area in _areas().filter(owner__agency__isnull=False):
        for owed in _to_report(area, on):
            yield Concern(owed, [("agency", area.owner.agency_id)], area, near=area)


def _areas() -> QuerySet:
    """Areas of focus that are open, with the last day reported on and the first quarter that waits to be judged."""
    said = ~Q(reports__words="")
    return (
        FocusArea.objects.filter(status=FocusArea.Status.OPEN)
        .select_related("home", "owner")
        .annotate(
            reported_until=Max("reports__ends_on", filter=said | ~Q(reports__verdict="")),
            unjudged_from=Min("reports__starts_on", filter=said & Q(reports__verdict="")),
        )
        .order_by("starts_on", "number")
    )


def _to_report(area: FocusArea, on: date) -> list[Due]:
    """The last quarter that has ended, where it is of the area's year and nobody has reported on it."""
    quarter = last_quarter(on, area.home.year_start_month)
    until = area.reported_until  # type: ignore[attr-defined]
    if not quarter.overlaps(area.starts_on, area.ends_on) or (until is not None and until >= quarter.end):
        return []
    where = address("scrutiny:report-focus", area.pk)
    whose = str(area.owner) if area.owner else "Safeguarding partners"
    why = f"Nobody has reported on {quarter.short()}"
    return [
        Due(_named(area), whose, Span.day(quarter.end + WITHIN), why, where, "Report on it", area.circle not in WIDE)
    ]


def _to_judge(area: FocusArea) -> list[Due]:
    first = area.unjudged_from  # type: ignore[attr-defined]
    if first is None:
        return []
    quarter = Period(first, last_quarter(first, area.home.year_start_month).moved(3).end)
    where = f"{reverse('scrutiny:judge-focus', args=(area.pk,))}?quarter={first.isoformat()}"
    why = f"Partners have reported on {quarter.short()}"
    return [Due(_named(area), "Independent scrutineer", Span(), why, where, "Judge it", area.circle not in WIDE)]


def _to_answer(people: list[Person]) -> Iterator[Concern]:
    """Points of fact beside the statements that somebody wrote, where they still scrutinise."""
    judges = {each.pk: homes for each in people if (homes := standing_of(each).partnerships_where(JUDGES))}
    if not judges:
        return
    waiting = FactPoint.objects.filter(answer="", statement__author__in=judges)
    waiting = waiting.exclude(statement__status=Statement.Status.DRAFT).select_related("statement")
    for each in waiting.order_by("on", "pk"):
        statement = each.statement
        if statement.home_id in judges.get(statement.author_id or 0, ()):
            what, where = f"{reference(statement)}: {statement.title}", address("scrutiny:answer-fact", each.pk)
            when, why = Span.day(each.on + WITHIN), "A partner noted a point of fact"
            restricted = statement.circle not in WIDE
            owed = Due(what, "Independent scrutineer", when, why, where, "Answer it", restricted)
            yield Concern(owed, [("person", statement.author_id)])


def _named(area: FocusArea) -> str:
    return f"{reference(area)}: {area.words}"
