"""Writes a document as plain text: for an e-mail, a comparison, a search."""

from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import fill, indent

from goldthread.kit.document import nodes
from goldthread.kit.document.nodes import Block, Document, Section, Words, address, runs, source_line

WIDTH = 100


@dataclass
class Ink:
    """What the writer remembers on its way down."""

    base: str
    tables: int = 0
    figures: int = 0
    notes: list[str] = field(default_factory=list)


def write(document: Document) -> str:
    """The whole document, a blank line between its parts."""
    ink = Ink(document.base)
    rows = document.cover if document.kind == "report" else document.header_rows
    word = document.report_word if document.kind == "paper" else ""
    front = [
        *(document.marking, document.owner, word, _underlined(document.title, "="), document.subtitle),
        *(document.period, document.edition, nodes.INVENTED if document.invented else "", _pairs(rows, ink)),
    ]
    body = [part for section in document.sections for part in _section(section, ink)]
    notes = [f"[{number}] {note}" for number, note in enumerate(ink.notes, 1)]
    return "\n\n".join(part for part in (*front, *body, *notes) if part) + "\n"


def _underlined(text: str, stroke: str) -> str:
    return f"{text}\n{stroke * min(len(text), WIDTH)}"


def _section(section: Section, ink: Ink) -> list[str]:
    return [_underlined(section.heading, "-" if section.level == 1 else "."), *blocks(section.nodes, ink)]


# Runs


def words(given: Words, ink: Ink) -> str:
    """Words without their voice, links with their address."""
    return "".join(INLINES[type(run)](run, ink) for run in runs(given))


def _run(run: nodes.Run, ink: Ink) -> str:
    return run.text


def _link(link: nodes.Link, ink: Ink) -> str:
    href = address(link.href, ink.base)
    return f"{link.text} <{href}>" if href else link.text


def _footnote(note: nodes.Footnote, ink: Ink) -> str:
    ink.notes.append(words(note.words, ink))
    return f"[{len(ink.notes)}]"


# Blocks


def blocks(given: tuple[Block, ...], ink: Ink) -> list[str]:
    """One block after another."""
    return [BLOCKS[type(node)](node, ink) for node in given]


def _paragraph(node: nodes.Paragraph, ink: Ink) -> str:
    number = "" if node.number is None else f"{node.number}. "
    return fill(number + words(node.words, ink), WIDTH)


def _subheading(node: nodes.SubHeading, ink: Ink) -> str:
    return node.title


def _list(node: nodes.BulletList, ink: Ink) -> str:
    lines, number = [], 0
    for item in node.items:
        if isinstance(item, nodes.BulletList):
            lines.append(indent(_list(item, ink), "   "))
            continue
        number += 1
        mark = f"{number}. " if node.numbered else "*  "
        lines.append(fill(words(item, ink), WIDTH, initial_indent=mark, subsequent_indent="   "))
    return "\n".join(lines)


def _pairs(rows: tuple[tuple[str, Words], ...], ink: Ink) -> str:
    return "\n".join(f"{label}: {words(value, ink)}" for label, value in rows)


def _definitions(node: nodes.Definitions, ink: Ink) -> str:
    return _pairs(node.rows, ink)


def _table(node: nodes.Table, ink: Ink) -> str:
    """A row a line, its cells divided by bars."""
    caption = ""
    if node.caption:
        ink.tables += 1
        caption = f"Table {ink.tables}: {node.caption}"
    return "\n".join(part for part in (caption, _grid(node.columns, node.rows, ink), node.note) if part)


def _grid(columns: tuple[str, ...], rows: tuple[tuple[Words, ...], ...], ink: Ink) -> str:
    return "\n".join([" | ".join(columns), *(" | ".join(words(cell, ink) for cell in row) for row in rows)])


def _figures(node: nodes.Figures, ink: Ink) -> str:
    return "\n".join(_figure(figure, ink) for figure in node.items)


def _figure(figure: nodes.Figure, ink: Ink) -> str:
    href = address(figure.href, ink.base)
    behind = f"{nodes.records(figure)} <{href}>" if href else ""
    value = f"{figure.label}: {figure.value} {figure.unit}".strip()
    source = source_line(figure.source, figure.as_at)
    return ". ".join(part.rstrip(".") for part in (value, source, behind) if part)


def _chart(node: nodes.Chart, ink: Ink) -> str:
    ink.figures += 1
    table = _grid(node.columns, node.rows, ink) if node.rows else ""
    title = f"Figure {ink.figures}: {node.title}"
    source = source_line(node.source, node.as_at)
    return "\n".join(part for part in (title, fill(node.description, WIDTH), table, source) if part)


def _callout(node: nodes.Callout, ink: Ink) -> str:
    return indent("\n\n".join([*filter(None, [node.title]), *blocks(node.nodes, ink)]), "| ", lambda line: True)


def _gap(node: nodes.Gap, ink: Ink) -> str:
    return node.words


def _break(node: nodes.PageBreak, ink: Ink) -> str:
    return ""


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
