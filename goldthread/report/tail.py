"""The corporate and legal tail of a committee paper: lists and texts, each absent, empty, confirmed none, or listed."""

from dataclasses import dataclass, field
from datetime import date

from goldthread.kit.document.nodes import Block, Gap, Paragraph, Section, Table
from goldthread.kit.periods import uk_date
from goldthread.report import narrative

ABSENT, EMPTY, NONE, LISTED = "absent", "empty", "none", "listed"
BACKGROUND = (
    "These documents set out facts or matters on which this report, or an important part of it, is based, and were "
    "relied on to a material extent in preparing it. Published works, and documents that would disclose exempt or "
    "confidential information, are not listed."
)


@dataclass(frozen=True)
class Listing:
    """A list of the tail: its state and its rows."""

    state: str = ABSENT
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Text:
    """A text of the tail: its state and its words."""

    state: str = ABSENT
    words: str = ""


@dataclass(frozen=True)
class Tail:
    """Everything that stands after the conclusions of a paper."""

    strategic: Listing = field(default_factory=Listing)
    previous: Listing = field(default_factory=Listing)
    legislation: Listing = field(default_factory=Listing)
    background: Listing = field(default_factory=Listing)
    equality: Text = field(default_factory=Text)
    impact: Text = field(default_factory=Text)
    confirmed_on: date | None = None


def sections(tail: Tail) -> tuple[Section, ...]:
    """Return the tail's sections in their fixed order; nothing at all stands for what is absent."""
    corporate = (*_strategic(tail), *_links(tail), *_background(tail))
    equalities = (
        *_text("equality", "1. Equality duty", tail.equality, tail),
        *_text("impact-assessment", "2. Equalities impact assessment", tail.impact, tail),
    )
    first = (Section("corporate", "Required corporate and legal information"),) if corporate else ()
    second = (Section("equalities", "Equalities impact assessment"),) if equalities else ()
    return (*first, *corporate, *second, *equalities)


def _none(tail: Tail) -> tuple[Block, ...]:
    if tail.confirmed_on is None:
        return (Paragraph("None"),)
    return (Paragraph("None"), Paragraph(f"Confirmed on {uk_date(tail.confirmed_on)}."))


def _listed(given: Listing, columns: tuple[str, ...], tail: Tail, widths: tuple[float, ...]) -> tuple[Block, ...]:
    """The rows under their headings; confirmed none is a row that says so, and empty is the headings alone."""
    if given.state == NONE:
        row = ("None", *("" for _ in columns[1:]))
        note = f"Confirmed on {uk_date(tail.confirmed_on)}." if tail.confirmed_on else ""
        return (Table(columns, (row,), widths=widths, note=note),)
    rows = given.rows if given.state == LISTED else ()
    return (Table(columns, rows or (tuple("" for _ in columns),), widths=widths),)


def _list(
    key: str, title: str, given: Listing, columns: tuple[str, ...], tail: Tail, level: int, *lead: Block
) -> tuple[Section, ...]:
    if given.state == ABSENT:
        return ()
    return (Section(key, title, (*lead, *_listed(given, columns, tail, (3, 1))), level=level),)


def _strategic(tail: Tail) -> tuple[Section, ...]:
    return _list("strategic", "Links to the Strategic Plan", tail.strategic, ("Statement", "Yes or no"), tail, 2)


def _links(tail: Tail) -> tuple[Section, ...]:
    columns = ("Title", "Date")
    found = (
        *_list("previous", "Links to previous Member decisions", tail.previous, columns, tail, 3),
        *_list(
            "legislation",
            "Direct links to specific legislation or Government directives",
            tail.legislation,
            columns,
            tail,
            3,
        ),
    )
    return (Section("links", "Other significant links", level=2), *found) if found else ()


def _background(tail: Tail) -> tuple[Section, ...]:
    title = "Section 100D, Local Government Act 1972: background documents"
    return _list("background", title, tail.background, ("Document", "Location"), tail, 2, Paragraph(BACKGROUND))


def _text(key: str, title: str, given: Text, tail: Tail) -> tuple[Section, ...]:
    if given.state == ABSENT:
        return ()
    if given.state == NONE:
        return (Section(key, title, _none(tail), level=2),)
    written = narrative.blocks(given.words) if given.state == LISTED else ()
    missing: tuple[Block, ...] = (Gap("The text is not written yet."),) if given.state == LISTED and not written else ()
    return (Section(key, title, written + missing, level=2),)
