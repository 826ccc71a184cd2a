"""The report as a document: sections in their order and under their titles, narrative beside facts, footnotes,
coverage."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from goldthread.kit.document import text
from goldthread.kit.document.nodes import Block, Document, Figures, Paragraph, Section
from goldthread.kit.library.shapes import Item
from goldthread.kit.periods import Period, uk_date
from goldthread.report import narrative
from goldthread.report.coverage import Standing, coverage
from goldthread.report.facts import ClaimFact, Facts, FigureFact, ItemFact
from goldthread.report.sections import abbreviations, usual_of
from goldthread.report.sections.built import Built


@dataclass(frozen=True)
class Placed:
    """A section as the partnership placed it: its key, its own title, narrative, period and claims."""

    key: str
    title: str = ""
    narrative: str = ""
    is_hidden: bool = False
    period: Period | None = None
    items: tuple[str, ...] = ()
    claims: tuple[ClaimFact, ...] = ()

    @property
    def heading(self) -> str:
        return self.title or usual_of(self.key).title


@dataclass(frozen=True)
class Whole:
    """Everything a report is composed of: the facts of its period, those of sections with a period of their own, and
    the partnership's own words and answers."""

    facts: Facts
    sections: tuple[Placed, ...]
    own: Mapping[str, Facts] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    has_secure_establishment: bool | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    status: str = ""
    base: str = ""
    marking: str | None = None


def compose(whole: Whole) -> Document:
    """Return the whole report as a document tree."""
    placed = [section for section in whole.sections if not section.is_hidden]
    built = {each.key: _build(each, whole) for each in placed}
    items = _coverage(whole, placed, built)
    facts = replace(whole.facts, items=items, claims=tuple(claim for each in placed for claim in each.claims))
    for key in ("guidance", "gaps"):
        if key in built:
            built[key] = usual_of(key).build(facts)
    if "sources" in built and whole.own:
        figures = (*facts.figures, *_of_sections(placed, built, whole))
        built["sources"] = usual_of("sources").build(replace(facts, figures=figures))
    sections = tuple(part for each in placed for part in as_sections(each, built[each.key]))
    return _with_abbreviations(_document(facts, sections, whole), whole.words)


def one(placed: Placed, whole: Whole) -> tuple[Section, ...]:
    """Return one section as it will print, for the page on which it is edited."""
    built = _build(placed, whole)
    return as_sections(placed, built)


def standing(whole: Whole) -> tuple[ItemFact, ...]:
    """Return how the report stands to each item of its edition."""
    placed = [section for section in whole.sections if not section.is_hidden]
    return _coverage(whole, placed, {each.key: _build(each, whole) for each in placed})


def as_sections(placed: Placed, built: Built) -> tuple[Section, ...]:
    """A section and the sections within it: its own period first, then the facts, then the narrative."""
    written = narrative.blocks(placed.narrative, placed.claims)
    replaces = usual_of(placed.key).is_narrative and written
    nodes: tuple[Block, ...] = (*_period(placed), *(() if replaces else built.nodes))
    if built.parts:
        return (Section(placed.key, placed.heading, nodes + written), *built.parts)
    return (Section(placed.key, placed.heading, nodes + written),)


def _period(placed: Placed) -> tuple[Block, ...]:
    return (Paragraph(f"This section covers {placed.period.label()}."),) if placed.period else ()


def _build(placed: Placed, whole: Whole) -> Built:
    return usual_of(placed.key).build(whole.own.get(placed.key, whole.facts))


def _coverage(whole: Whole, placed: Iterable[Placed], built: Mapping[str, Built]) -> tuple[ItemFact, ...]:
    printed = [standing_of(each, built[each.key]) for each in placed]
    return coverage(whole.items, printed, whole.answers, whole.has_secure_establishment)


def standing_of(placed: Placed, built: Built) -> Standing:
    """A section as coverage sees it."""
    answers = usual_of(placed.key).answers if built.has_facts else frozenset()
    return Standing(placed.key, placed.heading, placed.items, answers, bool(placed.narrative.strip()))


def _of_sections(placed: Iterable[Placed], built: Mapping[str, Built], whole: Whole) -> Iterator[FigureFact]:
    """The figures that a section with a period of its own prints, which the appendix lists too."""
    for each in placed:
        if each.key in whole.own:
            nodes = (*built[each.key].nodes, *(node for part in built[each.key].parts for node in part.nodes))
            printed = {figure.label for node in nodes if isinstance(node, Figures) for figure in node.items}
            for figure in whole.own[each.key].figures:
                if figure.label in printed:
                    yield replace(figure, label=f"{figure.label} ({each.heading})")


def _document(facts: Facts, sections: tuple[Section, ...], whole: Whole) -> Document:
    cover = [("Figures as at", uk_date(facts.as_at)), ("State", whole.status)]
    return Document(
        title=facts.title,
        sections=sections,
        kind="report",
        report_word=facts.report_word,
        owner=facts.partnership.name,
        period=facts.period.label(),
        edition=facts.edition,
        marking=facts.partnership.marking if whole.marking is None else whole.marking,
        cover=tuple((label, value) for label, value in cover if value),
        invented=facts.partnership.is_invented,
        base=whole.base,
    )


def _with_abbreviations(document: Document, words: Mapping[str, str]) -> Document:
    """The same document with the abbreviations that stand in it spelled out; built last, from its own text. Where none
    stands in it and nobody wrote there, the section is left out: a page that says so is a page too many."""
    if all(section.key != abbreviations.KEY for section in document.sections):
        return document
    built = abbreviations.section_of(text.write(document), dict(words))
    sections = (
        replace(section, nodes=(*(built.nodes if built.has_facts else ()), *section.nodes))
        if section.key == abbreviations.KEY
        else section
        for section in document.sections
    )
    return replace(document, sections=tuple(each for each in sections if each.nodes or each.key != abbreviations.KEY))
