"""Gaps in the record: what is missing, by kind, and claims with nothing under them."""

from goldthread.kit.document.nodes import Block, BulletList, Paragraph, SubHeading, Words
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual
from goldthread.report.sections.telling import first_of


def of_actions(facts: Facts) -> list[tuple[str, list[str]]]:
    printed = [action for action in facts.actions if action.is_printed]
    return [
        ("Actions without a lead", [a.ref.reference for a in printed if not a.leads]),
        ("Actions without a due date", [a.ref.reference for a in printed if a.is_open and not a.due]),
        ("Actions done, date not known", [a.ref.reference for a in printed if a.is_done and not a.done]),
        (
            "Actions done with no evidence that they were",
            [a.ref.reference for a in printed if a.is_done and not a.has_evidence],
        ),
        (
            "Actions done with no evidence of impact",
            [a.ref.reference for a in printed if a.is_done and not a.has_impact],
        ),
    ]


def of_plan(facts: Facts) -> list[tuple[str, list[str]]]:
    objectives = [node for node in facts.nodes("objective") if node.is_in_period]
    return [
        ("Objectives without an outcome", [node.ref.reference for node in objectives if not node.outcomes]),
        (
            "Objectives whose outcomes have no measure",
            [n.ref.reference for n in objectives if n.outcomes and not any(o.measures for o in n.outcomes)],
        ),
        ("Objectives without an owner", [node.ref.reference for node in objectives if not node.owners]),
        (
            "Objectives with no action in the period",
            [node.ref.reference for node in objectives if not node.actions("taken")],
        ),
        (
            "Recommendations with no action",
            [each.ref.reference for each in facts.recommendations if each.is_printed and not each.actions],
        ),
    ]


def section(facts: Facts) -> Built:
    nodes: list[Block] = []
    items: tuple[Words, ...] = tuple(
        f"{title}: {len(found):,} ({', '.join(first_of(tuple(found), ''))})"
        for title, found in (*of_plan(facts), *of_actions(facts))
        if found
    )
    if items:
        nodes += [Paragraph("The record does not say everything. It has these gaps:"), BulletList(items)]
    untied = tuple(claim.words for claim in facts.claims if not claim.ties)
    if untied:
        nodes += [SubHeading("Claims of this report that are tied to nothing in the record"), BulletList(untied)]
    return Built(tuple(nodes)) if nodes else Built((Paragraph("No gaps were found in the record for this period."),))


USUAL = Usual("gaps", "Gaps in the record", section, frozenset({"plan", "actions", "recommendations", "claims"}))
