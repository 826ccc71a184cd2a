"""Decisions and changes to the plan: its reviews, its changes, and what was decided of each objective."""

from goldthread.kit.document.nodes import Block, BulletList, Run, SubHeading, Table, Words
from goldthread.report.facts import EventFact, Facts
from goldthread.report.sections.built import Built, Usual, nothing


def said(event: EventFact) -> str:
    """A line of the log, with its kind unless the words begin with it."""
    return event.words if event.words.lower().startswith(event.kind.lower()) else f"{event.kind}. {event.words}"


def section(facts: Facts) -> Built:
    nodes: list[Block] = []
    for plan in facts.plans:
        if plan.events:
            items: tuple[Words, ...] = tuple(
                (Run(f"{event.on}: ", bold=True), Run(said(event))) for event in plan.events
            )
            nodes += [SubHeading(plan.title), BulletList(items)]
    decided = [node for node in facts.nodes("objective") if node.decision]
    if decided:
        rows = tuple(
            (node.ref.reference, node.words, node.decision.words, node.decision.reason)
            for node in decided
            if node.decision
        )
        caption = f"What was decided for {facts.next_period.short()}"
        nodes.append(
            Table(("Reference", "Objective", "Decision", "Reason"), rows, caption=caption, widths=(1.5, 4, 2, 4))
        )
    return Built(tuple(nodes)) if nodes else nothing("No decisions or changes to the plan are recorded in this period.")


USUAL = Usual("decisions", "Decisions and changes to the plan", section, frozenset({"plan", "actions"}))
