"""The parts of a committee paper: each key's blocks, built from the record or written; a paragraph to be numbered has
number 0."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from goldthread.kit.document.nodes import Block, BulletList, Gap, Paragraph, Run
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.report import narrative
from goldthread.report.facts import Facts, KindFact, ObjectiveFact
from goldthread.report.sections import arrangements
from goldthread.report.sections.telling import action_list, within

NUMBERED = 0
HEADINGS = {
    "purpose": "Purpose of this report",
    "recommendation": "Recommendation",
    "summary": "Executive summary",
    "context": "Contextual information",
    "conclusions": "Conclusions",
}


@dataclass(frozen=True)
class PartFact:
    """A part of a paper as the partnership placed it."""

    key: str
    title: str = ""
    narrative: str = ""

    @property
    def heading(self) -> str:
        """The heading it begins under; empty when it goes on under the one before."""
        if self.title == "-" or self.key.startswith("proposed:"):
            return ""
        return self.title or HEADINGS.get(self.key, "")


@dataclass(frozen=True)
class PaperFacts:
    """What the parts of a paper are built from: the record, the recommendation, and which objectives other parts
    print."""

    facts: Facts
    recommendation: str
    elsewhere: frozenset[str] = field(default_factory=frozenset)
    apart: frozenset[str] = field(default_factory=frozenset)


def build(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    """Return the blocks of a part by its key."""
    sort, _, rest = part.key.partition(":")
    if rest and sort in OF_OBJECTIVES:
        return OF_OBJECTIVES[sort](part, rest, paper)
    return BUILDERS.get(part.key, _written)(part, paper)


def numbered(words: str) -> tuple[Block, ...]:
    """Narrative in which every paragraph has a number."""
    return tuple(
        replace(block, number=NUMBERED) if isinstance(block, Paragraph) else block for block in narrative.blocks(words)
    )


def _paragraph(words: str) -> tuple[Block, ...]:
    return (Paragraph(words, number=NUMBERED),)


def _purpose(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    facts = paper.facts
    said = f"{facts.title} of {facts.partnership.name} covers the reporting period {facts.period.label()}."
    return numbered(part.narrative) or _paragraph(said)


def _recommendation(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    return (Paragraph((Run(paper.recommendation, bold=True),), number=NUMBERED), *numbered(part.narrative))


def _summary(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    done, shown = paper.facts.figure("done").value, paper.facts.figure("with-impact").value
    all_of = counted(paper.facts.figure("actions").value, "action")
    with_impact = f"{counted(shown, 'has', 'have')} evidence of impact on children"
    said = f"Of {all_of} in the period, {counted(done, 'was', 'were')} done, and {with_impact}."
    return numbered(part.narrative) or _paragraph(said)


def _vision(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    lead = numbered(part.narrative) or _paragraph("The report reflects the vision of the partnership:")
    statements = tuple(node.words for node in paper.facts.nodes("statement") if node.is_in_period)
    return (*lead, BulletList(statements) if statements else Gap("Nothing is recorded of the partnership's vision."))


def _context(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    said = arrangements.in_a_sentence(paper.facts.partnership)
    return numbered(part.narrative) or (_paragraph(said) if said else _written(part, paper))


def _priorities(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    year = paper.facts.next_period.short()
    priorities = paper.facts.nodes("priority")
    ahead = tuple(node.words for node in priorities if node.is_next) or tuple(
        node.words for node in priorities if node.is_in_period
    )
    lead = numbered(part.narrative) or _paragraph(f"Themed priorities for {year} include:")
    return (*lead, BulletList(ahead, numbered=True) if ahead else Gap("Nothing is recorded of themed priorities."))


def _kind(part: PartFact, paper: PaperFacts) -> KindFact | None:
    return next((kind for kind in paper.facts.kinds if kind.key == part.key), None)


def _written(part: PartFact, paper: PaperFacts) -> tuple[Block, ...]:
    kind = _kind(part, paper)
    words = part.narrative.strip() or (kind.about if kind else "")
    if not words and kind:
        found = [each for each in paper.facts.nodes("objective") if each.kind == kind.key and each.is_in_period]
        return _paragraph(f"The plan holds {counted(len(found), kind.name, kind.plural)} in this period.")
    return numbered(words) or (Gap("Nothing is written here yet."),)


def _of_kind(part: PartFact, kind: str, paper: PaperFacts) -> tuple[Block, ...]:
    found = [
        each
        for each in paper.facts.nodes("objective")
        if each.kind == kind and each.is_in_period and each.key not in paper.elsewhere
    ]
    if not found and not part.narrative:
        return (Gap("No objectives of this kind are recorded in the period."),)
    return (*(block for each in found for block in objective(each, paper)), *narrative.blocks(part.narrative))


def _one(part: PartFact, key: str, paper: PaperFacts) -> tuple[Block, ...]:
    found = _found(key, paper)
    return (*objective(found, paper), *narrative.blocks(part.narrative)) if found else _missing(key)


def _proposed(part: PartFact, key: str, paper: PaperFacts) -> tuple[Block, ...]:
    """What is proposed for next year for one objective, as a numbered paragraph of its own."""
    found = _found(key, paper)
    if found is None:
        return _missing(key)
    title = (
        part.title
        if part.title not in ("", "-")
        else f"{found.kind_name} {paper.facts.next_period.short()}: {found.words}"
    )
    return (
        Paragraph((Run(title, bold=True),), number=NUMBERED),
        *_ahead(found, "proposed", "", paper),
        *narrative.blocks(part.narrative),
    )


def _found(key: str, paper: PaperFacts) -> ObjectiveFact | None:
    return next((each for each in paper.facts.objectives if each.key == key and each.is_printed), None)


def _missing(key: str) -> tuple[Block, ...]:
    return (Gap(f"No objective with the key {key} is in the record."),)


def objective(each: ObjectiveFact, paper: PaperFacts) -> tuple[Block, ...]:
    """An objective as one numbered paragraph, with what stands under it."""
    year = paper.facts.next_period.short()
    ahead = () if each.key in paper.apart else _proposals(each, year, paper)
    told = (
        *narrative.blocks(each.background),
        *_owners(each),
        *_outcomes(each),
        *_ahead(each, "taken", "Actions taken", paper),
        *_ahead(each, "development", f"Areas for further development in {year}", paper),
        *ahead,
        *_impact(each),
    )
    head = Paragraph((Run(f"{each.kind_name}: {each.words}", bold=True),), number=NUMBERED)
    return (head, *(told or (Gap("Nothing is recorded of it in this period."),)))


def _owners(each: ObjectiveFact) -> tuple[Block, ...]:
    said = [f"Owned jointly by {joined(list(each.owners))}."] if len(each.owners) > 1 else []
    return (Paragraph(" ".join([*said, *(f"{move}." for move in each.moves)])),) if said or each.moves else ()


def _outcomes(each: ObjectiveFact) -> tuple[Block, ...]:
    items = tuple(outcome.words for outcome in each.outcomes)
    return (_label("Outcomes"), BulletList(items)) if items else ()


def _label(words: str) -> Paragraph:
    return Paragraph((Run(words, bold=True),))


def _ahead(each: ObjectiveFact, part: str, title: str, paper: PaperFacts) -> tuple[Block, ...]:
    found = each.actions(part)
    if not found:
        return ()
    listed = action_list(found, (paper.facts.partnership.name, *each.groups))
    return (_label(title), listed) if title else (listed,)


def _proposals(each: ObjectiveFact, year: str, paper: PaperFacts) -> tuple[Block, ...]:
    listed = _ahead(each, "proposed", "", paper)
    if not listed and not each.decision:
        return ()
    decided = f"{each.decision.words}. {each.decision.reason}".strip() if each.decision else ""
    return (_label(f"Proposed for {year}"), *((Paragraph(decided),) if decided else ()), *listed)


def _impact(each: ObjectiveFact) -> tuple[Block, ...]:
    found = [impact for impact in each.impacts if impact.state == "accepted"]
    items = tuple(
        f"{within(impact.words)} ({sentence_case(impact.strength_words).lower() or 'strength not recorded'})"
        for impact in found
    )
    return (_label("Evidence of impact"), BulletList(items)) if items else ()


BUILDERS: dict[str, Callable[[PartFact, PaperFacts], tuple[Block, ...]]] = {
    "purpose": _purpose,
    "recommendation": _recommendation,
    "summary": _summary,
    "vision": _vision,
    "context": _context,
    "priorities": _priorities,
}
OF_OBJECTIVES: dict[str, Callable[[PartFact, str, PaperFacts], tuple[Block, ...]]] = {
    "objectives": _of_kind,
    "objective": _one,
    "proposed": _proposed,
}


def default_keys(kinds: tuple[Any, ...]) -> list[str]:
    """The parts a new paper starts with."""
    of_kinds = [key for kind in kinds if kind.part == "objective" for key in (kind.key, f"objectives:{kind.key}")]
    return ["purpose", "recommendation", "summary", "vision", "context", "priorities", *of_kinds, "conclusions"]
