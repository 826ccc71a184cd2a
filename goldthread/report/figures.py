"""The figures of a report: which records each one counts, so that every number can be opened."""

from collections.abc import Callable
from dataclasses import replace

from goldthread.kit.document.nodes import Figure, Figures
from goldthread.kit.periods import uk_date
from goldthread.report.facts import ActionFact, Facts, FigureFact, RecommendationFact, Ref

SOURCE = "the partnership's record"
Counts = Callable[[Facts], tuple[Ref, ...]]


def _actions(test: Callable[[ActionFact], bool]) -> Counts:
    return lambda facts: tuple(action.ref for action in facts.actions if test(action))


def _recommendations(test: Callable[[RecommendationFact], bool]) -> Counts:
    return lambda facts: tuple(each.ref for each in facts.recommendations if test(each))


TABLE: dict[str, tuple[str, Counts]] = {
    "objectives": (
        "Objectives in the plan",
        lambda facts: tuple(each.ref for each in facts.objectives if each.part == "objective" and each.is_in_period),
    ),
    "actions": ("Actions in the period", _actions(lambda action: True)),
    "done": ("Actions done", _actions(lambda action: action.is_done)),
    "late": ("Actions late", _actions(lambda action: action.is_late)),
    "blocked": ("Actions blocked", _actions(lambda action: action.status == "blocked")),
    "with-impact": (
        "Actions done, with evidence of impact",
        _actions(lambda action: action.is_done and action.has_impact),
    ),
    "without-impact": (
        "Actions done, with no evidence of impact",
        _actions(lambda action: action.is_done and not action.has_impact),
    ),
    "without-evidence": (
        "Actions done, with no evidence that they were",
        _actions(lambda action: action.is_done and not action.has_evidence),
    ),
    "recommendations": ("Recommendations in hand", _recommendations(lambda each: True)),
    "carried-out": ("Recommendations carried out", _recommendations(lambda each: each.status == "carried out")),
    "without-action": (
        "Recommendations with no action",
        _recommendations(lambda each: not each.actions and each.status in ("accepted", "partly")),
    ),
}


def counted(key: str, facts: Facts, href: str = "") -> FigureFact:
    """One figure of the period and day of these facts."""
    label, counts = TABLE[key]
    return FigureFact(key, label, counts(facts), facts.period, facts.as_at, SOURCE, href)


def with_figures(facts: Facts, own: dict[str, Facts], href: Callable[[str], str]) -> Facts:
    """The facts with every figure counted; a figure with a period of its own is counted on the facts of that period."""
    return replace(facts, figures=tuple(counted(key, own.get(key, facts), href(key)) for key in TABLE))


def as_node(figure: FigureFact, period: object = None) -> Figure:
    """A figure as it prints; a period of its own is named with its source."""
    source = figure.source if figure.period == period else f"{figure.source}, {figure.period.label()}"
    return Figure(
        label=figure.label,
        value=f"{figure.value:,}",
        source=source,
        as_at=uk_date(figure.as_at),
        href=figure.href if figure.value else "",
        count=figure.value,
    )


def row(facts: Facts, *keys: str) -> Figures:
    """A row of figures."""
    return Figures(tuple(as_node(facts.figure(key), facts.period) for key in keys))
