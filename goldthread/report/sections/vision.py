"""Our vision: the statements of the plan, and where each stands."""

from goldthread.kit.document.nodes import Block, BulletList, Gap, Paragraph, SubHeading
from goldthread.kit.words import counted, sentence_case
from goldthread.report.facts import Facts, ObjectiveFact
from goldthread.report.sections.built import Built, Usual, nothing


def positions(statement: ObjectiveFact) -> list[Block]:
    """Where one statement stands, and the evidence for it as far as it may be printed."""
    found: list[Block] = []
    for position in statement.positions:
        says = f"{position.seen_words}. {position.words}" if position.seen_words else position.words
        shown = tuple(f"{ref.words} ({ref.reference})" for ref, is_printed in position.evidence if is_printed)
        found += [SubHeading(statement.words), Paragraph(says), *([BulletList(shown)] if shown else [])]
        if not position.evidence:
            found.append(Gap("No evidence is linked to this position."))
    return found


def section(facts: Facts) -> Built:
    statements = [node for node in facts.nodes("statement") if node.is_in_period]
    if not statements:
        return nothing("Nothing is recorded of the partnership's vision.")
    words = BulletList(tuple(node.words for node in statements))
    nodes: list[Block] = [Paragraph("The partnership set out to have:"), words]
    held = [node for node in statements if node.positions]
    for node in held:
        nodes += positions(node)
    missing = len(statements) - len(held)
    if held and missing:
        verb = "has" if missing == 1 else "have"
        nodes.append(Gap(f"{sentence_case(counted(missing, 'statement'))} {verb} no position for this year."))
    return Built(tuple(nodes))


USUAL = Usual("vision", "Our vision", section, frozenset({"plan"}))
