"""The shapes of what the plan offers the report: frozen, and each number with the records it was counted from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldthread.kit.periods import Period, Span


@dataclass(frozen=True)
class Counted:
    """A number, and the ids of the records it was counted from."""

    ids: tuple[int, ...]

    @property
    def number(self) -> int:
        return len(self.ids)


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
class ImpactFact:
    """What is different for children because of an action."""

    pk: int
    action_id: int
    words: str
    baseline: str
    change: str
    source: str
    dated: Span
    strength: str
    strength_words: str
    state: str


@dataclass(frozen=True)
class PlannedFact:
    """An action's place under an objective: as what, in which year, with its state, leads and impacts as they stand."""

    pk: int
    action_id: int
    reference: str
    words: str
    detail: str
    status: str
    status_words: str
    status_reason: str
    part: str
    year: date | None
    outcome_id: int | None
    reason: str
    leads: tuple[str, ...]
    due: Span
    done: Span
    circle: str
    impacts: tuple[ImpactFact, ...]

    @property
    def is_done(self) -> bool:
        return self.status == "done"


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
    decided: Span


@dataclass(frozen=True)
class ObjectiveFact:
    """A node of the plan with everything that hangs on it. `planned` holds the places of the period, in their order."""

    pk: int
    key: str
    reference: str
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

    def actions(self, part: str) -> tuple[PlannedFact, ...]:
        """The actions that stand under it as this: "taken", "development" or "proposed"."""
        return tuple(each for each in self.planned if each.part == part)

    @property
    def impacts(self) -> tuple[ImpactFact, ...]:
        """What its actions have changed, each once."""
        return tuple({impact.pk: impact for each in self.planned for impact in each.impacts}.values())


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

    pk: int
    key: str
    name: str
    plural: str
    part: str
    about: str


@dataclass(frozen=True)
class PlanFacts:
    """The plan of a partnership in one period, as it stood on a day."""

    partnership_id: int
    period: Period
    as_at: date
    plans: tuple[PlanFact, ...]
    kinds: tuple[KindFact, ...]
    objectives: tuple[ObjectiveFact, ...]

    def nodes(self, part: str) -> tuple[ObjectiveFact, ...]:
        """The nodes of one sort: "statement", "priority", "objective" or "thread"."""
        return tuple(each for each in self.objectives if each.part == part)

    @property
    def statements(self) -> tuple[ObjectiveFact, ...]:
        return self.nodes("statement")

    @property
    def priorities(self) -> tuple[ObjectiveFact, ...]:
        return self.nodes("priority")

    def of_kind(self, key: str) -> tuple[ObjectiveFact, ...]:
        """The nodes of one kind, by its key."""
        return tuple(each for each in self.objectives if each.kind == key)

    def counted(self, test: Callable[[ObjectiveFact], bool]) -> Counted:
        """How many objectives of the period pass a test."""
        return Counted(tuple(each.pk for each in self.nodes("objective") if each.is_in_period and test(each)))

    def counted_actions(self, test: Callable[[PlannedFact], bool]) -> Counted:
        """How many actions of the period pass a test, each counted once however often it is placed."""
        found = {each.action_id for node in self.objectives for each in node.planned if test(each)}
        return Counted(tuple(sorted(found)))

    @property
    def actions_by_state(self) -> dict[str, Counted]:
        """The actions taken in the period, by their state in words."""
        taken = [each for node in self.objectives for each in node.actions("taken")]
        states: dict[str, set[int]] = {}
        for each in taken:
            states.setdefault(each.status_words, set()).add(each.action_id)
        return {words: Counted(tuple(sorted(ids))) for words, ids in states.items()}
