"""What is loaded and dumped of plans, kinds of node, objectives, outcomes and measures."""

from collections.abc import Iterator

from goldthread.kit.exchange.rows import Find, Row
from goldthread.kit.exchange.tables import Part, Table
from goldthread.plan.models import (
    InPlan,
    Kind,
    Lineage,
    Measure,
    Objective,
    Outcome,
    Oversight,
    Ownership,
    Phase,
    Plan,
    PlanEvent,
    PlannedAction,
    PlannedRecommendation,
    Reading,
    Under,
    VisionEvidence,
    VisionPosition,
    Wording,
    YearDecision,
)
from goldthread.plan.operations.marks import refresh_marks
from goldthread.plan.rules import why_not_under

READERS = ("circle", "circle_group")


def objectives_stand_where_they_may(objective: Row, find: Find) -> Iterator[tuple[str, str]]:
    """An objective stands under kinds that its own kind names, or under a thread, and never under itself."""
    kind = find(objective["kind"])
    above = [find(place["parent"]) for place in objective.under("under")]
    for parent in above:
        carrier = find(parent["kind"]) if parent else None
        if kind and carrier and parent:
            allowed = [carried["name"] for each in kind["stands_under"] if (carried := find(each))]
            if why := why_not_under(kind["name"], allowed, carrier["name"], carrier["part"]):
                yield "under", f'"{parent.key}": {why}'
    if _is_above(objective, find):
        yield "under", "it stands under itself, by way of others. Take one of the places out."


def _is_above(objective: Row, find: Find) -> bool:
    seen: set[Row] = set()
    level = [objective]
    while level:
        above = [find(place["parent"]) for row in level for place in row.under("under")]
        level = [row for row in above if row and row not in seen]
        seen.update(level)
    return objective in seen


KINDS = Table(
    name="kinds",
    model=Kind,
    fields=("key", "name", "plural", "part", "years", "about", "position", "stands_under"),
)

PLANS = Table(
    name="plans",
    model=Plan,
    fields=("key", "title", "starts_on", "ends_on", "status", "reason", "replaced_by", "about", *READERS),
    parts=(
        Part(
            name="objectives",
            model=InPlan,
            owner="plan",
            fields=("objective",),
            order="position",
            plain=True,
        ),
        Part(name="events", model=PlanEvent, owner="plan", fields=("key", "kind", "words", "on")),
    ),
)

MEASURES = Part(
    name="measures",
    model=Measure,
    owner="outcome",
    fields=("key", "words", "unit", "baseline", "target", "direction", "source", "as_at"),
    parts=(Part(name="readings", model=Reading, owner="measure", fields=("value", "on", "source", "comment")),),
)

OBJECTIVES = Table(
    name="objectives",
    model=Objective,
    fields=(
        "key", "number", "kind", "words", "background", "status", "reason", "starts", "ends", "position", "themes",
        *READERS,
    ),
    checks=(objectives_stand_where_they_may,),
    finish=refresh_marks,
    parts=(
        Part(name="under", model=Under, owner="child", fields=("parent",), plain=True),
        Part(
            name="owners",
            model=Ownership,
            owner="objective",
            fields=("partnership", "starts", "ends", "has_ended"),
        ),
        Part(
            name="oversight",
            model=Oversight,
            owner="objective",
            fields=("group", "part", "starts", "ends", "has_ended"),
        ),
        Part(
            name="phases",
            model=Phase,
            owner="objective",
            fields=("key", "words", "starts", "ends"),
            order="position",
        ),
        Part(name="wordings", model=Wording, owner="objective", fields=("words", "until", "reason")),
        Part(name="became", model=Lineage, owner="objective", fields=("after", "how", "on", "reason")),
        Part(
            name="outcomes",
            model=Outcome,
            owner="objective",
            fields=("key", "words"),
            order="position",
            parts=(MEASURES,),
        ),
        Part(
            name="actions",
            model=PlannedAction,
            owner="objective",
            fields=("action", "outcome", "year_starts_on", "part", "reason"),
            order="position",
        ),
        Part(
            name="recommendations",
            model=PlannedRecommendation,
            owner="objective",
            fields=("recommendation",),
            plain=True,
        ),
        Part(
            name="decisions",
            model=YearDecision,
            owner="objective",
            fields=("year_starts_on", "decision", "reason", "decided_by", "decided"),
        ),
        Part(
            name="positions",
            model=VisionPosition,
            owner="objective",
            fields=("year_starts_on", "seen", "words", "agreed_on"),
            parts=(Part(name="evidence", model=VisionEvidence, owner="position", fields=("evidence",), plain=True),),
        ),
    ),
)  # fmt: skip

TABLES = (KINDS, PLANS, OBJECTIVES)
