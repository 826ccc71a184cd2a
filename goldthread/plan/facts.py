"""What the plan offers the report: the whole record of a partnership in one period, in a fixed number of queries."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from goldthread.actions.facts import OPEN_TO_PRINT, different_by, ref_of
from goldthread.actions.models import Evidence
from goldthread.kit.periods import Period
from goldthread.kit.references import reference
from goldthread.partners.models import Partnership
from goldthread.plan.models import (
    Kind,
    Lineage,
    Measure,
    Objective,
    Outcome,
    Oversight,
    Ownership,
    Plan,
    PlanEvent,
    PlannedAction,
    Reading,
    Under,
    VisionPosition,
)
from goldthread.plan.queries import ORDER, in_period
from goldthread.plan.rules import gaps_of
from goldthread.plan.shapes import (
    DecisionFact,
    EventFact,
    KindFact,
    LineageFact,
    MeasureFact,
    ObjectiveFact,
    OutcomeFact,
    OversightFact,
    OwnerFact,
    PhaseFact,
    PlanFact,
    PlanFacts,
    PlannedFact,
    PositionFact,
    ReadingFact,
    WordingFact,
)
from goldthread.trail.queries import stood_on

STATE = frozenset({"status", "reason"})
Stood = dict[str, dict[int, dict[str, Any]]]


def for_period(partnership: Partnership, period: Period, as_at: date) -> PlanFacts:
    """Return the plan as it ran in a period, and what is known to follow it. States, wordings and readings are those of
    the day `as_at`; owners and groups carry their own days."""
    mine = Objective.objects.of(partnership)
    now, then = (set(in_period(mine, each).values_list("pk", flat=True)) for each in (period, following(period)))
    was = stood_on((Objective, Plan), as_at, STATE)
    found = _gathered(mine.filter(pk__in=now | then), period, as_at).order_by(*ORDER)
    rows = [_reworded(_as_it_stood(row, was), as_at) for row in found]
    return PlanFacts(
        partnership_id=partnership.pk,
        period=period,
        as_at=as_at,
        plans=_plans(partnership, period, as_at, was),
        kinds=_kinds(partnership),
        objectives=tuple(_objective(row, as_at, row.pk in now, row.pk in then) for row in rows),
    )


def following(period: Period) -> Period:
    """The period of the same length that follows."""
    return period.moved(max(1, round(period.days / 30.44)))


def _as_it_stood(row: Any, was: Stood) -> Any:
    """Set, on a row that is not saved, its state and reason as they stood."""
    then = was[row._meta.label_lower].get(row.pk, {})
    row.status, row.reason = then.get("status", row.status), then.get("reason", row.reason)
    return row


def _reworded(row: Objective, as_at: date) -> Objective:
    """Set, on a row that is not saved, the words that it bore on a day."""
    later = [each for each in row.wordings.all() if each.until_first and each.until_first > as_at]
    row.words = min(later, key=lambda each: each.until_first).words if later else row.words
    return row


def _gathered(objectives: Any, period: Period, as_at: date) -> QuerySet:
    placed = PlannedAction.objects.filter(_of(period)).order_by("position", "pk")
    readings = Reading.objects.filter(Q(on_first__isnull=True) | Q(on_first__lte=as_at)).order_by("on_first", "pk")
    measures = Measure.objects.order_by("pk").prefetch_related(Prefetch("readings", readings))
    outcomes = Outcome.objects.order_by("position", "pk").prefetch_related(Prefetch("measures", measures))
    return (
        objectives.with_impact(PlannedAction.objects.filter(action__in=different_by(as_at).values("action")))
        .select_related("kind")
        .prefetch_related(
            Prefetch("planned", placed),
            Prefetch("outcomes", outcomes),
            "themes",
            Prefetch("positions", _positions(period)),
            "phases",
            "wordings",
            "decisions",
            "places",
            Prefetch("owners", Ownership.objects.select_related("partnership").order_by("pk")),
            Prefetch("oversight", Oversight.objects.select_related("group").order_by("pk")),
            Prefetch("placed_under", Under.objects.select_related("parent").order_by("pk")),
            Prefetch("became", Lineage.objects.select_related("after").order_by("pk")),
            Prefetch("came_from", Lineage.objects.select_related("objective").order_by("pk")),
        )
    )


def _positions(period: Period) -> QuerySet:
    """The positions of the years that share a day with a period, with their evidence."""
    years = VisionPosition.objects.filter(year_starts_on__gt=period.moved(-12).start, year_starts_on__lte=period.end)
    evidence = Prefetch("evidence", Evidence.objects.filter(removed_on=None).order_by("number"))
    return years.prefetch_related(evidence).order_by("year_starts_on")


def _of(period: Period) -> Q:
    """The places of the years that share a day with a period; a place without a year belongs to every period."""
    first = period.moved(-12).start
    return Q(year_starts_on__isnull=True) | Q(year_starts_on__gt=first, year_starts_on__lte=period.end)


def _objective(row: Objective, as_at: date, is_in_period: bool, is_next: bool) -> ObjectiveFact:
    return ObjectiveFact(
        ref=ref_of(row),
        key=row.key,
        kind=row.kind.key,
        kind_name=row.kind.name,
        part=row.kind.part,
        words=row.words,
        background=row.background,
        status=row.status,
        status_words=row.get_status_display(),
        reason=row.reason,
        starts=row.starts,
        ends=row.ends,
        circle=row.circle,
        is_in_period=is_in_period,
        is_next=is_next,
        owners=tuple(_owner(each) for each in row.owners.all()),
        oversight=tuple(_oversight(each) for each in row.oversight.all()),
        parents=tuple((each.parent_id, each.parent.words) for each in row.placed_under.all()),
        themes=tuple(theme.name for theme in row.themes.all()),
        plans=tuple(place.plan_id for place in row.places.all()),
        outcomes=tuple(_outcome(each) for each in row.outcomes.all()),
        planned=tuple(PlannedFact(each.action_id, each.part, each.reason) for each in row.planned.all()),
        phases=tuple(PhaseFact(each.words, each.starts, each.ends) for each in sorted(row.phases.all(), key=_position)),
        decisions=tuple(
            DecisionFact(each.decision, each.get_decision_display(), each.reason, each.year_starts_on, each.decided)
            for each in sorted(row.decisions.all(), key=lambda each: each.year_starts_on)
        ),
        lineage=_lineage(row),
        wordings=tuple(
            WordingFact(each.words, each.until, each.reason)
            for each in row.wordings.all()
            if not each.until_first or each.until_first <= as_at
        ),
        gaps=tuple(gap.label for gap in gaps_of(row, as_at)),
        positions=tuple(_position_of(each) for each in row.positions.all()),
    )


def _position_of(row: VisionPosition) -> PositionFact:
    evidence = tuple((ref_of(each), each.circle in OPEN_TO_PRINT) for each in row.evidence.all())
    return PositionFact(row.year_starts_on, row.get_seen_display() if row.seen else "", row.words, evidence)


def _position(row: Any) -> tuple[int, int]:
    return row.position, row.pk


def _owner(row: Ownership) -> OwnerFact:
    body = row.partnership
    return OwnerFact(body.pk, body.name, body.short_name, row.starts, row.ends, row.has_ended)


def _oversight(row: Oversight) -> OversightFact:
    return OversightFact(
        row.group_id, row.group.name, row.part, row.get_part_display(), row.starts, row.ends, row.has_ended
    )


def _outcome(row: Outcome) -> OutcomeFact:
    return OutcomeFact(row.pk, row.words, tuple(_measure(each) for each in row.measures.all()))


def _measure(row: Measure) -> MeasureFact:
    readings = tuple(
        ReadingFact(each.pk, each.value, each.on, each.source, each.comment) for each in row.readings.all()
    )
    return MeasureFact(
        row.pk, row.words, row.unit, row.baseline, row.target, row.get_direction_display() if row.direction else "",
        row.source, row.as_at, readings,
    )  # fmt: skip


def _lineage(row: Objective) -> tuple[LineageFact, ...]:
    later = [(each, each.after, True, each.get_how_display()) for each in row.became.all()]
    earlier = [(each, each.objective, False, each.get_how_display()) for each in row.came_from.all()]
    return tuple(
        LineageFact(other.pk, how, other.words, reference(other), is_later, each.on, each.reason)
        for each, other, is_later, how in earlier + later
    )


def _plans(partnership: Partnership, period: Period, as_at: date, was: Stood) -> tuple[PlanFact, ...]:
    ahead = following(period).end  # a report says which reviews are still to come; a change had not come by its day
    in_it = Q(on_first__isnull=True) | Q(on_first__lte=ahead, on_last__gte=period.start)
    in_it &= ~Q(kind=PlanEvent.Kind.CHANGE, on_first__gt=as_at)
    events = Prefetch("events", PlanEvent.objects.filter(in_it).order_by("on_first", "pk"))
    plans = Plan.objects.filter(home=partnership, starts_on__lte=period.end, ends_on__gte=period.start)
    return tuple(
        PlanFact(
            plan.pk,
            plan.title,
            plan.period,
            plan.status,
            plan.get_status_display(),
            plan.reason,
            plan.about,
            plan.replaced_by.title if plan.replaced_by else "",
            tuple(
                EventFact(each.pk, each.kind, each.get_kind_display(), each.words, each.on)
                for each in plan.events.all()
            ),
        )
        for plan in (
            _as_it_stood(row, was)
            for row in plans.select_related("replaced_by").prefetch_related(events).order_by("starts_on", "pk")
        )
    )


def _kinds(partnership: Partnership) -> tuple[KindFact, ...]:
    rows = Kind.objects.filter(home=partnership).order_by("position", "pk")
    return tuple(KindFact(row.key, row.name, row.plural, row.part, row.about) for row in rows)
