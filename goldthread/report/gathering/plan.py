"""Plans and their nodes in a period, as facts of the report."""

from collections import defaultdict

from django.db.models import Prefetch, Q, QuerySet

from goldthread.kit.periods import Period, Span
from goldthread.partners.models import Partnership
from goldthread.plan.models import (
    Lineage,
    Measure,
    Objective,
    Outcome,
    Oversight,
    Ownership,
    Plan,
    PlannedAction,
    YearDecision,
)
from goldthread.report.facts import (
    OPEN_TO_PRINT,
    ActionFact,
    DecisionFact,
    EventFact,
    KindFact,
    ObjectiveFact,
    OutcomeFact,
    PlanFact,
    PlannedFact,
    Ref,
)

Names = dict[int, str]


def plans(partnership: Partnership, period: Period) -> tuple[PlanFact, ...]:
    """The plans that covered some of the period, each with its reviews and changes in it or soon after."""
    rows = Plan.objects.filter(home=partnership, starts_on__lte=period.end, ends_on__gte=period.start)
    after = Period(period.start, period.moved(12).end)
    return tuple(
        PlanFact(
            title=row.title,
            period=Period(row.starts_on, row.ends_on),
            status_words=row.get_status_display(),
            about=row.about,
            events=tuple(
                EventFact(event.get_kind_display(), event.words, event.on)
                for event in sorted(row.events.all(), key=lambda event: event.on)
                if not event.on.is_dated or event.on.within(after)
            ),
        )
        for row in rows.prefetch_related("events").order_by("starts_on", "pk")
    )


def of_partnership(partnership: Partnership) -> QuerySet:
    """Nodes that the partnership keeps, or owns with others."""
    owned = Ownership.objects.filter(partnership=partnership).values("objective")
    return Objective.objects.filter(Q(home=partnership) | Q(pk__in=owned))


def with_parts(nodes: QuerySet) -> QuerySet:
    """Add what stands about each node: owners, oversight, outcomes with measures, decisions, phases, lineage."""
    outcomes = Outcome.objects.order_by("position", "pk").prefetch_related(Prefetch("measures", Measure.objects.order_by("pk")))
    return nodes.select_related("kind").prefetch_related(
        Prefetch("owners", Ownership.objects.order_by("pk")),
        Prefetch("oversight", Oversight.objects.select_related("group").order_by("pk")),
        Prefetch("outcomes", outcomes),
        Prefetch("decisions", YearDecision.objects.order_by("year_starts_on")),
        Prefetch("came_from", Lineage.objects.select_related("objective").order_by("pk")),
        "phases",
    ).order_by("kind__position", "kind_id", "position", "pk")  # fmt: skip


def kinds(nodes: list[Objective]) -> tuple[KindFact, ...]:
    """The kinds that stand in the period, in the plan's order."""
    found = {node.kind.pk: node.kind for node in nodes}
    return tuple(KindFact(kind.key, kind.name, kind.plural, kind.part, kind.about) for kind in found.values())


def places(nodes: list[Objective], period: Period) -> dict[int, list[PlannedAction]]:
    """The actions that stand under each node for this year and the next, in their order."""
    rows = PlannedAction.objects.filter(objective__in=[node.pk for node in nodes])
    after = period.moved(12)
    found: dict[int, list[PlannedAction]] = defaultdict(list)
    for row in rows.select_related("outcome").order_by("position", "pk"):
        if _belongs(row, period, after):
            found[row.objective_id].append(row)
    return found


def _belongs(row: PlannedAction, period: Period, after: Period) -> bool:
    """What was taken belongs to its own year; what is ahead was said in this year or is for the next."""
    if row.year_starts_on is None:
        return True
    if row.part == PlannedAction.Part.TAKEN:
        return row.year_starts_on in period
    return row.year_starts_on in period or row.year_starts_on == after.start


