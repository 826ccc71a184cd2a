"""Narrative in Markdown as blocks of a document, with a footnote after each claim that is tied."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from goldthread.kit.document import markdown
from goldthread.kit.document.nodes import Block, Footnote, Inline, Link, Run
from goldthread.report.facts import ClaimFact, Ref

MARK = re.compile("\ue000(\\d+)\ue001")


def blocks(text: str, claims: tuple[ClaimFact, ...] = ()) -> tuple[Block, ...]:
    """Return narrative as blocks. A tied claim gets a footnote that names its records."""
    tied = [claim for claim in claims if claim.ties]
    plain = text.replace("\ue000", "").replace("\ue001", "")
    found = markdown.read(_marked(plain, tied))
    return tuple(_noted(block, tied) for block in found) if tied else found


def found_in(words: str, text: str) -> re.Match[str] | None:
    """Where words stand in a narrative, whatever the spaces and line ends between them."""
    pieces = [re.escape(piece) for piece in words.split()]
    return re.search(r"\s+".join(pieces), text) if pieces else None


def footnote(ties: tuple[Ref, ...]) -> Footnote:
    """The words under a claim: the records it rests on, each a link where the document stands in the application."""
    parts: list[Run | Link] = [Run("This rests on ")]
    for place, ref in enumerate(ties):
        if place:
            parts.append(Run(", "))
        parts.append(Link(ref.reference, ref.href) if ref.href else Run(ref.reference))
    return Footnote((*parts, Run(".")))


def _marked(text: str, tied: list[ClaimFact]) -> str:
    """The text with a mark after the words of each claim, which no writer of Markdown can type."""
    for number, claim in enumerate(tied):
        place = found_in(claim.words, text)
        if place:
            text = f"{text[: place.end()]}\ue000{number}\ue001{text[place.end() :]}"
    return text


def _noted(value: Any, tied: list[ClaimFact]) -> Any:
    """The same block with its marks turned into footnotes, however deep in it they stand."""
    if isinstance(value, tuple):
        return tuple(part for each in value for part in _parts(each, tied))
    if isinstance(value, Run):
        return value
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{each.name: _noted(getattr(value, each.name), tied) for each in fields(value)})
    return value


def _parts(each: Any, tied: list[ClaimFact]) -> Iterator[Any]:
    if isinstance(each, Run):
        yield from _runs(each, tied)
    elif isinstance(each, Link):
        yield Link(MARK.sub("", each.text), each.href)
        yield from (footnote(tied[int(number)].ties) for number in MARK.findall(each.text))
    else:
        yield _noted(each, tied)


def _runs(run: Run, tied: list[ClaimFact]) -> Iterator[Inline]:
    for place, piece in enumerate(MARK.split(run.text)):
        if place % 2:
            yield footnote(tied[int(piece)].ties)
        elif piece:
            yield replace(run, text=piece)
