"""How this report answers the guidance: every item of its edition, and how the report stands to it."""

from goldthread.kit.document.nodes import Table
from goldthread.kit.words import sentence_case
from goldthread.report.facts import Facts, ItemFact
from goldthread.report.sections.built import Built, Usual, nothing

SAID = {
    "covered": "Covered",
    "bare": "Bare: nothing is recorded",
    "conditional": "Applies on a condition that is not met",
    "not applicable": "Does not apply",
}


def answer(item: ItemFact) -> str:
    where = f"See {'; '.join(item.where)}." if item.where and item.state == "covered" else ""
    return " ".join(part for part in (where, item.reason) if part)


def section(facts: Facts) -> Built:
    if not facts.items:
        return nothing("No edition of the guidance is recorded for this report.")
    rows = tuple((item.id, item.text, sentence_case(item.duty), SAID[item.state], answer(item)) for item in facts.items)
    columns = ("Item", "What the report is to hold", "Duty", "In this report", "Where, or why not")
    return Built((Table(columns, rows, caption=f"Items of {facts.edition}", widths=(1, 5, 1.3, 2.4, 4)),))


USUAL = Usual("guidance", "How this report answers the guidance", section, frozenset({"everything"}))
