"""Our priorities: the themed priorities of the period, and those chosen for the next."""

from goldthread.kit.document.nodes import Block, BulletList, Paragraph
from goldthread.report.facts import Facts, ObjectiveFact
from goldthread.report.sections.built import Built, Usual, nothing


def listed(lead: str, nodes: tuple[ObjectiveFact, ...]) -> tuple[Block, ...]:
    items: list[str | BulletList] = []
    for node in nodes:
        items.append(node.words)
        if node.background:
            items.append(BulletList((node.background,)))
    return (Paragraph(lead), BulletList(tuple(items), numbered=True)) if items else ()


def section(facts: Facts) -> Built:
    priorities = facts.nodes("priority")
    if not priorities:
        return nothing("Nothing is recorded of themed priorities.")
    now = tuple(node for node in priorities if node.is_in_period)
    then = tuple(node for node in priorities if node.is_next)
    nodes = listed(f"Themed priorities for {facts.period.short()}:", now)
    if {node.ref for node in now} != {node.ref for node in then}:
        nodes += listed(f"Themed priorities for {facts.next_period.short()}:", then)
    return Built(nodes) if nodes else nothing("Nothing is recorded of themed priorities in this period.")


USUAL = Usual("priorities", "Our priorities", section, frozenset({"plan"}))
