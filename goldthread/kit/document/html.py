"""Writes a document as HTML: a whole page that stands alone, or a fragment for a page of the app."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

from goldthread.kit.document import nodes
from goldthread.kit.document.columns import numeric
from goldthread.kit.document.nodes import Block, Document, Section, Words, address, runs, source_line

PLACE = re.compile(r"<!--place (\d+)-->")
HEADINGS = {1: "xl", 2: "l", 3: "m", 4: "s", 5: "s", 6: "s"}


@dataclass
class Ink:
    """What the writer remembers on its way down: the heading level it stands at, what it has numbered, and the markup
    that a page wants after some of the blocks, by their identity."""

    base: str
    level: int = 1
    tables: int = 0
    figures: int = 0
    named: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    after: Mapping[int, str] = field(default_factory=dict)

    def next_table(self) -> int:
        self.tables += 1
        return self.tables

    def name_of_table(self, columns: str) -> str:
        """What a table without a caption is called: by its columns, and by a number when others have the same."""
        self.named.append(columns)
        again = self.named.count(columns)
        return f"Table: {columns}" if again == 1 else f"Table: {columns} ({again})"

    def next_figure(self) -> int:
        self.figures += 1
        return self.figures


def write(document: Document) -> str:
    """The whole document as one file that needs no other."""
    skip = '<a class="govuk-skip-link" href="#main">Skip to main content</a>'
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{_stylesheet()}</style>\n</head>\n<body>\n{skip}\n"
        f'{_marking(document, "header")}<main id="main">\n{fragment(document, base=document.base, level=1)}</main>\n'
        f"{_marking(document, 'footer')}</body>\n</html>\n"
    )


def fragment(document: Document, *, base: str | None = None, level: int = 2) -> SafeString:
    """The document's markup in the design system's classes; its title is a heading of the given level.

    Without a base, paths lead to this very site.
    """
    ink = Ink(base="/" if base is None else base, level=level)
    front = _cover(document, ink) if document.kind == "report" else _header(document, ink)
    contents = _contents(document, ink) if document.kind == "report" else ""
    body = "".join(_section(section, ink, level) for section in document.sections)
    whole = f'<div class="document document--{document.kind}">\n{front}{contents}{body}{_notes(ink, level)}</div>\n'
    return mark_safe(whole)  # noqa: S308 - every word in it is escaped by the writer of its node


def part(
    sections: tuple[Section, ...], *, base: str = "/", level: int = 1, after: Mapping[int, str] | None = None
) -> SafeString:
    """Some sections alone, for a page that shows them among other things; paths lead to this very site, and with an
    empty base nowhere. What is to stand `after` a block is markup already, by the block's identity."""
    ink = Ink(base=base, level=level, after=after or {})
    body = "".join(_section(section, ink, level) for section in sections)
    return mark_safe(f'<div class="document">\n{body}{_notes(ink, level)}</div>\n')  # noqa: S308 - escaped likewise


def prose(nodes: tuple[Block, ...]) -> SafeString:
    """Some blocks alone, without a section around them; paths lead to this very site."""
    return mark_safe(blocks(nodes, Ink(base="/", level=2)))  # noqa: S308 - markup of our own, its words escaped


def marked_place(place: int) -> str:
    """A mark after a block, where a page puts in a piece of its own for each reader."""
    return f"<!--place {place}-->"


def passage(given: tuple[Block, ...]) -> SafeString:
    """A few blocks by themselves, as they will print; links lead on from the site."""
    return mark_safe(blocks(given, Ink(base="/", level=2)))  # noqa: S308 - escaped likewise


def with_pieces(printed: str, pieces: Sequence[SafeString]) -> SafeString:
    """What was printed once for all, with the pieces of one reader in the marked places."""
    found = dict(enumerate(pieces))
    return mark_safe(PLACE.sub(lambda mark: found.get(int(mark[1]), ""), printed))  # noqa: S308 - markup alone


@cache
def _stylesheet() -> str:
    here = Path(__file__).parent
    return "".join((here / name).read_text() for name in ("page.css", "parts.css"))


def _marking(document: Document, place: str) -> str:
    if not document.marking:
        return ""
    return f'<{place} class="document-marking">{escape(document.marking)}</{place}>\n'


def _heading(words: str, level: int, attributes: str = "") -> str:
    return f'<h{level} class="govuk-heading-{HEADINGS[level]}"{attributes}>{escape(words)}</h{level}>\n'


def _invented(document: Document) -> str:
    return f'<p class="govuk-body document-invented">{escape(nodes.INVENTED)}</p>\n' if document.invented else ""


