"""Independent scrutiny: what it did and found, how its areas of focus came on, the scrutineer's own words, and what it
asks of the next year."""

from collections import Counter
from collections.abc import Iterable

from goldthread.kit.document.nodes import (
    Block,
    BulletList,
    Gap,
    Link,
    Paragraph,
    Run,
    Section,
    SubHeading,
    Table,
    Words,
)
from goldthread.kit.words import counted, in_words, joined, sentence_case
from goldthread.report import figures, narrative
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import first_of, linked, within
from goldthread.scrutiny.facts import ActivityFact, FindingFact, FocusFact, ScrutinyFacts, StatementFact

CAPACITIES = ("Chair", "Participant", "Observer", "Reader", "Not recorded")
KINDS = (("strength", "Strengths"), ("improve", "To improve"), ("concern", "Concerns"))
NOTHING = "Nothing is recorded of independent scrutiny."
NOT_GIVEN = "The scrutineer has not given a statement on this period."
OWN_WORDS = "Nobody but the scrutineer can change this statement."
SPOKEN = "It was given as a video, of which the transcript follows."


def by_kind(found: tuple[ActivityFact, ...]) -> Table:
    """Activities by kind, and by the capacity in which the scrutineer was there."""
    counts = Counter((each.kind, each.capacity) for each in found)
    kinds = sorted({kind for kind, _ in counts}, key=lambda kind: (-_of(counts, kind), kind))
    heads = [each for each in CAPACITIES if each != CAPACITIES[-1] or any(place == each for _, place in counts)]
    rows = tuple((kind, *(f"{counts[kind, each]:,}" for each in heads), f"{_of(counts, kind):,}") for kind in kinds)
    note = "What the scrutineer chaired is counted, and nobody independent looked at it."
    return Table(
        ("Kind", *heads, "All"), rows, "Activity by kind and capacity", row_header=True,
        widths=(5, *(2 for _ in heads), 2), note=note if any(each.is_chaired for each in found) else "",
    )  # fmt: skip


def _of(counts: Counter[tuple[str, str]], kind: str) -> int:
    return sum(number for (each, _), number in counts.items() if each == kind)


def forums(found: tuple[ActivityFact, ...]) -> tuple[Block, ...]:
    """Where scrutiny was, and how often."""
    counts = Counter(each.forum for each in found if each.forum and each.is_printed)
    if not counts:
        return ()
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    said = tuple(f"{forum} ({number})" if number > 1 else forum for forum, number in rows)
    return (Paragraph("Where scrutiny was, and how often where it was more than once:"), BulletList(first_of(said, "")))


def functions(given: ScrutinyFacts) -> tuple[Block, ...]:
    """The functions of the guidance, how often each was served, and those that were not."""
    counts = Counter(number for each in given.activities for number in set(each.functions))
    rows = tuple((f"{number} {name}", f"{counts[number]:,}") for number, name in given.functions)
    if not counts:
        return (Paragraph("No activity names a function of independent scrutiny that it served."),)
    bare = [f"{number} {name[:1].lower()}{name[1:]}" for number, name in given.functions if not counts[number]]
    without = sum(not each.functions for each in given.activities)
    said = f"No activity is said to have served {joined(bare)}. " if bare else ""
    said += f"{sentence_case(counted(without, 'activity', 'activities'))} named no function." if without else ""
    caption = f"Functions of independent scrutiny, {given.edition}"
    table = Table(("Function", "Activities"), rows, caption, row_header=True, widths=(5, 1))
    return ((table,) if rows else ()) + ((Paragraph(said.strip()),) if said else ())


def listed(found: tuple[ActivityFact, ...]) -> tuple[Block, ...]:
    """Each activity in a line; what only one group may read is counted."""
    lines = tuple(_line(each) for each in found if each.is_printed)
    kept = len(found) - len(lines)
    verb = "is" if kept == 1 else "are"
    said = f"{sentence_case(counted(kept, 'activity', 'activities'))} {verb} counted here and not told."
    return (BulletList(first_of(lines, "activities")),) * bool(lines) + ((Paragraph(said),) if kept else ())


def _line(each: ActivityFact) -> Words:
    where = f", {each.forum}" if each.forum else ""
    capacity = f", as {each.capacity.lower()}" if each.capacity != CAPACITIES[-1] else ""
    return (
        Run(f"{within(each.subject)} ("),
        linked(each.ref),
        Run(f"{where}{capacity}, {each.done})"),
    )


def findings(found: tuple[FindingFact, ...]) -> tuple[Block, ...]:
    """What was found, strengths first, with what followed."""
    nodes: list[Block] = []
    for kind, title in KINDS:
        lines = tuple(_finding(each) for each in found if each.kind == kind and each.is_printed)
        nodes += [SubHeading(title), BulletList(first_of(lines, "findings"))] if lines else []
    kept = sum(not each.is_printed for each in found)
    if kept:
        said = sentence_case(counted(kept, "finding"))
        nodes.append(Paragraph(f"{said} {'is' if kept == 1 else 'are'} counted here and not told."))
    return tuple(nodes)


