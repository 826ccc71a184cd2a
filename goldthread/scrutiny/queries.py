"""Reading scrutiny for its pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from goldthread.actions.models import Action, Evidence, Recommendation
from goldthread.challenges.models import Challenge
from goldthread.kit.library import library
from goldthread.kit.library.shapes import ScrutinyFunction
from goldthread.kit.periods import Period
from goldthread.meetings.models import Meeting
from goldthread.partners.models import Agency, Group, Partnership, Person, Theme, among
from goldthread.scrutiny.library import functions_named
from goldthread.scrutiny.models import (
    Activity,
    ActivityShare,
    FactPoint,
    Finding,
    FindingAction,
    FocusArea,
    FocusReport,
    PlannedScrutiny,
    Statement,
    StatementText,
)


def counting_for(activities: QuerySet, partnership: Any) -> QuerySet:
    """Keep the activities that count for a partnership: its own, and those of others that are shared with it."""
    shares = ActivityShare.objects.filter(partnership=partnership).values("activity")
    return activities.filter(Q(home=partnership) | Q(pk__in=shares))


def activities_in(person: Person, partnership: Any, period: Period | None = None) -> QuerySet:
    """Return the activities that count for a partnership, in a period where one is given, the latest first."""
    found = counting_for(Activity.objects.visible_to(person), partnership)
    if period:
        found = found.filter(done_first__lte=period.end, done_last__gte=period.start)
    return found.order_by("-done_last", "-pk")


def logged(person: Person, partnership: Any, period: Period, latest: int) -> list[Activity]:
    """Return the activities of a period that count for a partnership, with the latest of all, the latest first; what a
    list says of each and no more, in one query."""
    found = activities_in(person, partnership)
    within = Q(done_first__lte=period.end, done_last__gte=period.start)
    told = (
        "number", "subject", "forum", "capacity", "functions", "circle", "home__marking",
        "done_first", "done_last", "done_words",
    )  # fmt: skip
    rows = found.filter(within | Q(pk__in=found.values("pk")[:latest]))
    return list(rows.select_related("home").only(*told))


def serving(activities: QuerySet, key: str) -> QuerySet:
    """Keep the activities that served a function, or one of the same number in another edition; "none" keeps those with
    no function named."""
    if key == "none":
        return activities.filter(functions=[])
    number = next((each.number for each in functions_named([key])), "")
    alike = [other.key for other in library().scrutiny_functions.values() if other.number == number]
    wanted = Q(pk__in=())
    for each in alike or [key]:
        wanted |= Q(functions_said__contains=f'"{each}"')
    return activities.annotate(functions_said=Cast("functions", TextField())).filter(wanted)


def looking_at(activities: QuerySet, person: Person, **body: Any) -> QuerySet:
    """Keep the activities that looked at the work of a group or agency, or at a theme: they name it, they were its
    meeting, or one of their findings that the reader may see is about it."""
    (name, row), *_ = body.items()
    found = Finding.objects.visible_to(person).filter(**body).values("activity")
    named = {"group": "groups", "agency": "agencies", "themes": "themes"}[name]
    looked = Q(pk__in=activities.model.objects.filter(**{named: row}).values("pk")) | Q(pk__in=found)
    return activities.filter(looked | Q(meeting__group=row) if name == "group" else looked)


def saying(activities: QuerySet, words: str) -> QuerySet:
    """Keep the activities whose subject, forum or account of what was seen has these words in it."""
    return activities.filter(Q(subject__icontains=words) | Q(seen__icontains=words) | Q(forum__icontains=words))


def with_ties(activities: QuerySet, person: Person) -> QuerySet:
    """Add what the page of an activity shows, as far as the reader may see it."""
    findings = Finding.objects.visible_to(person).select_related("agency", "group").order_by("number")
    return with_evidence(activities, person).prefetch_related(
        Prefetch("findings", findings),
        Prefetch("meeting", Meeting.objects.visible_to(person).select_related("group")),
    )


def with_evidence(activities: QuerySet, person: Person) -> QuerySet:
    """Add what an activity is asked about again: where it is kept, who wrote it, and its evidence."""
    shown = Evidence.objects.visible_to(person).order_by("number")
    found = activities.select_related("home", "author", "circle_group")
    return found.prefetch_related(Prefetch("evidence", shown))


SHORT = Coalesce(NullIf(F("short_name"), Value("")), F("name"))  # what an agency is called
TIES = ("groups", "agencies", "themes", "shares")


def ties_of(activity: Activity, person: Person) -> dict[str, dict[int, str]]:
    """Return the groups, agencies and themes that an activity looked at, as far as the reader may see them, and the
    other partnerships that it counts for, each by number with its name, in one query."""
    looked: dict[str, Any] = {"groups": Group, "agencies": Agency, "themes": Theme}
    rows = [
        _tie(
            what,
            model.objects.visible_to(person).filter(pk__in=getattr(activity, what).values("pk")),
            F("pk"),
            SHORT if model is Agency else F("name"),
        )
        for what, model in looked.items()
    ]
    shares = ActivityShare.objects.visible_to(person).filter(activity=activity)
    rows.append(_tie("shares", shares, F("partnership_id"), F("partnership__name")))
    found: dict[str, dict[int, str]] = {what: {} for what in TIES}
    for what, pk, name in sorted(rows[0].union(*rows[1:]), key=lambda row: row[2]):
        found[what][pk] = name
    return found


def _tie(what: str, rows: QuerySet, pk: F, name: Any) -> QuerySet:
    told = {"what": Cast(Value(what), TextField()), "of": pk, "called": Cast(name, TextField())}
    return rows.order_by().annotate(**told).values_list(*told)


def planned_in(person: Person, partnership: Partnership | None, year: Period) -> list[PlannedScrutiny]:
    """Return what is planned for a year, in the order of its dates."""
    found = PlannedScrutiny.objects.visible_to(person).filter(home=partnership)
    found = found.filter(starts_on__lte=year.end, ends_on__gte=year.start)
    done = Prefetch("activities", Activity.objects.visible_to(person).order_by("-done_last", "-pk"))
    return list(found.prefetch_related(done).order_by("due_last", "pk"))


@dataclass(frozen=True)
class PlanRow:
    """One function of the guidance, and what of the year's plan serves it."""

    function: ScrutinyFunction | None
    planned: list[PlannedScrutiny] = field(default_factory=list)


