"""What this chapter offers the report: what scrutiny did in a period, what it found, how its areas of focus came on,
and the scrutineer's own words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from goldthread.actions.facts import Ref, ref_of
from goldthread.kit.periods import Period, Span
from goldthread.partners.models import WIDE, Partnership
from goldthread.scrutiny.library import edition_on, edition_title, functions_named, functions_of
from goldthread.scrutiny.models import Activity, Finding, FindingAction, FocusArea, Statement
from goldthread.scrutiny.queries import counting_for


@dataclass(frozen=True)
class ActivityFact:
    """One activity that counts for the partnership: its kind, forum, capacity and functions."""

    ref: Ref
    kind: str
    capacity: str
    forum: str
    subject: str
    done: Span
    functions: tuple[str, ...] = ()
    is_chaired: bool = False
    is_printed: bool = True


@dataclass(frozen=True)
class FindingFact:
    """What scrutiny found, about whom, and what followed from it."""

    ref: Ref
    kind: str
    words: str
    about: str
    found: Span
    followed: tuple[Ref, ...] = ()
    is_printed: bool = True


@dataclass(frozen=True)
class QuarterFact:
    """What was said of an area of focus in a quarter."""

    quarter: str
    verdict: str
    words: str = ""
    judged: str = ""


@dataclass(frozen=True)
class FocusFact:
    """An area of focus, from which year's report it came, how it stands, and its quarters."""

    ref: Ref
    words: str
    year: str
    status: str
    reason: str = ""
    carries: str = ""
    quarters: tuple[QuarterFact, ...] = ()


@dataclass(frozen=True)
class StatementFact:
    """The scrutineer's statement as it was given, in their own words."""

    ref: Ref
    title: str
    words: str
    signed: str = ""
    video: str = ""
    transcript: str = ""
    points: int = 0


@dataclass(frozen=True)
class ScrutinyFacts:
    """Independent scrutiny in a period, and what it asks of the next."""

    activities: tuple[ActivityFact, ...] = ()
    functions: tuple[tuple[str, str], ...] = ()
    edition: str = ""
    findings: tuple[FindingFact, ...] = ()
    focus: tuple[FocusFact, ...] = ()
    next_focus: tuple[FocusFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    is_statement_under_way: bool = False
    page: str = ""
    findings_page: str = ""

    def __bool__(self) -> bool:
        return bool(self.activities or self.findings or self.focus or self.next_focus or self.statements)


def for_period(home: Partnership, period: Period, as_at: date) -> ScrutinyFacts:
    """Return the scrutiny of a period: activities whose day falls in it, what was found in it, the areas of focus of
    its year and of the next, and the statements given on it. What only one group may read is counted, and not told."""
    edition = edition_on(period.start, home.year_start_month)
    after = Period(period.end + timedelta(1), period.end + timedelta(366))
    areas = _areas(home)
    statements = Statement.objects.filter(home=home, starts_on__lte=period.end, ends_on__gte=period.start)
    return ScrutinyFacts(
        activities=tuple(_activity(each) for each in _activities(home, period)),
        functions=tuple((each.number, each.name) for each in functions_of(edition)),
        edition=edition_title(edition),
        findings=tuple(_finding(each) for each in _findings(home, period)),
        focus=tuple(_focus(each, as_at) for each in areas if _is_of(each, period)),
        next_focus=tuple(_focus(each, as_at) for each in areas if _is_of(each, after) and not _is_of(each, period)),
        statements=tuple(_statement(each) for each in _given(statements)),
        is_statement_under_way=statements.filter(status=Statement.Status.SHOWN).exists(),
        page=reverse("scrutiny:activities") + f"?year={period.short()}".replace(" ", "+"),
        findings_page=reverse("scrutiny:findings") + f"?year={period.short()}".replace(" ", "+"),
    )


def _activities(home: Partnership, period: Period) -> Any:
    found = counting_for(Activity.objects.all(), home)
    return found.filter(done_first__lte=period.end, done_last__gte=period.start).order_by("done_last", "pk")


def _findings(home: Partnership, period: Period) -> Any:
    found = Finding.objects.filter(home=home, found_first__lte=period.end, found_last__gte=period.start)
    followed = FindingAction.objects.filter(action__circle__in=WIDE).select_related("action").order_by("pk")
    related = ("agency", "group", "challenge", "recommendation")
    return found.select_related(*related).prefetch_related(Prefetch("followed", followed)).order_by("kind", "number")


def _areas(home: Partnership) -> list[FocusArea]:
    found = FocusArea.objects.filter(home=home, circle__in=WIDE).select_related("carries")
    return list(found.prefetch_related("reports").order_by("starts_on", "number"))


def _given(statements: Any) -> Iterable[Statement]:
    found = statements.filter(status=Statement.Status.GIVEN, circle__in=WIDE)
    return found.prefetch_related("points").order_by("ends_on", "number")  # type: ignore[no-any-return]


def _is_of(area: FocusArea, period: Period) -> bool:
    """Whether the year of an area begins in a period; one that lasts longer is of the year in which it began."""
    return area.starts_on in period


def _activity(given: Activity) -> ActivityFact:
    return ActivityFact(
        ref=ref_of(given),
        kind=given.get_kind_display(),
        capacity=given.get_capacity_display(),
        forum=given.forum,
        subject=given.subject,
        done=given.done,
        functions=tuple(each.number for each in functions_named(given.functions)),
        is_chaired=given.is_chaired,
        is_printed=given.circle in WIDE,
    )


def _finding(given: Finding) -> FindingFact:
    tied = [each for each in (given.challenge, given.recommendation) if each is not None and each.circle in WIDE]
    about = given.agency or given.group
    return FindingFact(
        ref=ref_of(given),
        kind=given.kind,
        words=given.words,
        about=str(about) if about else "",
        found=given.found,
        followed=tuple(ref_of(each) for each in (*tied, *(row.action for row in given.followed.all()))),
        is_printed=given.circle in WIDE,
    )


def _focus(given: FocusArea, as_at: date) -> FocusFact:
    """An area as it stood on the report's day: what was said of a quarter later is not told yet."""
    said = [each for each in given.said if each.starts_on <= as_at]
    return FocusFact(
        ref=ref_of(given),
        words=given.words,
        year=given.year,
        status=given.get_status_display(),
        reason=given.reason,
        carries=given.carries.year if given.carries else "",
        quarters=tuple(QuarterFact(each.quarter, each.get_verdict_display(), each.words, each.judged) for each in said),
    )


def _statement(given: Statement) -> StatementFact:
    return StatementFact(
        ref=ref_of(given),
        title=given.title,
        words=given.words,
        signed=given.signed,
        video=given.video,
        transcript=given.transcript,
        points=len(given.points.all()),
    )