def _cover(document: Document, ink: Ink) -> str:
    lines = (document.subtitle, document.period, document.edition)
    rows = tuple((label, words) for label, words in document.cover)
    return (
        '<div class="document-cover">\n'
        + (f'<p class="document-owner">{escape(document.owner)}</p>\n' if document.owner else "")
        + _heading(document.title, ink.level)
        + "".join(f'<p class="govuk-body-l">{escape(line)}</p>\n' for line in lines if line)
        + _invented(document)
        + (_rows(rows, ink) if rows else "")
        + "</div>\n"
    )


def _header(document: Document, ink: Ink) -> str:
    return (
        (f'<p class="document-owner">{escape(document.owner)}</p>\n' if document.owner else "")
        + _heading(document.report_word or document.title, ink.level)
        + _invented(document)
        + (_rows(document.header_rows, ink) if document.header_rows else "")
    )


def _contents(document: Document, ink: Ink) -> str:
    lines = (
        f'<li class="document-contents--{section.level}">'
        f'<a class="govuk-link" href="#section-{escape(section.key)}">{escape(section.heading)}</a></li>\n'
        for section in document.sections
        if section.level < 3
    )
    title = _heading("Contents", ink.level + 1, ' id="contents"')
    items = f'<ol class="govuk-list document-contents">\n{"".join(lines)}</ol>\n'
    return f'<nav aria-labelledby="contents">\n{title}{items}</nav>\n'


def _section(section: Section, ink: Ink, level: int) -> str:
    ink.level = level + section.level
    heading = _heading(section.heading, ink.level, f' id="section-{escape(section.key)}"')
    return f'{heading}<div class="document-section">\n{blocks(section.nodes, ink)}</div>\n'


def _notes(ink: Ink, level: int) -> str:
    if not ink.notes:
        return ""
    lines = (
        f'<li id="note-{number}">{note} <a class="govuk-link" href="#note-{number}-mark" '
        f'aria-label="Back to note {number} in the text">Back</a></li>\n'
        for number, note in enumerate(ink.notes, start=1)
    )
    title = _heading("Notes", level + 1)
    return f'{title}<ol class="govuk-list govuk-list--number document-notes">\n{"".join(lines)}</ol>\n'


# Runs


def words(given: Words, ink: Ink) -> str:
    """Words as markup, everything of theirs escaped."""
    return "".join(INLINES[type(run)](run, ink) for run in runs(given))


def _run(run: nodes.Run, ink: Ink) -> str:
    text = escape(run.text).replace("\n", "<br>")
    text = f"<em>{text}</em>" if run.italic else text
    return f"<strong>{text}</strong>" if run.bold else text


def _link(link: nodes.Link, ink: Ink) -> str:
    href = address(link.href, ink.base)
    return f'<a class="govuk-link" href="{escape(href)}">{escape(link.text)}</a>' if href else escape(link.text)


def _footnote(note: nodes.Footnote, ink: Ink) -> str:
    ink.notes.append(words(note.words, ink))
    number = len(ink.notes)
    mark = f'<a class="govuk-link" href="#note-{number}" aria-label="Note {number}">{number}</a>'
    return f'<sup id="note-{number}-mark">{mark}</sup>'


# Blocks


def blocks(given: tuple[Block, ...], ink: Ink) -> str:
    """One block after another."""
    return "".join(BLOCKS[type(node)](node, ink) + ink.after.get(id(node), "") for node in given)


def _paragraph(node: nodes.Paragraph, ink: Ink) -> str:
    if node.number is None:
        return f'<p class="govuk-body">{words(node.words, ink)}</p>\n'
    number = f'<span class="document-number">{node.number}.</span> '
    return (
        f'<p class="govuk-body document-numbered" id="paragraph-{node.number}">'
        f"{number}<span>{words(node.words, ink)}</span></p>\n"
    )


def _subheading(node: nodes.SubHeading, ink: Ink) -> str:
    return _heading(node.title, min(ink.level + 1, 6))


def _list(node: nodes.BulletList, ink: Ink) -> str:
    name, style = ("ol", "number") if node.numbered else ("ul", "bullet")
    items: list[str] = []
    for item in node.items:
        if isinstance(item, nodes.BulletList) and items:
            items[-1] += "\n" + _list(item, ink)
        elif isinstance(item, nodes.BulletList):
            items.append(_list(item, ink))
        else:
            items.append(words(item, ink))
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f'<{name} class="govuk-list govuk-list--{style}">\n{lines}</{name}>\n'


def _rows(rows: tuple[tuple[str, Words], ...], ink: Ink) -> str:
    lines = (
        f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{escape(label)}</dt>'
        f'<dd class="govuk-summary-list__value">{words(value, ink)}</dd></div>\n'
        for label, value in rows
    )
    return f'<dl class="govuk-summary-list">\n{"".join(lines)}</dl>\n'


def _definitions(node: nodes.Definitions, ink: Ink) -> str:
    return _rows(node.rows, ink)


