"""The committee paper as a document: header block, opening page, numbered parts, and the tail."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count

from goldthread.kit.document.nodes import Block, BulletList, Document, Gap, PageBreak, Paragraph, Section, SubHeading
from goldthread.kit.periods import Span
from goldthread.report import narrative, parts, tail
from goldthread.report.facts import Facts
from goldthread.report.parts import NUMBERED, PaperFacts, PartFact
from goldthread.report.sections.summary import improved, not_improved
from goldthread.report.tail import Tail


@dataclass(frozen=True)
class PaperWhole:
    """Everything a paper is composed of."""

    facts: Facts
    committee: str
    title: str
    on: Span = field(default_factory=Span)
    authority: str = ""
    report_from: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    verb: str = "note"
    recommendation: str = ""
    has_opening: bool = True
    improved: str = ""
    not_improved: str = ""
    asked: str = ""
    parts: tuple[PartFact, ...] = ()
    tail: Tail = field(default_factory=Tail)
    base: str = ""
    marking: str | None = None

    @property
    def asks(self) -> str:
        """What members are asked to do, in one sentence."""
        return self.recommendation or f"The {self.committee} is asked to {self.verb} the content of this report."


def compose_paper(whole: PaperWhole) -> Document:
    """Return a committee paper as a document tree."""
    body = (*_opening(whole), *count_paragraphs(_parts(whole)), *tail.sections(whole.tail))
    return Document(
        title=whole.title,
        sections=body,
        kind="paper",
        report_word="Report",
        owner=whole.authority or whole.facts.partnership.name,
        period=whole.facts.period.label(),
        edition=whole.facts.edition,
        marking=whole.facts.partnership.marking if whole.marking is None else whole.marking,
        header_rows=_header(whole),
        invented=whole.facts.partnership.is_invented,
        base=whole.base,
    )


def _header(whole: PaperWhole) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Committee", whole.committee),
        ("Date", str(whole.on)),
        ("Title", whole.title),
        ("Report from", whole.report_from),
        ("Contact name", whole.contact),
        ("Tel", whole.phone),
        ("Email", whole.email),
    )
    return tuple((label, value or "Not recorded") for label, value in rows)


def _opening(whole: PaperWhole) -> tuple[Section, ...]:
    """One page in plain words: what improved for children, what did not, and what members are asked to do."""
    if not whole.has_opening:
        return ()
    nodes = (
        SubHeading("What improved for children"),
        *_told(
            whole.improved,
            improved(whole.facts),
            "Nothing that has been checked is recorded of what improved for children.",
        ),
        SubHeading("What did not"),
        *_told(
            whole.not_improved,
            not_improved(whole.facts),
            "Nothing is recorded as late, blocked or without evidence of impact.",
        ),
        SubHeading("What members are asked to do"),
        *(narrative.blocks(whole.asked) or (Paragraph(whole.asks),)),
        PageBreak(),
    )
    return (Section("opening", "In plain words", nodes),)


def _told(written: str, found: tuple, nothing: str) -> tuple[Block, ...]:
    return narrative.blocks(written) or ((BulletList(found),) if found else (Gap(nothing),))


def _parts(whole: PaperWhole) -> list[Section]:
    """The parts under their headings; one without a heading goes on under the one before."""
    keys = [part.key.partition(":") for part in whole.parts]
    given = PaperFacts(
        whole.facts,
        whole.asks,
        elsewhere=frozenset(rest for sort, _, rest in keys if sort == "objective"),
        apart=frozenset(rest for sort, _, rest in keys if sort == "proposed"),
    )
    found: list[Section] = []
    for part in whole.parts:
        blocks = parts.build(part, given)
        if part.heading or not found:
            found.append(Section(f"part-{part.key.replace(':', '-')}", part.heading or "This report", blocks))
        else:
            found[-1] = replace(found[-1], nodes=found[-1].nodes + blocks)
    return found


def count_paragraphs(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The same sections with their numbered paragraphs counted through the paper."""
    numbers = count(1)

    def run(block: Block) -> Block:
        if isinstance(block, Paragraph) and block.number == NUMBERED and block.number is not None:
            return replace(block, number=next(numbers))
        return block

    return tuple(replace(section, nodes=tuple(run(block) for block in section.nodes)) for section in sections)
