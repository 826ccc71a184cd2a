"""The document tree: what a report or a paper says, before any writer turns it into a file.

Words are a plain string, or a tuple of runs (`Run`, `Link`, `Footnote`). Every writer (html, docx, pdf, text) has one
function a block node; a house test holds them to that. Tables and charts are numbered by the writers, in order.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

INVENTED = "Invented for demonstration. No real body, person or record is described."


@dataclass(frozen=True)
class Run:
    """Words in one voice."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead to an address: http, https, mailto, or a path under the document's `base`."""

    text: str
    href: str


@dataclass(frozen=True)
class Footnote:
    """A mark in the text; its words stand at the foot. Numbered by the writer."""

    words: "str | tuple[Run | Link, ...]"


Inline = Run | Link | Footnote
Words = str | tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `number` is the paragraph number a committee paper prints."""

    words: Words
    number: int | None = None


@dataclass(frozen=True)
class SubHeading:
    """A heading inside a section, one level below the section's own; not in the contents."""

    title: str


@dataclass(frozen=True)
class BulletList:
    """A list. A `BulletList` among the items belongs to the item before it."""

    items: "tuple[Words | BulletList, ...]"
    numbered: bool = False


@dataclass(frozen=True)
class Definitions:
    """Labels with their values."""

    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Table:
    """A table with one header row. Captioned tables are numbered; `widths` are shares, one a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: str = ""
    note: str = ""
    widths: tuple[float, ...] = ()
    row_header: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("A table has a header row.")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"Every row of the table {self.caption!r} has {len(self.columns)} cells.")
        if self.widths and len(self.widths) != len(self.columns):
            raise ValueError(f"The table {self.caption!r} has one width a column, or none.")


@dataclass(frozen=True)
class Figure:
    """One number that prints where it comes from; `href` opens the `count` records behind it."""

    label: str
    value: str
    unit: str = ""
    source: str = ""
    as_at: str = ""
    href: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Figures:
    """A row of key figures."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Chart:
    """A drawing made by `kit.charts`: its title is the message, and its data stands beside it as a table."""

    title: str
    description: str
    svg: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()
    source: str = ""
    as_at: str = ""


@dataclass(frozen=True)
class Callout:
    """A passage set apart: evidence of what changed, or a notice to the reader. It may do without a title."""

    title: str
    nodes: "tuple[Block, ...]"
    kind: Literal["evidence", "notice"] = "evidence"


@dataclass(frozen=True)
class Gap:
    """What is missing, said plainly: "Nothing recorded"."""

    words: str = "Nothing recorded."


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Paragraph | SubHeading | BulletList | Definitions | Table | Figures | Chart | Callout | Gap | PageBreak


@dataclass(frozen=True)
class Section:
    """A part of the document under a heading. `key` is its address inside the file: unique, letters and hyphens."""

    key: str
    title: str
    nodes: tuple[Block, ...] = ()
    level: int = 1
    number: str = ""

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True)
class Document:
    """A whole document. A report has a cover and contents; a paper has a header table and numbered paragraphs.

    Sections are a flat list in reading order; `level` (1 to 3) nests them, and never skips one.
    `base` is the address that paths such as /actions/12/ are under; without it, files print them as words.
    `on` is the day it was made: with one, the same document always makes the same PDF.
    `numbered` is false where it is bound into another PDF, whose pages have one numbering.
    """

    title: str
    sections: tuple[Section, ...]
    kind: Literal["report", "paper"] = "report"
    report_word: str = ""
    subtitle: str = ""
    owner: str = ""
    period: str = ""
    edition: str = ""
    marking: str = ""
    language: str = "en-GB"
    cover: tuple[tuple[str, str], ...] = ()
    header_rows: tuple[tuple[str, Words], ...] = ()
    invented: bool = False
    base: str = ""
    on: date | None = None
    numbered: bool = True

    def __post_init__(self) -> None:
        keys = [section.key for section in self.sections]
        if len(set(keys)) != len(keys):
            raise ValueError("Every section has a key of its own.")
        level = 0
        for section in self.sections:
            if not 1 <= section.level <= min(level + 1, 3):
                raise ValueError(f"The section {section.title!r} skips a level.")
            level = section.level


def runs(words: Words) -> tuple[Inline, ...]:
    """Words as runs, whichever way they were given."""
    if isinstance(words, str):
        return (Run(words),) if words else ()
    return words


def is_bold(words: Words) -> bool:
    """Whether words are bold from end to end, as a heading within the text is; writers keep it with what follows."""
    given = runs(words)
    return bool(given) and all(isinstance(run, Run) and run.bold for run in given)


def plain(words: Words) -> str:
    """Words without their voice, links or notes."""
    return "".join(run.text for run in runs(words) if not isinstance(run, Footnote))


def address(href: str, base: str = "") -> str:
    """Where a link may lead, or nothing: a stored text never smuggles in another kind of address."""
    if href.startswith("/") and not href.startswith("//"):
        return base.rstrip("/") + href if base else ""
    return href if href.lower().startswith(("https://", "http://", "mailto:")) else ""


def source_line(source: str, as_at: str) -> str:
    """The line printed under a number or a chart."""
    return " ".join(part for part in (source and f"Source: {source}.", as_at and f"As at {as_at}.") if part)


def records(figure: Figure) -> str:
    """The words of the link that opens the records behind a figure."""
    if figure.count is None:
        return "Open the records behind this"
    return "Open the 1 record behind this" if figure.count == 1 else f"Open the {figure.count:,} records behind this"
