"""In plain words: what improved for children, what did not, and the figures that matter most."""

from goldthread.kit.document.nodes import Block, BulletList, Gap, Run, SubHeading, Words
from goldthread.kit.words import counted, sentence_case
from goldthread.report import figures
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual
from goldthread.report.sections.telling import linked, within

MOST = 12


def improved(facts: Facts) -> tuple[Words, ...]:
    """What is different for children, in the words of those who told it, the strongest first."""
    order = {"data": 0, "audit": 1, "feedback": 2, "example": 3}
    told = [
        (order.get(impact.strength, 4), (Run(f"{within(impact.words)} ("), linked(action.ref), Run(")")))
        for action in facts.actions
        if action.is_printed
        for impact in action.impacts
        if impact.state == "accepted"
    ]
    return tuple(words for _, words in sorted(told, key=lambda pair: pair[0])[:MOST])


def not_improved(facts: Facts) -> tuple[str, ...]:
    """What did not move, a sentence each; empty when the record shows nothing of the kind."""
    said = {
        "late": ("was late", "were late"),
        "blocked": ("was blocked", "were blocked"),
        "without-impact": ("was done with no evidence of impact", "were done with no evidence of impact"),
    }
    found = [(facts.figure(key).value, *words) for key, words in said.items()]
    lines = [f"{sentence_case(counted(n, 'action'))} {one if n == 1 else many}." for n, one, many in found if n]
    bare = [each for each in facts.nodes("objective") if each.is_in_period and not each.actions("taken")]
    if bare:
        has = "has" if len(bare) == 1 else "have"
        lines.append(f"{sentence_case(counted(len(bare), 'objective'))} {has} no action recorded in the period.")
    return tuple(lines)


def section(facts: Facts) -> Built:
    better, worse = improved(facts), not_improved(facts)
    nodes: list[Block] = [SubHeading("What improved for children")]
    nodes.append(
        BulletList(better)
        if better
        else Gap("Nothing that has been checked is recorded of what improved for children.")
    )
    nodes.append(SubHeading("What did not"))
    nodes.append(
        BulletList(worse) if worse else Gap("Nothing is recorded as late, blocked or without evidence of impact.")
    )
    nodes.append(SubHeading("The year in figures"))
    nodes.append(figures.row(facts, "objectives", "actions", "done", "late", "with-impact", "without-impact"))
    return Built(tuple(nodes), has_facts=bool(better or worse or facts.actions))


USUAL = Usual("summary", "In plain words", section, frozenset({"plan", "actions", "figures"}))
