"""Abbreviations: every short form that stands in the document, spelled out."""

import re

from goldthread.kit.document.nodes import Block, Table
from goldthread.report.sections.built import Built, nothing

WORD = re.compile(r"\b[A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*\b")


def standing_in(text: str, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The abbreviations of a list that stand in a text, in order of the alphabet."""
    used = set(WORD.findall(text))
    return tuple(sorted((short, full) for short, full in known.items() if short in used))


def section_of(text: str, known: dict[str, str]) -> Built:
    """The section for a whole document's text; it is built last, when everything else has been written."""
    found = standing_in(text, known)
    if not found:
        return nothing("No abbreviations are used.")
    nodes: tuple[Block, ...] = (Table(("Short form", "In full"), found, row_header=True, widths=(1, 4)),)
    return Built(nodes)


KEY, TITLE = "abbreviations", "Abbreviations"
