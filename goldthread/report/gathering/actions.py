"""Actions and recommendations of a period, as facts of the report."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from goldthread.actions.models import Action, EvidenceUse, Impact, Line, Progress, Recommendation, RecommendedAction
from goldthread.actions.rules import RUNNING
from goldthread.kit.library import library
from goldthread.kit.periods import Period, Span
from goldthread.partners.models import Partnership
from goldthread.plan.models import PlannedAction
from goldthread.report.facts import OPEN_TO_PRINT, ActionFact, ImpactFact, RecommendationFact, Ref

Names = dict[int, str]


def in_period(partnership: Partnership, period: Period, objectives: Iterable[int]) -> QuerySet:
    """Actions that belong to a period: planned for a year that starts in it, or planned for none and alive in it."""
    places = PlannedAction.objects.filter(action=OuterRef("pk"))
    this_year = places.filter(part="taken", year_starts_on__range=(period.start, period.end))
    any_year = places.filter(Q(year_starts_on__isnull=False) | ~Q(part="taken"))
    ours = Q(home=partnership) | Q(Exists(places.filter(objective__in=list(objectives))))
    alive = (
        ~Q(status="proposed")
        & (Q(done_last__isnull=True) | Q(done_last__gte=period.start))
        & (Q(started_first__isnull=True) | Q(started_first__lte=period.end))
    )
    found = Action.objects.filter(ours).filter(Q(Exists(this_year)) | (~Q(Exists(any_year)) & alive))
    return found.order_by("home_id", "number")


def with_told(actions: QuerySet) -> QuerySet:
    """Add what is told of each action: its lines, progress, impact, and whether there is evidence."""
    lines = Line.objects.select_related("agency", "group", "seat").order_by("pk")
    return actions.annotate(shown=Exists(EvidenceUse.objects.filter(action=OuterRef("pk")))).prefetch_related(
        Prefetch("lines", lines),
        Prefetch("progress_set", Progress.objects.order_by("entered_on", "pk")),
        Prefetch("impact_set", Impact.objects.order_by("entered_on", "pk")),
    )


def action_fact(row: Action, as_at: date, names: Names) -> ActionFact:
    """One action as the report tells it, standing as it stood on a day."""
    status = status_on(row, as_at)
    leads = [line for line in row.lines.all() if line.capacity == Line.Capacity.LEAD]
    told = list(row.progress_set.all())
    return ActionFact(
        ref=Ref("action", row.pk, f"AC-{row.number}", row.words, f"/actions/{row.pk}/"),
        words=row.words,
        status=status,
        status_words=Action.LIFECYCLE.label(status),
        reason=row.reason,
        leads=tuple(body(line, names) for line in leads),
        others=tuple(body(line, names) for line in leads if not line.seat_id and line.partnership_id != row.home_id),
        due=row.due,
        done=row.done if status == "done" else Span(),
        slips=row.slips,
        heard_on=row.heard_on,
        is_late=status in RUNNING and row.due_last is not None and row.due_last < as_at,
        has_evidence=bool(row.shown),
        progress=told[-1].words if told else "",
        told=told[-1].told_by if told else "",
        impacts=tuple(impact_fact(impact) for impact in row.impact_set.all() if known_by(impact, as_at)),
        is_printed=row.circle in OPEN_TO_PRINT,
    )


def body(line: Line, names: Names) -> str:
    """Who has a line, by full name."""
    if line.partnership_id:
        return names.get(line.partnership_id, "Another partnership")
    return (line.agency.name if line.agency else "") or str(line.group or line.seat)


def status_on(row: Action, as_at: date) -> str:
    """The state on a day: what was done after it was still under way."""
    if row.status == "done" and row.done_first is not None and row.done_first > as_at:
        return "under way"
    return row.status


def known_by(impact: Impact, as_at: date) -> bool:
    """Whether an impact was there to be told on a day: by its own date, else by the day it was entered."""
    return (impact.dated_first or impact.entered_on) <= as_at


def impact_fact(row: Impact) -> ImpactFact:
    return ImpactFact(
        pk=row.pk,
        words=row.words,
        strength=row.strength,
        strength_words=row.get_strength_display() if row.strength else "",
        state=row.state,
        source=row.source,
        baseline=row.baseline,
        change=row.change,
        dated=row.dated,
    )


def recommendations(partnership: Partnership, period: Period, actions: dict[int, ActionFact]) -> tuple[RecommendationFact, ...]:
    """Recommendations in hand in a period: made in it, not yet answered or carried out, or with an action of the period."""
    rows = (
        Recommendation.objects.filter(home=partnership)
        .exclude(source__dated_first__gt=period.end)
        .select_related("source")
        .prefetch_related(Prefetch("answers", RecommendedAction.objects.order_by("position", "pk")))
        .order_by("source__dated_first", "source_id", "number")
    )
    kinds = library().source_kinds
    facts = (recommendation_fact(row, actions, kinds) for row in rows if _in_hand(row, period, actions))
    return tuple(facts)


def _in_hand(row: Recommendation, period: Period, actions: dict[int, ActionFact]) -> bool:
    is_open = row.status in ("proposed", "accepted", "partly")
    made_now = row.source is not None and row.source.dated.within(period)
    return is_open or made_now or any(answer.action_id in actions for answer in row.answers.all())


def recommendation_fact(row: Recommendation, actions: dict[int, ActionFact], kinds: dict) -> RecommendationFact:  # type: ignore[type-arg]
    source = row.source
    kind = kinds.get(source.kind) if source else None
    return RecommendationFact(
        ref=Ref("recommendation", row.pk, f"RC-{row.number}", row.words, f"/recommendations/{row.pk}/"),
        words=row.words,
        source=source.title if source else "",
        status=row.status,
        status_words=row.get_status_display(),
        source_kind=kind.name if kind else "",
        said_by=source.said_by if source else "",
        dated=source.dated if source else Span(),
        number_in_source=row.number_in_source,
        reason=row.reason,
        actions=tuple(actions[answer.action_id] for answer in row.answers.all() if answer.action_id in actions),
        is_printed=row.circle in OPEN_TO_PRINT and (source is None or source.circle in OPEN_TO_PRINT),
    )
