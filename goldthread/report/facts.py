"""What the report is made from: the facts that the chapters offer, gathered for one period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.actions.facts import ActionFact, ImpactFact, RecommendationFact, Ref
from goldthread.kit.periods import Period, Span
from goldthread.partners.facts import PartnershipFacts
from goldthread.plan.shapes import DecisionFact, KindFact, PositionFact

__all__ = ["ActionFact", "DecisionFact", "ImpactFact", "KindFact", "RecommendationFact", "Ref"]


@dataclass(frozen=True)
class PlannedFact:
    """An action's place under an objective: as what, and for which year."""

    action: ActionFact
    part: str
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True)
class OutcomeFact:
    """What an objective is to make different, with the measures that would show it."""

    words: str
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectiveFact:
    """A node of the plan as the report tells it: a statement, a priority, an objective or a thread."""

    ref: Ref
    key: str
    kind: str
    kind_name: str
    part: str
    words: str
    background: str = ""
    status: str = "in force"
    status_words: str = "In force"
    reason: str = ""
    starts: Span = field(default_factory=Span)
    ends: Span = field(default_factory=Span)
    is_in_period: bool = True
    is_next: bool = True
    owners: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    overseen_by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    outcomes: tuple[OutcomeFact, ...] = ()
    planned: tuple[PlannedFact, ...] = ()
    decision: DecisionFact | None = None
    phases: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    is_printed: bool = True
    positions: tuple[PositionFact, ...] = ()

    def actions(self, part: str) -> tuple[PlannedFact, ...]:
        """The actions that stand under it as this: taken, for further development, or proposed."""
        return tuple(planned for planned in self.planned if planned.part == part and planned.action.is_printed)

    @property
    def impacts(self) -> tuple[ImpactFact, ...]:
        seen = {planned.action.ref.pk: planned.action for planned in self.planned if planned.action.is_printed}
        return tuple(impact for action in seen.values() for impact in action.impacts)


@dataclass(frozen=True)
class EventFact:
    """A review of a plan, or a change to it."""

    kind: str
    words: str
    on: Span


@dataclass(frozen=True)
class PlanFact:
    """A plan that covered some of the period."""

    title: str
    period: Period
    status_words: str
    about: str = ""
    events: tuple[EventFact, ...] = ()


@dataclass(frozen=True)
class ClaimFact:
    """A claim of the narrative, and the records it rests on."""

    section: str
    words: str
    ties: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class FigureFact:
    """One number: what it counts, the records behind it, the period and the day it is of."""

    key: str
    label: str
    records: tuple[Ref, ...]
    period: Period
    as_at: date
    source: str
    href: str = ""

    @property
    def value(self) -> int:
        return len(self.records)


@dataclass(frozen=True)
class ItemFact:
    """An item of the guidance and how the report stands to it."""

    id: str
    text: str
    duty: str
    state: str
    where: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything a section may print, for one period and one day."""

    partnership: PartnershipFacts
    title: str
    period: Period
    as_at: date
    edition: str = ""
    report_word: str = "Yearly report"
    plans: tuple[PlanFact, ...] = ()
    kinds: tuple[KindFact, ...] = ()
    objectives: tuple[ObjectiveFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    recommendations: tuple[RecommendationFact, ...] = ()
    claims: tuple[ClaimFact, ...] = ()
    items: tuple[ItemFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    chapters: Mapping[str, Any] = field(default_factory=dict)

    def of(self, chapter: str) -> Any:
        """The facts of one chapter beside the plan and its actions, as its `facts.py` shapes them; None when they were
        not gathered or it has none."""
        return self.chapters.get(chapter)

    @property
    def next_period(self) -> Period:
        """The period of the same length that follows."""
        months = round(self.period.days / 30.44) or 1
        return self.period.moved(months)

    def nodes(self, part: str) -> tuple[ObjectiveFact, ...]:
        """The nodes of the plan of one sort that may be printed."""
        return tuple(node for node in self.objectives if node.part == part and node.is_printed)

    def figure(self, key: str) -> FigureFact:
        """The figure of this key. Raises KeyError when the report has none."""
        for figure in self.figures:
            if figure.key == key:
                return figure
        raise KeyError(key)
