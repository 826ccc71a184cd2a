"""What difference it made: evidence of impact by strength, and what was done with none."""

from collections.abc import Sequence

from goldthread.kit.document.nodes import Block, BulletList, Gap, Paragraph, Run, SubHeading, Words
from goldthread.kit.words import counted
from goldthread.report import charts, figures
from goldthread.report.facts import ActionFact, Facts, ImpactFact
from goldthread.report.sections.built import Built, Usual
from goldthread.report.sections.telling import first_of, impact_callout, impact_line, linked

STRENGTHS = ("data", "audit", "feedback", "example", "")

SHOWN = 5

Told = tuple[ImpactFact, ActionFact]


def told(facts: Facts) -> tuple[Told, ...]:
    """Every impact with its action."""
    return tuple((impact, action) for action in facts.actions if action.is_printed for impact in action.impacts)


def by_strength(found: tuple[Told, ...]) -> tuple[Block, ...]:
    nodes: list[Block] = []
    for strength in STRENGTHS:
        these = [(impact, action) for impact, action in found if impact.strength == strength]
        if these:
            nodes.append(SubHeading(these[0][0].strength_words or "Strength not recorded"))
            nodes += set_apart(these)
    return tuple(nodes)


def set_apart(these: Sequence[Told]) -> tuple[Block, ...]:
    """The first few as passages set apart, the others a line each."""
    lines = tuple(impact_line(impact, action) for impact, action in these[SHOWN:])
    shown = tuple(impact_callout(impact, action) for impact, action in these[:SHOWN])
    return (*shown, BulletList(first_of(lines, "like these"))) if lines else shown


def without(facts: Facts) -> tuple[Block, ...]:
    """Actions done with no evidence that they made a difference."""
    bare = [action for action in facts.actions if action.is_done and not action.has_impact and action.is_printed]
    if not bare:
        return ()
    items: tuple[Words, ...] = tuple((linked(action.ref), Run(f" {action.words}")) for action in bare)
    done = facts.figure("done").value
    lead = f"Of {counted(done, 'action')} done, {counted(len(bare), 'has', 'have')} no evidence that "
    lead += "it made a difference:" if len(bare) == 1 else "they made a difference:"
    return (SubHeading("Done, with no evidence of impact"), Paragraph(lead), BulletList(first_of(items, "actions")))


def section(facts: Facts) -> Built:
    found = told(facts)
    nodes: list[Block] = [figures.row(facts, "done", "with-impact", "without-impact")]
    nodes += charts.by_strength(facts)
    nodes += by_strength(found) or [Gap("No evidence of impact is recorded in this period.")]
    nodes += without(facts)
    return Built(tuple(nodes), has_facts=bool(found))


USUAL = Usual(
    "impact",
    "What difference it made",
    section,
    frozenset({"plan", "actions", "figures"}),
    answers=frozenset({"M2", "W01", "Y03", "Y15"}),
)
