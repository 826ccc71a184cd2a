"""Recommendations and what was done with them, by source."""

from collections.abc import Iterable

from goldthread.kit.document.nodes import Block, BulletList, Paragraph, Run, SubHeading, Words
from goldthread.kit.words import counted, sentence_case
from goldthread.report import figures
from goldthread.report.facts import Facts, RecommendationFact
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import MOST, linked, when, within


def heading(first: RecommendationFact) -> str:
    return f"{first.source}, {first.dated}" if first.dated else first.source or "Source not recorded"


def answer(each: RecommendationFact) -> str:
    return f"{each.status_words}. {each.reason}".strip() if each.reason else f"{each.status_words}."


def said(each: RecommendationFact) -> tuple[Words | BulletList, ...]:
    """A recommendation as a bullet, with what answers it beneath."""
    number = f"{each.number_in_source}: " if each.number_in_source else ""
    words: Words = (Run(f"{number}{within(each.words)} ("), linked(each.ref), Run(f"). {answer(each)}"))
    under: tuple[Words, ...] = tuple(
        (linked(action.ref), Run(f" {within(action.words)} ({when(action)})"))
        for action in each.actions
        if action.is_printed
    )
    return (words, BulletList(under or ("No action is recorded for it.",)))


def by_source(found: Iterable[RecommendationFact]) -> dict[str, list[RecommendationFact]]:
    sources: dict[str, list[RecommendationFact]] = {}
    for each in found:
        sources.setdefault(heading(each), []).append(each)
    return sources


def is_of_period(each: RecommendationFact, facts: Facts) -> bool:
    """Whether a recommendation was made in the period, or an action that answers it was done in it."""
    if not each.dated.is_dated or each.dated.within(facts.period):
        return True
    return any(action.is_done and action.done.within(facts.period) for action in each.actions)


def older(number: int) -> tuple[Block, ...]:
    """Recommendations of earlier years in which nothing was done now: counted, and not told again."""
    if not number:
        return ()
    said = sentence_case(counted(number, "recommendation"))
    verb, them = ("is", "it") if number == 1 else ("are", "them")
    return (Paragraph(f"{said} of earlier years {verb} still in hand; no action on {them} was done in this period."),)


def section(facts: Facts) -> Built:
    printed = tuple(each for each in facts.recommendations if each.is_printed)
    if not facts.recommendations:
        return nothing("No recommendations are recorded in this period.")
    nodes: list[Block] = [figures.row(facts, "recommendations", "carried-out", "without-action")]
    told = tuple(each for each in printed if is_of_period(each, facts))
    for source, these in by_source(told).items():
        items: list[Words | BulletList] = [item for each in these[:MOST] for item in said(each)]
        items += [f"and {len(these) - MOST:,} more recommendations"] if len(these) > MOST else []
        nodes += [SubHeading(source), BulletList(tuple(items))]
    nodes += older(len(printed) - len(told))
    if len(printed) < len(facts.recommendations):
        nodes.append(Paragraph("Recommendations that only one group may read are counted above and not described."))
    return Built(tuple(nodes))


USUAL = Usual(
    "learning",
    "Recommendations and what was done with them",
    section,
    frozenset({"recommendations", "actions", "figures", "plan"}),
    answers=frozenset({"W03", "Y06"}),
)