def _table(node: nodes.Table, ink: Ink) -> str:
    if node.caption:
        number = ink.next_table()
        caption = (
            f'<caption class="govuk-table__caption govuk-table__caption--s" id="table-{number}">'
            f"Table {number}: {escape(node.caption)}</caption>\n"
        )
        name = f'aria-labelledby="table-{number}"'
    else:
        caption, name = "", f'aria-label="{escape(ink.name_of_table(", ".join(node.columns)))}"'
    note = f'<p class="govuk-body-s document-source">{escape(node.note)}</p>\n' if node.note else ""
    return f'<div class="document-table" role="region" tabindex="0" {name}>\n{_grid(node, caption, ink)}</div>\n{note}'


def _grid(node: nodes.Table, caption: str, ink: Ink) -> str:
    numbers = ["--numeric" if is_numeric else "" for is_numeric in numeric(node)]
    head = "".join(
        f'<th scope="col" class="govuk-table__header{_class("header", number)}">{escape(column)}</th>'
        for column, number in zip(node.columns, numbers, strict=True)
    )
    body = "".join(
        f'<tr class="govuk-table__row">{_cells(row, numbers, node.row_header, ink)}</tr>\n' for row in node.rows
    )
    return (
        f'<table class="govuk-table">\n{caption}'
        f'<thead class="govuk-table__head"><tr class="govuk-table__row">{head}</tr></thead>\n'
        f'<tbody class="govuk-table__body">\n{body}</tbody>\n</table>\n'
    )


def _cells(row: tuple[Words, ...], numbers: list[str], row_header: bool, ink: Ink) -> str:
    cells = [
        f'<td class="govuk-table__cell{_class("cell", number)}">{words(cell, ink)}</td>'
        for cell, number in zip(row, numbers, strict=True)
    ]
    if row_header:
        cells[0] = f'<th scope="row" class="govuk-table__header">{words(row[0], ink)}</th>'
    return "".join(cells)


def _class(part: str, variant: str) -> str:
    return f" govuk-table__{part}{variant}" if variant else ""


def _figures(node: nodes.Figures, ink: Ink) -> str:
    return f'<dl class="document-figures">\n{"".join(_figure(figure, ink) for figure in node.items)}</dl>\n'


def _figure(figure: nodes.Figure, ink: Ink) -> str:
    unit = f" <span>{escape(figure.unit)}</span>" if figure.unit else ""
    source = source_line(figure.source, figure.as_at)
    behind = words((nodes.Link(nodes.records(figure), figure.href),), ink) if figure.href else ""
    return (
        f'<div class="document-figure"><dt>{escape(figure.label)}</dt>'
        f'<dd class="document-figure__value">{escape(figure.value)}{unit}</dd>'
        + (f'<dd class="document-source">{escape(source)}</dd>' if source else "")
        + (f'<dd class="document-source">{behind}</dd>' if behind else "")
        + "</div>\n"
    )


def _chart(node: nodes.Chart, ink: Ink) -> str:
    source = source_line(node.source, node.as_at)
    data = ""
    if node.rows:
        table = nodes.Table(node.columns, node.rows, row_header=True)
        data = (
            '<details class="govuk-details"><summary class="govuk-details__summary">'
            '<span class="govuk-details__summary-text">The figures as a table</span></summary>\n'
            f'<div class="govuk-details__text">{_grid(table, "", ink)}</div></details>\n'
        )
    return (
        f'<figure class="document-chart">\n<figcaption>Figure {ink.next_figure()}: {escape(node.title)}</figcaption>\n'
        f"{node.svg}\n{data}"
        + (f'<p class="govuk-body-s document-source">{escape(source)}</p>\n' if source else "")
        + "</figure>\n"
    )


def _callout(node: nodes.Callout, ink: Ink) -> str:
    return (
        f'<div class="govuk-inset-text document-callout document-callout--{node.kind}">\n'
        + (f'<p class="govuk-body govuk-!-font-weight-bold">{escape(node.title)}</p>\n' if node.title else "")
        + f"{blocks(node.nodes, ink)}</div>\n"
    )


def _gap(node: nodes.Gap, ink: Ink) -> str:
    return f'<p class="govuk-body document-gap">{escape(node.words)}</p>\n'


def _break(node: nodes.PageBreak, ink: Ink) -> str:
    return '<div class="document-break"></div>\n'


INLINES: dict[type, Callable[..., str]] = {nodes.Run: _run, nodes.Link: _link, nodes.Footnote: _footnote}

BLOCKS: dict[type, Callable[..., str]] = {
    nodes.Paragraph: _paragraph,
    nodes.SubHeading: _subheading,
    nodes.BulletList: _list,
    nodes.Definitions: _definitions,
    nodes.Table: _table,
    nodes.Figures: _figures,
    nodes.Chart: _chart,
    nodes.Callout: _callout,
    nodes.Gap: _gap,
    nodes.PageBreak: _break,
}