def objective_fact(
    row: Objective, period: Period, planned: list[PlannedAction], actions: dict[int, ActionFact], names: Names
) -> ObjectiveFact:
    """One node as the report tells it."""
    held = tuple(
        PlannedFact(actions[place.action_id], place.part, place.outcome.words if place.outcome else "", place.reason)
        for place in planned
        if place.action_id in actions
    )
    return ObjectiveFact(
        ref=Ref("objective", row.pk, f"OB-{row.number}", row.words, f"/objectives/{row.pk}/"),
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
        is_in_period=runs_in(row, period),
        is_next=runs_in(row, period.moved(12)) and row.status not in ("completed", "stood down", "replaced"),
        owners=tuple(names.get(owner.partnership_id, "") for owner in row.owners.all() if _held(owner, period)),
        moves=tuple(moves(row, names)),
        overseen_by=tuple(_overseen(row, period)),
        outcomes=tuple(OutcomeFact(each.words, tuple(measure(m) for m in each.measures.all())) for each in row.outcomes.all()),
        planned=held,
        decision=decision(row, period),
        phases=tuple(f"{phase.words}{_dates(phase.starts, phase.ends)}" for phase in row.phases.all()),
        history=tuple(history(row)),
        gaps=tuple(gaps(row, held)),
        is_printed=row.circle in OPEN_TO_PRINT,
    )


def runs_in(row: Objective, period: Period) -> bool:
    """Whether an objective ran in a period, by its dates; without any, it did unless it was only proposed."""
    if row.status == "proposed" and row.starts_first is None:
        return False
    return period.overlaps(row.starts_first, row.ends_last)


def _held(row: Ownership | Oversight, period: Period) -> bool:
    """Whether an owner or a group held it at the end of the period; an end on a day nobody knows has happened."""
    if row.starts_first is not None and row.starts_first > period.end:
        return False
    return not row.has_ended and (row.ends_last is None or row.ends_last > period.end)


def moves(row: Objective, names: Names) -> list[str]:
    """Changes of ownership and of the group that oversees it, a phrase each."""
    said = [
        f"{names.get(each.partnership_id, '')} owned it until {each.ends or 'a date not known'}"
        for each in row.owners.all()
        if each.has_ended or each.ends
    ]
    ended = [each for each in row.oversight.all() if each.has_ended or each.ends]
    said += [f"{each.group.name} {_verb(each)} it until {each.ends or 'a date not known'}" for each in ended]
    if ended:
        said += [
            f"{each.group.name} {_verb(each, now=True)} it from {each.starts or 'a date not known'}"
            for each in row.oversight.all()
            if each not in ended
        ]
    return said


def _verb(row: Oversight, now: bool = False) -> str:
    if row.part == Oversight.Part.OVERSEES:
        return "oversees" if now else "oversaw"
    return "does the work of" if now else "did the work of"


def _overseen(row: Objective, period: Period) -> list[str]:
    return [
        each.group.name if each.part == Oversight.Part.OVERSEES else f"{each.group.name} (does the work)"
        for each in row.oversight.all()
        if not each.has_ended and not (each.ends_last and each.ends_last <= period.end)
    ]


def measure(row: Measure) -> str:
    """A measure in one phrase, with as much as is known of it."""
    parts = [
        f"baseline {row.baseline}" if row.baseline else "",
        f"target {row.target}" if row.target else "",
        row.get_direction_display().lower() if row.direction and not row.target else "",
        f"source: {row.source}" if row.source else "",
    ]
    said = "; ".join(part for part in parts if part)
    unit = f" ({row.unit})" if row.unit else ""
    return f"{row.words}{unit}: {said}" if said else f"{row.words}{unit}"


def decision(row: Objective, period: Period) -> DecisionFact | None:
    """What was decided of it for the year that follows."""
    after = period.moved(12).start
    for each in row.decisions.all():
        if each.year_starts_on == after:
            return DecisionFact(each.decision, each.get_decision_display(), each.reason, each.year_starts_on, each.decided)
    return None


def history(row: Objective) -> list[str]:
    """What it came from, a phrase each."""
    return [f"{each.get_how_display()} this: OB-{each.objective.number} {each.objective.words}" for each in row.came_from.all()]


def _dates(starts: Span, ends: Span) -> str:
    if starts and ends:
        return f" ({starts} to {ends})"
    return f" (from {starts})" if starts else f" (until {ends})" if ends else ""


def gaps(row: Objective, held: tuple[PlannedFact, ...]) -> list[str]:
    """What the record does not say of an objective."""
    if row.kind.part != "objective":
        return []
    measured = any(outcome.measures.all() for outcome in row.outcomes.all())
    said = [
        "" if row.outcomes.all() else "No outcome is recorded.",
        "No measure is recorded for its outcomes." if row.outcomes.all() and not measured else "",
        "" if row.owners.all() else "No owner is recorded.",
        "" if any(place.part == "taken" for place in held) else "No action is recorded in the period.",
        "" if any(place.action.has_impact for place in held) else "No impact is recorded.",
    ]
    return [each for each in said if each]


