"""Risks to the arrangements: which were identified, what was done about them, and which are to be revisited."""

from goldthread.kit.document.nodes import Block, BulletList, Gap, Paragraph, SubHeading, Table
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import MOST, linked
from goldthread.risks.facts import RiskFact, RisksFacts


def named_of(found: list[RiskFact]) -> list[RiskFact]:
    """All of them, or of a long register those rated highest, in the order of the register."""
    highest = {each.ref for each in sorted(found, key=lambda each: -each.rate)[:MOST]}
    return [each for each in found if each.ref in highest]


def table(found: list[RiskFact]) -> Table:
    """A row for each risk and issue."""
    rows = tuple(
        (
            (linked(each.ref),),
            f"{each.title}{' (it has happened)' if each.kind == 'issue' else ''}",
            each.owner or "Nobody",
            each.score or "Not rated",
            each.target or "None set",
            each.status_words,
        )
        for each in found
    )
    head = ("Reference", "Risk or issue", "Owner", "Current score", "Target", "State")
    return Table(head, rows, "Risks to the arrangements", widths=(1.5, 4, 3, 2.5, 2.5, 1.5))


def done_about(each: RiskFact) -> str:
    """What was done about a risk, in a sentence or two; empty when nothing is recorded."""
    said = [*each.reviews]
    if each.is_lower:
        said.append(f"Its score went from {each.first_score} to {each.score}.")
    if each.actions:
        said.append(f"{sentence_case(counted(len(each.actions), 'action'))} to lower it: "
                    f"{joined([ref.words.rstrip('.') for ref in each.actions])}.")  # fmt: skip
    if each.status != "open":
        said.append(f"{each.status_words}: {each.reason}")
    return " ".join(part if part.endswith(".") else f"{part}." for part in said)


def to_revisit(each: RiskFact) -> str:
    when = f": revisited {each.revisited_on.day} {each.revisited_on:%B %Y}" if each.revisited_on else ""
    return f"{each.title}, to be revisited in {each.revisit_words}{when}"


def section(facts: Facts) -> Built:
    given: RisksFacts | None = facts.of("risks")
    found = [each for each in given.risks if each.is_printed] if given else []
    if not found:
        return nothing("No risk to the arrangements is recorded in this period.")
    issues = sum(each.kind == "issue" for each in found)
    says = sentence_case(counted(len(found), "risk or issue", "risks and issues"))
    more = f", of which {counted(issues, 'has', 'have')} happened" if issues and issues < len(found) else ""
    named = named_of(found)
    left = f" The {len(named)} rated highest are named here." if len(named) < len(found) else ""
    nodes: list[Block] = [
        Paragraph(f"{says} {'was' if len(found) == 1 else 'were'} on the register{more}.{left}"),
        table(named),
    ]
    done = tuple(f"{each.title}: {said}" for each in named if (said := done_about(each)))
    nodes += [SubHeading("What was done about them"), BulletList(done)] if done else []
    missing = [each for each in found if not done_about(each)]
    if missing:
        nodes.append(
            Gap(f"What was done is not recorded of {counted(len(missing), 'risk or issue', 'risks and issues')}.")
        )
    revisit = tuple(to_revisit(each) for each in named if each.revisit_words)
    nodes += [SubHeading("To be revisited"), BulletList(revisit)] if revisit else []
    return Built(tuple(nodes))


USUAL = Usual("risks", "Risks to our arrangements", section, frozenset({"risks"}))
