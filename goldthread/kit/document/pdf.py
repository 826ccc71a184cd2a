"""Writes a document as an accessible and archival PDF (PDF/UA-1, PDF/A-2a), by typst in a short-lived process."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldthread.kit.document import nodes
from goldthread.kit.document.columns import numeric, shares
from goldthread.kit.document.letters import drawable
from goldthread.kit.document.nodes import Block, Document, Section, Words, address, runs, source_line

MEGABYTES, SECONDS = 600, 60
# One place to take memory from, and large pieces handed back at once: a tenth less at the peak.
THRIFTY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}
PROCESS = Path(__file__).with_name("pdf_process.py")

Data = dict[str, Any]


@dataclass(frozen=True)
class Pdf:
    """The file, and the page each section begins on, by its key."""

    content: bytes
    pages: dict[str, int]


class PdfFailed(Exception):
    """The PDF could not be made: what typst said, or that it ran out of time or memory."""


def write(document: Document) -> Pdf:
    """The PDF. Its process may take a minute and some memory, and is gone afterwards."""
    try:
        done = subprocess.run(  # noqa: S603  our own script, by its path, and no shell
            [sys.executable, "-I", str(PROCESS), str(MEGABYTES), str(SECONDS)],
            input=json.dumps(_document(document)).encode(),
            env={**os.environ, **THRIFTY},
            capture_output=True,
            timeout=2 * SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as late:
        raise PdfFailed(f"No PDF after {2 * SECONDS} seconds.") from late
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.decode(errors="replace").strip().splitlines()
        raise PdfFailed(said[-1] if said else f"The process ended with {failed.returncode}.") from failed
    pages, content = done.stdout.split(b"\n", 1)
    keys = [section.key for section in document.sections]
    return Pdf(content, dict(zip(keys, json.loads(pages), strict=True)))


@dataclass
class Ink:
    """What the writer remembers on its way down."""

    base: str
    level: int = 1
    hang: bool = False


def _document(document: Document) -> Data:
    language, _, region = document.language.partition("-")
    ink = Ink(document.base)
    return {
        "kind": document.kind,
        "lang": language,
        "region": region or None,
        "on": document.on and [document.on.year, document.on.month, document.on.day],
        "report_word": drawable(document.report_word or document.title),
        **{
            name: drawable(getattr(document, name))
            for name in ("title", "subtitle", "owner", "period", "edition", "marking")
        },
        "numbered": document.numbered,
        "invented": nodes.INVENTED if document.invented else "",
        "cover": _rows(document.cover, ink),
        "header_rows": _rows(document.header_rows, ink),
        "sections": [_section(section, ink) for section in document.sections],
    }


def _section(section: Section, ink: Ink) -> Data:
    ink.level, ink.hang = section.level, False
    return {
        "key": section.key,
        "heading": drawable(section.heading),
        "level": section.level,
        "nodes": blocks(section.nodes, ink),
    }


# Runs


def words(given: Words, ink: Ink) -> list[Data | str]:
    """Words as data for the template: plain ones as text alone, and those that follow each other as one, for each costs
    typst some memory."""
    found: list[Data | str] = []
    for run in runs(given):
        said = INLINES[type(run)](run, ink)
        if found and isinstance(found[-1], str) and isinstance(said, str):
            found[-1] += said
        else:
            found.append(said)
    return found


def _run(run: nodes.Run, ink: Ink) -> Data | str:
    text = drawable(run.text)
    return {"kind": "run", "text": text, "bold": run.bold, "italic": run.italic} if run.bold or run.italic else text


def _link(link: nodes.Link, ink: Ink) -> Data | str:
    href = address(link.href, ink.base)
    return {"kind": "link", "text": drawable(link.text), "href": href} if href else _run(nodes.Run(link.text), ink)


def _footnote(note: nodes.Footnote, ink: Ink) -> Data:
    return {"kind": "footnote", "words": words(note.words, ink)}


# Blocks


def blocks(given: Sequence[Block], ink: Ink) -> list[Data]:
    """One block after another."""
    return [BLOCKS[type(node)](node, ink) for node in given]


def _paragraph(node: nodes.Paragraph, ink: Ink) -> Data:
    ink.hang = ink.hang or node.number is not None
    said = {"words": words(node.words, ink), "number": node.number, "hang": ink.hang}
    return {"kind": "paragraph", **said, "sticky": nodes.is_bold(node.words)}


def _subheading(node: nodes.SubHeading, ink: Ink) -> Data:
    return {"kind": "subheading", "title": drawable(node.title), "level": ink.level + 1}


def _list(node: nodes.BulletList, ink: Ink) -> Data:
    items = [_list(item, ink) if isinstance(item, nodes.BulletList) else words(item, ink) for item in node.items]
    return {"kind": "list", "items": items, "numbered": node.numbered, "hang": ink.hang}


def _rows(rows: Sequence[tuple[str, Words]], ink: Ink) -> list[Data]:
    return [{"label": drawable(label), "words": words(value, ink)} for label, value in rows]


def _definitions(node: nodes.Definitions, ink: Ink) -> Data:
    return {"kind": "definitions", "rows": _rows(node.rows, ink)}


def _table(node: nodes.Table, ink: Ink) -> Data:
    return {
        "kind": "table",
        "columns": [drawable(column) for column in node.columns],
        "rows": [[words(cell, ink) for cell in row] for row in node.rows],
        "caption": drawable(node.caption),
        "note": drawable(node.note),
        "row_header": node.row_header,
        "shares": shares(node),
        "numeric": numeric(node),
    }


def _figures(node: nodes.Figures, ink: Ink) -> Data:
    across = 2 if len(node.items) in {2, 4} else 3
    return {"kind": "figures", "across": across, "items": [_figure(figure, ink) for figure in node.items]}


def _figure(figure: nodes.Figure, ink: Ink) -> Data:
    return {
        "label": drawable(figure.label),
        "value": drawable(figure.value),
        "unit": drawable(figure.unit),
        "source": drawable(source_line(figure.source, figure.as_at)),
        "href": address(figure.href, ink.base),
        "records": nodes.records(figure),
    }


def _chart(node: nodes.Chart, ink: Ink) -> Data:
    width = re.search(r' width="([\d.]+)"', node.svg)
    return {
        "kind": "chart",
        "title": drawable(node.title),
        "description": drawable(node.description),
        "svg": drawable(node.svg),
        "width": float(width[1]) if width else 640.0,
        "table": _table(nodes.Table(node.columns, node.rows, row_header=True), ink) if node.rows else None,
        "source": drawable(source_line(node.source, node.as_at)),
    }


def _callout(node: nodes.Callout, ink: Ink) -> Data:
    inside = [one for one in node.nodes if not isinstance(one, nodes.PageBreak)]
    return {"kind": "callout", "tone": node.kind, "title": drawable(node.title), "nodes": blocks(inside, ink)}


def _gap(node: nodes.Gap, ink: Ink) -> Data:
    return {"kind": "gap", "words": words(node.words, ink)}


def _break(node: nodes.PageBreak, ink: Ink) -> Data:
    return {"kind": "break"}


INLINES: dict[type, Callable[..., Data | str]] = {nodes.Run: _run, nodes.Link: _link, nodes.Footnote: _footnote}

BLOCKS: dict[type, Callable[..., Data]] = {
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
