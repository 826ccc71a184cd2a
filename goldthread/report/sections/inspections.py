"""Inspections of agencies: what they found, when they were brought to the partners, and what they recommend."""

from goldthread.kit.document.nodes import Block, BulletList, Gap, Paragraph, SubHeading, Table
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import MOST, linked
from goldthread.sources.facts import InspectionFact, SourcesFacts


def graded(each: InspectionFact) -> str:
    """The agencies that were inspected, each with its grade where it has one."""
    return joined([f"{name} ({grade})" if grade else name for name, grade in each.agencies]) or "Not recorded"


def brought(each: InspectionFact) -> str:
    """When it was brought to the partners, and to whom."""
    if each.brought_on is None:
        return "Not yet"
    return f"{uk_date(each.brought_on)}{f', {each.brought_to}' if each.brought_to else ''}"


def table(found: list[InspectionFact]) -> Table:
    """A row for each inspection; of a long list the first."""
    rows = tuple(
        ((linked(each.ref),), each.title, graded(each), each.grade or "None given", str(each.inspected), brought(each))
        for each in found[:MOST]
    )
    more = f"{len(found) - MOST:,} more are counted above." if len(found) > MOST else ""
    head = ("Reference", "Inspection", "Agency", "Grade", "When", "Brought to the partners")
    return Table(head, rows, "Inspections", more, widths=(1.5, 4, 3, 2, 2, 3))


def section(facts: Facts) -> Built:
    given: SourcesFacts | None = facts.of("sources")
    found = [each for each in given.inspections if each.is_printed] if given else []
    if not found:
        return nothing("No inspection is recorded in this period.")
    missing = [each for each in found if each.brought_on is None]
    says = sentence_case(counted(len(found), "inspection"))
    nodes: list[Block] = [Paragraph(f"{says} {'is' if len(found) == 1 else 'are'} recorded."), table(found)]
    if missing:
        verb = "was" if len(missing) == 1 else "were"
        nodes.append(
            Gap(f"{sentence_case(counted(len(missing), 'inspection'))} {verb} not brought to the partners yet.")
        )
    practice = tuple(f"{each.title}: {each.practice}" for each in found if each.practice)
    nodes += [SubHeading("Effective practice they found"), BulletList(practice)] if practice else []
    asked = tuple(f"{words} ({state.lower()})" for each in found for words, state in each.recommendations)
    nodes += [SubHeading("What they recommend"), BulletList(asked)] if asked else []
    return Built(tuple(nodes))


USUAL = Usual("inspections", "Inspections", section, frozenset({"sources"}))
