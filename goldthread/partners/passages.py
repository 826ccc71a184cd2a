"""Paragraphs of a text that people comment on: how one is marked, and how it is found again after the text changed."""

import re
from difflib import SequenceMatcher
from hashlib import sha256

from goldthread.kit.document import markdown, text

BEGINNING = 160
ALIKE = 0.7
PRINT = 12


def paragraphs_of(narrative: str) -> list[str]:
    """Return the paragraphs of a narrative as plain words: each list, table and heading is one."""
    return ["\n".join(text.blocks((block,), text.Ink(""))) for block in markdown.read(narrative)]


def marks_of(paragraphs: list[str]) -> list[str]:
    """Return the mark of each paragraph: a print of its words, however they are spaced, and its place."""
    return [f"{_print(each)}-{place}" for place, each in enumerate(paragraphs)]


def beginning_of(paragraph: str) -> str:
    """Return how a paragraph begins, which is kept to know it by after an edit."""
    return " ".join(paragraph.split())[:BEGINNING].strip()


def place_of(mark: str, beginning: str, paragraphs: list[str]) -> int | None:
    """Return where a marked paragraph stands now: the same words, nearest to their old place, or else the paragraph
    that begins most alike; None when it is gone."""
    known, _, was = mark.rpartition("-")
    same = [place for place, each in enumerate(paragraphs) if _print(each) == known]
    if same:
        return min(same, key=lambda place: abs(place - int(was)))
    found = [(_alike(beginning, beginning_of(each)), -place) for place, each in enumerate(paragraphs)]
    best, place = max(found, default=(0.0, 0))
    return -place if best >= ALIKE else None


def _print(paragraph: str) -> str:
    words = re.sub(r"\W+", " ", paragraph).strip().lower()
    return sha256(words.encode()).hexdigest()[:PRINT]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
