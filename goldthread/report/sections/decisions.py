"""Decisions: what the groups decided, with the key ones in full; and reviews of the plan, changes to it, and what was
decided of each objective."""

from goldthread.kit.document.nodes import Block, BulletList, Paragraph, Run, SubHeading, Table, Words
from goldthread.kit.words import counted, in_words, joined, sentence_case
from goldthread.meetings.facts_decisions import DecidedFact, DecisionsFacts
from goldthread.report import figures
from goldthread.report.facts import EventFact, Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import MOST, first_of, linked, within

NONE = "No decisions or changes to the plan are recorded in this period."


def said(event: EventFact) -> str:
    """A line of the log, with its kind unless the words begin with it."""
    return event.words if event.words.lower().startswith(event.kind.lower()) else f"{event.kind}. {event.words}"


def section(facts: Facts) -> Built:
    nodes = [*of_groups(facts), *of_the_plan(facts)]
    return Built(tuple(nodes)) if nodes else nothing(NONE)


def of_groups(facts: Facts) -> list[Block]:
    """What the partnership's groups decided: numbers that open their records, the key decisions, and what was looked at
    again."""
    chapter = facts.of("meetings")
    given: DecisionsFacts = chapter.decisions if chapter else DecisionsFacts()
    if not given.taken and not given.looked_at:
        return []
    nodes: list[Block] = [
        SubHeading("What the groups decided"),
        figures.row(facts, "decisions", "key-decisions", "looked-at-again"),
        Paragraph(sentence(given)),
    ]
    if given.key:
        nodes.append(table(given.key))
    if given.again:
        looked = [(linked(each.ref), Run(f" {within(each.words)}. {each.looked_words}")) for each in given.again]
        nodes += [SubHeading("Looked at again"), BulletList(first_of(tuple(looked), "decisions"))]
    return nodes


def sentence(given: DecisionsFacts) -> str:
    """How they were taken, and who knows of them."""
    parts = [f"{sentence_case(counted(len(given.taken), 'decision was', 'decisions were'))} taken."]
    if given.between:
        between = counted(len(given.between), "decision was", "decisions were")
        ratified = in_words(len(given.ratified)) if given.ratified else "none"
        parts.append(f"{sentence_case(between)} taken between meetings, and {ratified} ratified since.")
    if given.key_ones:
        known = in_words(len(given.told)) if given.told else "none"
        told = f"{known} of {counted(len(given.key_ones), 'key decision')}"
        parts.append(f"Everybody who must know was told of {told}, as far as is recorded.")
    return " ".join(parts)


def table(key: tuple[DecidedFact, ...]) -> Table:
    """The key decisions, each with who decided it, why, and who was told; of a long list the first."""
    rows = tuple(
        (each.ref.reference, each.words, by(each), each.reasons or "Not recorded", knows(each)) for each in key[:MOST]
    )
    more = f"{len(key) - MOST:,} more key decisions are counted above." if len(key) > MOST else ""
    heads = ("Reference", "Decision", "By and when", "Why", "Who was told")
    return Table(heads, rows, caption="Key decisions", note=more, widths=(1.4, 4, 3, 4, 3))


def by(fact: DecidedFact) -> str:
    return ", ".join(each for each in (fact.group or fact.level, fact.on) if each)


def knows(fact: DecidedFact) -> str:
    told = joined(list(fact.told))
    waiting = f"Not yet: {joined(list(fact.untold))}" if fact.untold else ""
    return ". ".join(each for each in (told, waiting) if each) or "Not recorded"


def of_the_plan(facts: Facts) -> list[Block]:
    """Reviews of the plan and changes to it, and what was decided of each objective."""
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
    return nodes


USUAL = Usual(
    "decisions", "Decisions and changes to the plan", section, frozenset({"plan", "actions", "meetings", "numbers"})
)
