"""The plan's facts and the actions' facts put together: each node with its actions as the report tells them."""

from collections.abc import Iterable

from goldthread.actions.facts import OPEN_TO_PRINT, ActionFact
from goldthread.kit.periods import Period, Span
from goldthread.plan import shapes
from goldthread.report.facts import (
    DecisionFact,
    EventFact,
    ObjectiveFact,
    OutcomeFact,
    PlanFact,
    PlannedFact,
)

NO_DAY = "a date not known"


def only_ahead(nodes: Iterable[shapes.ObjectiveFact]) -> set[int]:
    """Actions that stand in the plan only for what comes after the period."""
    places = [place for node in nodes for place in node.planned]
    taken = {place.action_id for place in places if place.part == "taken"}
    return {place.action_id for place in places} - taken


def plan_fact(given: shapes.PlanFact) -> PlanFact:
    """A plan with its log, earliest first."""
    events = tuple(EventFact(each.kind_words, each.words, each.on) for each in sorted(given.events, key=lambda e: e.on))
    return PlanFact(given.title, given.period, given.status_words, given.about, events)


def objective_fact(given: shapes.ObjectiveFact, actions: dict[int, ActionFact], period: Period) -> ObjectiveFact:
    """A node with its owners at the period's end, the changes before it, and the actions that stand under it."""
    return ObjectiveFact(
        ref=given.ref,
        key=given.key,
        kind=given.kind,
        kind_name=given.kind_name,
        part=given.part,
        words=given.words,
        background=given.background,
        status=given.status,
        status_words=given.status_words,
        reason=given.reason,
        starts=given.starts,
        ends=given.ends,
        is_in_period=given.is_in_period,
        is_next=given.is_next,
        owners=tuple(each.name for each in given.owners if _held(each, period)),
        moves=tuple(_moves(given)),
        overseen_by=tuple(_overseen(given, period)),
        groups=tuple(each.name for each in given.oversight),
        outcomes=tuple(
            OutcomeFact(each.words, tuple(_measure(one) for one in each.measures)) for each in given.outcomes
        ),
        planned=_planned(given, actions),
        decision=_decision(given, period),
        phases=tuple(f"{each.words}{_dates(each.starts, each.ends)}" for each in given.phases),
        history=tuple(_history(given)),
        gaps=given.gaps,
        is_printed=given.circle in OPEN_TO_PRINT,
        positions=given.positions,
    )


def _planned(given: shapes.ObjectiveFact, actions: dict[int, ActionFact]) -> tuple[PlannedFact, ...]:
    return tuple(
        PlannedFact(actions[place.action_id], place.part, reason=place.reason)
        for place in given.planned
        if place.action_id in actions
    )


def _held(given: shapes.OwnerFact | shapes.OversightFact, period: Period) -> bool:
    """Whether an owner or a group held it at the period's end; an end on a day nobody knows has happened."""
    begun = given.starts.first is None or given.starts.first <= period.end
    return begun and not given.has_ended and (given.ends.last is None or given.ends.last > period.end)


def _moves(given: shapes.ObjectiveFact) -> list[str]:
    """Changes of owner and of group, a phrase each."""
    said = [f"{each.name} owned it until {each.ends or NO_DAY}" for each in given.owners if each.has_ended or each.ends]
    over = [each for each in given.oversight if each.has_ended or each.ends]
    said += [f"{each.name} {_did(each)} until {each.ends or NO_DAY}" for each in over]
    now = [each for each in given.oversight if each not in over] if over else []
    return said + [f"{each.name} {_does(each)} from {each.starts or NO_DAY}" for each in now]


def _did(given: shapes.OversightFact) -> str:
    return "oversaw it" if given.part == "oversees" else "did the work"


def _does(given: shapes.OversightFact) -> str:
    return "oversees it" if given.part == "oversees" else "does the work"


def _overseen(given: shapes.ObjectiveFact, period: Period) -> list[str]:
    held = [each for each in given.oversight if _held(each, period)]
    return [each.name if each.part == "oversees" else f"{each.name} (does the work)" for each in held]


def _measure(given: shapes.MeasureFact) -> str:
    """A measure in one phrase, with as much as is known of it and its latest reading."""
    last = given.readings[-1] if given.readings else None
    parts = (
        given.baseline and f"baseline {given.baseline}",
        given.target and f"target {given.target}",
        "" if given.target else given.direction.lower(),
        last and f"latest {last.value.normalize():f}, {last.on}",
        given.source and f"source: {given.source}",
    )
    said = "; ".join(part for part in parts if part)
    name = f"{given.words} ({given.unit})" if given.unit else given.words
    return f"{name}: {said}" if said else name


def _decision(given: shapes.ObjectiveFact, period: Period) -> DecisionFact | None:
    """What was decided of it for the year that follows."""
    after = period.moved(max(1, round(period.days / 30.44)))
    return next((each for each in reversed(given.decisions) if each.year in after), None)


def _history(given: shapes.ObjectiveFact) -> list[str]:
    """What it came from and what it became, a phrase each; then the words it used to bear."""
    said = [
        f"{each.how_words} {each.reference} {each.words}"
        if each.is_later
        else f"From {each.reference} {each.words} ({each.how_words.lower()})"
        for each in given.lineage
    ]
    return said + [f"Until {each.until or NO_DAY}: “{each.words}”" for each in given.wordings]


def _dates(starts: Span, ends: Span) -> str:
    if starts and ends:
        return f" ({starts} to {ends})"
    return f" (from {starts})" if starts else f" (until {ends})" if ends else ""
