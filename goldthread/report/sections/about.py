"""About this report: its period, its edition of the guidance, its plans, and how its figures are counted."""

from goldthread.kit.document.nodes import Block, BulletList, Paragraph
from goldthread.kit.periods import uk_date
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual


def section(facts: Facts) -> Built:
    word = facts.report_word.lower()
    made = f" It is made under {facts.edition}." if facts.edition else ""
    nodes: list[Block] = [Paragraph(f"This {word} of {facts.partnership.name} covers {facts.period.label()}.{made}")]
    if facts.plans:
        nodes.append(Paragraph("The plans in hand in that time were:"))
        nodes.append(
            BulletList(
                tuple(f"{plan.title}, {plan.period.label()} ({plan.status_words.lower()})" for plan in facts.plans)
            )
        )
    nodes.append(
        Paragraph(
            f"Figures count the partnership's whole record as it stood on {uk_date(facts.as_at)}. Each one prints its "
            "source and its date, and the appendix lists what it was counted from. States, due dates and leads are "
            "those of that day, as far as their history is on the record. Where a passage is tied to the record, a "
            "note at the foot names the records it rests on."
        )
    )
    if facts.as_at > facts.period.end:
        nodes.append(
            Paragraph(
                f"An action of the period that was done after it ended, by {uk_date(facts.as_at)}, counts as done: "
                "“Actions done” says what has become of the period's actions by that day."
            )
        )
    nodes.append(Paragraph("“Done” and “made a difference” are two things, and are counted apart throughout."))
    return Built(tuple(nodes))


USUAL = Usual("about", "About this report", section, frozenset({"plan"}))
