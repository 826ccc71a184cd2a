"""The figures of a report: which records each one counts, so that every number can be opened."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

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
    "bearing-impact": ("Actions with evidence of impact, done or not", _actions(lambda action: bool(action.impacts))),
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
OF_CHAPTERS: dict[str, tuple[str, Counts]] = {
    "decisions": ("meetings", lambda facts: facts.of("meetings").decisions.taken),
    "key-decisions": ("meetings", lambda facts: facts.of("meetings").decisions.key_ones),
    "looked-at-again": ("meetings", lambda facts: facts.of("meetings").decisions.looked_at),
    "challenges": ("challenges", lambda facts: _refs(facts.of("challenges").asked)),
    "answered": ("challenges", lambda facts: _refs(each for each in facts.of("challenges").asked if each.is_answered)),
    "changed": ("challenges", lambda facts: _refs(facts.of("challenges").of("changed"))),
    "scrutiny": ("scrutiny", lambda facts: _refs(facts.of("scrutiny").activities)),
    "chaired": ("scrutiny", lambda facts: _refs(each for each in facts.of("scrutiny").activities if each.is_chaired)),
    "findings": ("scrutiny", lambda facts: _refs(facts.of("scrutiny").findings)),
}
LABELS = {
    "decisions": "Decisions taken",
    "key-decisions": "Key decisions",
    "looked-at-again": "Decisions looked at again",
    "challenges": "Challenges",
    "answered": "Challenges answered",
    "changed": "Challenges that changed something",
    "scrutiny": "Scrutiny activities",
    "chaired": "Of these, chaired by the scrutineer",
    "findings": "Findings of scrutiny",
}
TABLE |= {key: (LABELS[key], counts) for key, (_, counts) in OF_CHAPTERS.items()}


def _refs(found: Iterable[Any]) -> tuple[Ref, ...]:
    return tuple(each.ref for each in found)


def chapters_of(keys: Iterable[str]) -> frozenset[str]:
    """The chapters, beside the plan and its actions, from whose facts these figures are counted."""
    return frozenset(OF_CHAPTERS[key][0] for key in keys if key in OF_CHAPTERS)


def _may_count(key: str, facts: Facts) -> bool:
    return key not in OF_CHAPTERS or facts.of(OF_CHAPTERS[key][0]) is not None


def counted(key: str, facts: Facts, href: str = "") -> FigureFact:
    """One figure of the period and day of these facts."""
    label, counts = TABLE[key]
    return FigureFact(key, label, counts(facts), facts.period, facts.as_at, SOURCE, href)


def with_figures(facts: Facts, own: dict[str, Facts], href: Callable[[str], str]) -> Facts:
    """The facts with every figure counted whose chapter was gathered; a figure with a period of its own is counted on
    the facts of that period."""
    keys = [key for key in TABLE if _may_count(key, facts)]
    return replace(facts, figures=tuple(counted(key, own.get(key, facts), href(key)) for key in keys))


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
