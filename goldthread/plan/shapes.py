"""The shapes of what the plan offers the report."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldthread.actions.facts import Ref
from goldthread.kit.periods import NOT_KNOWN, Period, Span


@dataclass(frozen=True)
class ReadingFact:
    """One value of a measure."""

    pk: int
    value: Decimal
    on: Span
    source: str
    comment: str


@dataclass(frozen=True)
class MeasureFact:
    """How an outcome is known, with its readings, earliest first."""

    pk: int
    words: str
    unit: str
    baseline: str
    target: str
    direction: str
    source: str
    as_at: Span
    readings: tuple[ReadingFact, ...]


@dataclass(frozen=True)
class OutcomeFact:
    """What will be different, and its measures."""

    pk: int
    words: str
    measures: tuple[MeasureFact, ...]


@dataclass(frozen=True)
class PlannedFact:
    """An action's place under an objective: as what, and why; the action itself is the actions' to tell."""

    action_id: int
    part: str
    reason: str


@dataclass(frozen=True)
class OwnerFact:
    """A partnership that owns or owned the objective."""

    pk: int
    name: str
    short_name: str
    starts: Span
    ends: Span
    has_ended: bool


@dataclass(frozen=True)
class OversightFact:
    """A group that oversees or does the work, or did."""

    pk: int
    name: str
    part: str
    part_words: str
    starts: Span
    ends: Span
    has_ended: bool


@dataclass(frozen=True)
class LineageFact:
    """What an objective became, or came from (`is_later` tells which)."""

    pk: int
    how_words: str
    words: str
    reference: str
    is_later: bool
    on: Span
    reason: str


@dataclass(frozen=True)
class WordingFact:
    """Words that it bore until it was reworded."""

    words: str
    until: Span
    reason: str


@dataclass(frozen=True)
class PhaseFact:
    """A phase of its work."""

    words: str
    starts: Span
    ends: Span


@dataclass(frozen=True)
class DecisionFact:
    """What the refresh decided for a year."""

    decision: str
    words: str
    reason: str
    year: date
    decided: Span = NOT_KNOWN


@dataclass(frozen=True)
class PositionFact:
    """Where a statement of vision stood in a year, and the evidence for it: what it is, and if it may be printed."""

    year: date
    seen_words: str
    words: str
    evidence: tuple[tuple[Ref, bool], ...] = ()


@dataclass(frozen=True)
class ObjectiveFact:
    """A node of the plan with everything that hangs on it. `planned` holds the places of the period, in their order."""

    ref: Ref
    key: str
    kind: str
    kind_name: str
    part: str
    words: str
    background: str
    status: str
    status_words: str
    reason: str
    starts: Span
    ends: Span
    circle: str
    is_in_period: bool
    is_next: bool
    owners: tuple[OwnerFact, ...]
    oversight: tuple[OversightFact, ...]
    parents: tuple[tuple[int, str], ...]
    themes: tuple[str, ...]
    plans: tuple[int, ...]
    outcomes: tuple[OutcomeFact, ...]
    planned: tuple[PlannedFact, ...]
    phases: tuple[PhaseFact, ...]
    decisions: tuple[DecisionFact, ...]
    lineage: tuple[LineageFact, ...]
    wordings: tuple[WordingFact, ...]
    gaps: tuple[str, ...]
    positions: tuple[PositionFact, ...] = ()


@dataclass(frozen=True)
class EventFact:
    """A line of a plan's log."""

    pk: int
    kind: str
    kind_words: str
    words: str
    on: Span


@dataclass(frozen=True)
class PlanFact:
    """A plan that covers some of the period, with the log of it."""

    pk: int
    title: str
    period: Period
    status: str
    status_words: str
    reason: str
    about: str
    replaced_by: str
    events: tuple[EventFact, ...]


@dataclass(frozen=True)
class KindFact:
    """What the partnership calls a part of its plan."""

    key: str
    name: str
    plural: str
    part: str
    about: str = ""


@dataclass(frozen=True)
class PlanFacts:
    """The plan of a partnership in one period, as it stood on a day."""

    partnership_id: int
    period: Period
    as_at: date
    plans: tuple[PlanFact, ...]
    kinds: tuple[KindFact, ...]
    objectives: tuple[ObjectiveFact, ...]