def _finding(each: FindingFact) -> Words:
    about = f", {each.about}" if each.about else ""
    words: Words = (Run(f"{within(each.words)} ("), linked(each.ref), Run(f"{about}). "))
    if not each.followed:
        return words if each.kind == "strength" else (*words, Run("Nothing is recorded that followed."))
    ties = [part for ref in each.followed for part in (Run(", "), linked(ref))][1:]
    return (*words, Run("Followed by "), *ties, Run("."))


def focus(title: str, found: Iterable[FocusFact], is_ahead: bool = False) -> tuple[Block, ...]:
    """Areas of focus, each with its quarters and how it stands; those that lie ahead by their words alone."""
    lines: list[Words | BulletList] = []
    for each in found:
        carried = f", carried on from {each.carries}" if each.carries else ""
        lines.append((Run(f"{within(each.words)} ("), linked(each.ref), Run(f"{carried})")))
        if not is_ahead:
            lines.append(BulletList(tuple(_progress(each))))
    return (SubHeading(title), BulletList(tuple(lines))) if lines else ()


def _progress(each: FocusFact) -> list[str]:
    said = []
    for quarter in each.quarters:
        told = ". ".join(within(words) for words in (quarter.words, quarter.judged) if words)
        said.append(f"{quarter.quarter}: {quarter.verdict.lower()}{'. ' + told if told else ''}.")
    reason = f": {within(each.reason)}" if each.reason else ""
    return [*(said or ["Nothing is reported of it."]), f"At the end: {each.status.lower()}{reason}."]


def statement(each: StatementFact, place: int) -> tuple[Section, ...]:
    """A statement as a section of its own, and the transcript of its video as another."""
    number = f"-{place}" if place > 1 else ""
    notes = f" Partners noted {counted(each.points, 'point')} of fact beside it." if each.points else ""
    nodes: list[Block] = [Paragraph((Run(f"{OWN_WORDS}{notes}", italic=True),)), *narrative.blocks(each.words)]
    nodes += [Paragraph(SPOKEN)] if each.transcript and not each.words else []
    nodes += [Paragraph((Run(each.signed, italic=True),))] if each.signed else []
    nodes += [Paragraph((Run("There is a video of it: "), Link(each.video, each.video)))] if each.video else []
    found = [Section(f"scrutiny-statement{number}", each.title, tuple(nodes))]
    if each.transcript:
        spoken = narrative.blocks(each.transcript)
        found.append(Section(f"scrutiny-transcript{number}", f"{each.title}: transcript", spoken))
    return tuple(found)


def opening(given: ScrutinyFacts, facts: Facts) -> tuple[Block, ...]:
    """What was done: how much, of what kind and in which capacity, where, and for which functions."""
    if not given.activities:
        return (Gap("No activity of independent scrutiny is logged in this period."),)
    number, chaired = len(given.activities), sum(each.is_chaired for each in given.activities)
    said = f"{sentence_case(counted(number, 'activity', 'activities'))} of independent scrutiny "
    said += f"{'is' if number == 1 else 'are'} logged for {facts.period.short()}"
    said += f", {in_words(chaired)} of them chaired by the scrutineer." if chaired else "."
    heading = SubHeading("What was looked at")
    return (
        figures.row(facts, "scrutiny", "chaired", "findings"), Paragraph(said), by_kind(given.activities),
        *forums(given.activities), *functions(given), heading, *listed(given.activities),
    )  # fmt: skip


def section(facts: Facts) -> Built:
    given: ScrutinyFacts | None = facts.of("scrutiny")
    if not given:
        return nothing(NOTHING)
    ahead = focus(f"Areas of focus for {facts.next_period.short()}", given.next_focus, is_ahead=True)
    nodes = [
        *opening(given, facts),
        *(findings(given.findings) or (Gap("No finding of independent scrutiny is recorded in this period."),)),
        *focus(f"Areas of focus in {facts.period.short()}, and how far they came", given.focus),
    ]
    parts = tuple(part for place, each in enumerate(given.statements, 1) for part in statement(each, place))
    if parts and ahead:
        title = f"What independent scrutiny asks of {facts.next_period.short()}"
        parts = (*parts, Section("scrutiny-next", title, ahead[1:]))
    elif not parts:
        under_way = " One is shown to the partners and not given yet." if given.is_statement_under_way else ""
        nodes += [Gap(f"{NOT_GIVEN}{under_way}"), *ahead]
    return Built(tuple(nodes), parts, has_facts=bool(given.findings or given.statements))


USUAL = Usual(
    "scrutiny", "Independent scrutiny", section, frozenset({"scrutiny", "numbers"}), answers=frozenset({"Y02", "Y11"})
)
