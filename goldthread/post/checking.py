"""Looking at a file in the background: for viruses, for its text, and for what may name a child. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from goldthread.kit.files.limits import limit
from goldthread.kit.files.reading import Read, read
from goldthread.kit.files.scanner import scan
from goldthread.kit.identifiers import find, kind_of
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.post import vault
from goldthread.post.models import StoredFile

State, Scan = StoredFile.State, StoredFile.Scan
AT_ONCE = 40_000
TOLD_AT_MOST = 50
PAGE_END = "\f"
GONE = "is no longer where files are kept. Bring it again."
VIRUS = "holds something that does harm ({}), found by the virus scanner. Do not open it; tell your IT people."


@dataclass(frozen=True)
class Finding:
    """What came of looking at a file."""

    state: str
    why: str = ""
    scan: str = Scan.PENDING
    text: str = ""
    pages: int | None = None
    found: list[dict[str, str]] = field(default_factory=list)


def finding_of(file: StoredFile) -> Finding:
    """Look at a file: scan it, read it, and look in its text and name for what may name a child, unless a person has
    said that what was found names nobody. Raises ScannerAway when there is a scanner and it does not answer."""
    if not vault.has(file.digest):
        return Finding(State.REFUSED, f"“{file.name}” {GONE}")
    scanned, name = _scanned(file)
    if scanned == Scan.FOUND:
        return Finding(State.REFUSED, f"“{file.name}” {VIRUS.format(name)}", scanned)
    try:
        told = _read(file)
    except Refusal as refusal:
        return Finding(State.REFUSED, f"“{file.name}” {refusal.sentence}", scanned)
    found = [] if file.cleared_why else list(_found(file.name, told.text))
    if found:
        return Finding(State.HELD, held_words(found), scanned, pages=told.pages, found=found[:TOLD_AT_MOST])
    return Finding(State.CHECKED, "", scanned, told.text[: limit("characters kept")], told.pages)


def _scanned(file: StoredFile) -> tuple[str, str]:
    """The outcome of the virus scan, and the name of what was found."""
    if not settings.GOLDTHREAD_CLAMAV:
        return Scan.NOT_SCANNED, ""
    with vault.opened(file.digest) as content:
        name = scan(content, settings.GOLDTHREAD_CLAMAV)
    return (Scan.FOUND, name) if name else (Scan.CLEAN, "")


def _read(file: StoredFile) -> Read:
    with vault.opened(file.digest) as content:
        return read(content, file.kind)


def _found(name: str, text: str) -> Iterator[dict[str, str]]:
    """Kind and place of everything that may name a child. The text is taken in pieces, so that a long one needs no more
    memory than a short one; a piece ends at the end of a line."""
    for each in find(name.replace("_", " ")):
        yield {"kind": each.kind, "place": "its name"}
    pages, lines = 0, 0
    for piece in pieces(text):
        for each in find(piece):
            before = piece[: each.start]
            page, line = pages + before.count(PAGE_END) + 1, lines + before.count("\n") + 1
            yield {"kind": each.kind, "place": f"page {page}" if PAGE_END in text else f"line {line:,}"}
        pages, lines = pages + piece.count(PAGE_END), lines + piece.count("\n")


def pieces(text: str) -> Iterator[str]:
    """A text in pieces of some thousand words, each ending where a line does."""
    start = 0
    while start < len(text):
        end = text.rfind("\n", start, start + AT_ONCE) + 1 or text.rfind(" ", start, start + AT_ONCE) + 1
        end = end if end > start and start + AT_ONCE < len(text) else min(start + AT_ONCE, len(text))
        yield text[start:end]
        start = end


def held_words(found: list[dict[str, Any]]) -> str:
    """The sentence over what was found: each kind with how often."""
    kinds = dict.fromkeys(each["kind"] for each in found)
    counts = {kind: sum(each["kind"] == kind for each in found) for kind in kinds}
    named = [kind_of(kind).one + (f" ({number} times)" if number > 1 else "") for kind, number in counts.items()]
    return f"It may say who a child is: {joined(named)}."
