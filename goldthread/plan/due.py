"""What the plan asks: objectives to refresh before a new year, reviews to hold, decisions on what has run out."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from goldthread.actions.models import Action, Line
from goldthread.actions.rules import OVER, RUNNING
from goldthread.kit.due import Due
from goldthread.kit.periods import Span
from goldthread.kit.references import reference
from goldthread.kit.words import counted
from goldthread.partners.models import WIDE, Group, Partnership, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.plan.models import Kind, Objective, Oversight, Plan, PlanEvent, PlannedAction
from goldthread.plan.queries import next_year_of, still_to_decide, year_of
from goldthread.plan.rules import YEAR_END_DAYS

REVIEWS = (PlanEvent.Kind.DEVELOPMENT, PlanEvent.Kind.REVIEW)


def due(reader: Person, on: date) -> list[Due]:
    """Return what waits for those who keep a plan; nobody else owes anything to it."""
    standing = standing_of(reader)
    kept = [pk for pk in standing.partnerships if Permission.REFRESH_PLAN in standing.permissions_in(pk)]
    if not kept:
        return []
    plans: dict[Partnership, list[Plan]] = {}
    for plan in standing.kept("plans in force", build=partial(_in_force, kept)):
        plans.setdefault(plan.home, []).append(plan)
    refreshes = [each for home, own in plans.items() for each in _refresh(reader, home, own, on)]
    return [*refreshes, *_reviews(reader, kept, on), *_to_settle(reader, kept, on)]


def _in_force(kept: list[int]) -> QuerySet:
    return Plan.objects.filter(home__in=kept, status=Plan.Status.IN_FORCE).select_related("home").order_by("home")


def _refresh(reader: Person, partnership: Partnership, plans: list[Plan], on: date) -> list[Due]:
    """The refresh of a plan that runs on, from some weeks before a year begins until some weeks into it."""
    found = []
    for year in (year_of(partnership, on), next_year_of(partnership, on)):
        near = abs((on - year.start).days) <= YEAR_END_DAYS
        planned = any(plan.starts_on < year.start <= plan.ends_on for plan in plans)
        left = still_to_decide(reader, partnership, year) if near and planned else 0
        if left:
            why = f"{counted(left, 'objective')} not yet decided"
            where = f"{reverse('plan:refresh')}?year={year.start.year}"
            what = f"Refresh the plan for {year.short()}"
            found.append(Due(what, partnership.short_name, Span.day(year.start), why, where, "Go on with the refresh"))
    return found


def _reviews(reader: Person, kept: list[int], on: date) -> list[Due]:
    days = {"first": on, "last": on + timedelta(YEAR_END_DAYS)}
    coming = standing_of(reader).kept("reviews", reader.pk, build=partial(_coming, reader, kept), **days)
    return [
        Due(
            event.words,
            event.plan.home.short_name,
            event.on,
            f"{event.get_kind_display()} of {event.plan}",
            event.plan.get_absolute_url(),
            "Open the plan",
            event.plan.circle not in WIDE,
        )
        for event in coming
    ]


def _coming(reader: Person, kept: list[int], first: Any, last: Any) -> QuerySet:
    rows = PlanEvent.objects.visible_to(reader).filter(plan__home__in=kept, kind__in=REVIEWS)
    return rows.filter(on_last__gte=first, on_last__lte=last).select_related("plan__home")


def _to_settle(reader: Person, kept: list[int], on: date) -> Iterator[Due]:
    """Objectives past their end, then those of which every action still open is blocked; one query."""
    rows = standing_of(reader).kept("objectives", reader.pk, on, build=lambda: _ended_or_stuck(reader, kept, on))
    for row in rows:
        if row.ends_last and row.ends_last < on:
            yield _settle(row, row.ends, "It is in force past its end", "Decide what becomes of it")
    for row in rows:
        if row.is_stuck:
            yield _settle(row, Span.unknown(), "Every open action under it is blocked", "See what blocks it")


def _ended_or_stuck(reader: Person, kept: list[int], on: date):  # type: ignore[no-untyped-def]
    rows = _running(reader, kept).annotate(is_stuck=_is_stuck()).filter(Q(ends_last__lt=on) | Q(is_stuck=True))
    return rows.select_related("home")


def _settle(row: Objective, when: Span, why: str, verb: str) -> Due:
    return Due(_named(row), row.home.short_name, when, why, row.get_absolute_url(), verb, row.circle not in WIDE)


def _running(reader: Person, kept: list[int]):  # type: ignore[no-untyped-def]
    rows = Objective.objects.visible_to(reader).filter(home__in=kept, status=Objective.Status.IN_FORCE)
    return rows.filter(kind__part=Kind.Part.OBJECTIVE)


def _named(row: Objective) -> str:
    return f"{reference(row)} {row.words}"


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return, for the next agenda of a group, the objectives it oversees of which every open action is blocked, and the
    late actions under those it oversees that are not its own."""
    # read first: asked inside the next question, a server may ask it for each row
    rows = standing_of(reader).kept("objectives tabled", reader.pk, build=partial(_overseen, reader), group=group.pk)
    stuck = [row for row in rows if row.is_stuck and row.status == Objective.Status.IN_FORCE]
    found = [_table(row, row.circle, "Every open action under it is blocked", group) for row in stuck]
    planned = PlannedAction.objects.filter(objective__in=[row.pk for row in rows]).values("action")
    own = Line.objects.current().filter(group=group).values("action")
    late = Action.objects.visible_to(reader).filter(pk__in=planned, status__in=RUNNING, due_last__lt=on)
    return [
        *found,
        *(
            _table(row, row.circle, f"Due {row.due}", group)
            for row in late.exclude(pk__in=own).order_by("due_last", "pk")
        ),
    ]


def _overseen(reader: Person, group: Any) -> QuerySet:
    overseen = Oversight.objects.filter(group=group, has_ended=False).values("objective")
    mine = Objective.objects.visible_to(reader).filter(pk__in=overseen).annotate(is_stuck=_is_stuck())
    return mine.order_by("number")


def _is_stuck() -> Q:
    """The condition that an objective has actions still open, and all are blocked."""
    still_open = PlannedAction.objects.filter(objective=OuterRef("pk")).exclude(action__status__in=OVER)
    blocked, going_on = still_open.filter(action__status="blocked"), still_open.exclude(action__status="blocked")
    return Q(Exists(blocked), ~Exists(going_on))


def _table(row: Objective | Action, circle: str, why: str, group: Group) -> Due:
    when = row.due if isinstance(row, Action) else Span.unknown()
    what, where = f"{reference(row)}: {row.words}", row.get_absolute_url()
    return Due(what, str(group), when, why, where, "Open", restricted=circle not in WIDE)