def by_function(planned: Iterable[PlannedScrutiny], functions: Iterable[ScrutinyFunction]) -> list[PlanRow]:
    """Return each function with what is planned for it; what serves none stands under no function, last."""
    rows, kept = list(planned), list(functions)
    known = {each.key for each in kept}
    rest = [each for each in rows if not known & {*each.functions}]
    found = [PlanRow(each, [row for row in rows if each.key in row.functions]) for each in kept]
    return [*found, PlanRow(None, rest)] if rest else found


def planned_page(planned: QuerySet, person: Person) -> QuerySet:
    """Add what the page of a planned piece shows."""
    done = Activity.objects.visible_to(person).order_by("-done_last", "-pk")
    return planned.select_related("home").prefetch_related(Prefetch("activities", done))


def finding_page(findings: QuerySet, person: Person) -> QuerySet:
    """Add what the page of a finding shows, as far as the reader may see it."""
    followed = FindingAction.objects.visible_to(person).select_related("action")
    return findings.select_related("home").prefetch_related(
        Prefetch("activity", Activity.objects.visible_to(person)),
        Prefetch("challenge", Challenge.objects.visible_to(person)),
        Prefetch("recommendation", Recommendation.objects.visible_to(person)),
        Prefetch("agency", Agency.objects.visible_to(person)),
        Prefetch("group", Group.objects.visible_to(person)),
        Prefetch("themes", Theme.objects.visible_to(person).order_by("name")),
        Prefetch("followed", followed.filter(among(Action.objects.visible_to(person), "action")).order_by("pk")),
    )


def focus_in(person: Person, partnership: Any) -> QuerySet:
    """Return the areas of focus of a partnership with their quarters, those of the latest year first."""
    found = FocusArea.objects.visible_to(person).filter(home=partnership)
    return focus_page(found, person).order_by("-starts_on", "number")


def focus_page(areas: QuerySet, person: Person) -> QuerySet:
    """Add what the page of an area of focus shows: its quarters, what it carries on, and what carries it on."""
    seen = FocusArea.objects.visible_to(person)
    return areas.select_related("home", "owner").prefetch_related(
        Prefetch("reports", FocusReport.objects.visible_to(person).order_by("starts_on")),
        Prefetch("carries", seen),
        Prefetch("carried_by", seen.order_by("starts_on")),
        Prefetch("themes", Theme.objects.visible_to(person).order_by("name")),
    )


def lineage_of(area: FocusArea, person: Person) -> list[FocusArea]:
    """Return what an area of focus carries on, from the first year to its own."""
    seen = {each.pk: each for each in FocusArea.objects.visible_to(person).filter(home=area.home_id)}
    line, at = [area], area.carries_id
    while at in seen and seen[at] not in line:
        line.insert(0, seen[at])
        at = seen[at].carries_id
    return line


def statements_in(person: Person, partnership: Any) -> QuerySet:
    """Return the statements that a reader may see, the latest period first."""
    return Statement.objects.visible_to(person).filter(home=partnership).order_by("-ends_on", "-number")


def statement_page(statements: QuerySet, person: Person) -> QuerySet:
    """Add what the page of a statement shows: its versions, and the points of fact beside it."""
    points = FactPoint.objects.visible_to(person).select_related("seat")
    texts = StatementText.objects.visible_to(person).order_by("-pk")
    return statements.select_related("home", "seat").prefetch_related(
        Prefetch("points", points), Prefetch("texts", texts)
    )
