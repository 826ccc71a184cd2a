"""What comes next: what is proposed for the year after, and areas for further development."""

from goldthread.kit.document.nodes import Block, BulletList, SubHeading, Words
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.priorities import listed


def section(facts: Facts) -> Built:
    year = facts.next_period.short()
    priorities = tuple(node for node in facts.nodes("priority") if node.is_next)
    nodes: list[Block] = [*listed(f"Themed priorities for {year}:", priorities)]
    for objective in facts.nodes("objective"):
        ahead = objective.actions("development") + objective.actions("proposed")
        if ahead:
            items: tuple[Words, ...] = tuple(dict.fromkeys(each.action.words for each in ahead))
            nodes += [SubHeading(f"{objective.ref.reference} {objective.words}"), BulletList(items)]
    return Built(tuple(nodes)) if nodes else nothing(f"Nothing is recorded for {year}.")


USUAL = Usual("next", "What comes next", section, frozenset({"plan", "actions"}))
