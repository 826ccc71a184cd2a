"""Our vision: the statements of the plan."""

from goldthread.kit.document.nodes import BulletList, Paragraph
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing


def section(facts: Facts) -> Built:
    statements = tuple(node.words for node in facts.nodes("statement") if node.is_in_period)
    if not statements:
        return nothing("Nothing is recorded of the partnership's vision.")
    return Built((Paragraph("The partnership set out to have:"), BulletList(statements)))


USUAL = Usual("vision", "Our vision", section, frozenset({"plan"}))
