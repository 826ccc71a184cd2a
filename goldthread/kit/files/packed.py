"""Word, Excel and PowerPoint files are packed folders: looking inside one, never unpacking more than is allowed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from goldthread.kit.files.limits import MEGABYTE, biggest, limit
from goldthread.kit.refusal import Refusal

ZIP = b"PK\x03\x04"
MAIN = (
    ("wordprocessingml.document.main", "word"),
    ("spreadsheetml.sheet.main", "excel"),
    ("presentationml.presentation.main", "slides"),
)
MACRO_PARTS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|macrosheets/.+|activeX/.+)$", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroenabled|ms-office\.vbaProject", re.IGNORECASE)
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)

ENCRYPTED = "is locked with a password. Save a copy without the password, and bring that."
MACROS = "holds macros, which are never taken. Save a copy without macros (as .docx, .xlsx or .pptx), and bring that."
BOMB = "unpacks to far more than it seems to hold, as files made to do harm do. Save it anew from its own program."
TOO_DEEP = "has files packed inside files inside files. Take them out, and bring each by itself."
CUT_SHORT = "is cut short or damaged, and cannot be opened. Save it anew from its own program, and bring that."
UNSAFE = "holds parts that Word, Excel and PowerPoint never write. Save it anew from its own program, and bring that."


@dataclass
class Packed:
    """A packed file that can be opened, the kind it says it is, and how many pages it has where that is told."""

    archive: zipfile.ZipFile
    kind: str

    @property
    def slides(self) -> int:
        return sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in self.archive.namelist())


def opened(content: bytes) -> Packed | None:
    """A packed file with its kind; None for what is not packed. Raises Refusal for one that is damaged."""
    if not content.startswith(ZIP):
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        types = archive.read("[Content_Types].xml") if _has_types(archive) else b""
    except DAMAGED as error:
        raise Refusal(ENCRYPTED if "password" in str(error) else CUT_SHORT) from error
    kind = next((kind for mark, kind in MAIN if mark.encode() in types), "")
    return Packed(archive, kind or _macro_kind(types))


def _has_types(archive: zipfile.ZipFile) -> bool:
    """Whether it lists its parts, in a list of an ordinary size."""
    names = {each.filename: each.file_size for each in archive.infolist()}
    return 0 < names.get("[Content_Types].xml", 0) < 4 * MEGABYTE


def _macro_kind(types: bytes) -> str:
    """The kind that a file would be without its macros."""
    low = types.lower()
    pairs = ((b"ms-word.", "word"), (b"ms-excel.", "excel"), (b"ms-powerpoint.", "slides"))
    return next((kind for mark, kind in pairs if mark in low and b"macroenabled" in low), "")


def check_packed(packed: Packed, size: int) -> None:
    """Refuse what is locked, holds macros, or would unpack to more than is allowed."""
    budget = limit("megabytes unpacked") * MEGABYTE
    try:
        _check(packed.archive, size, budget, 0)
    except DAMAGED as error:
        raise Refusal(CUT_SHORT) from error


def _check(archive: zipfile.ZipFile, size: int, budget: int, depth: int) -> int:
    """Look at every part of a packed file, and those packed in it; answer how much they unpack to."""
    parts = archive.infolist()
    if len(parts) > limit("parts") or sum(each.compress_size for each in parts) > size:
        raise Refusal(BOMB)
    for part in parts:
        _check_part(part)
    whole = sum(part.file_size for part in parts)
    if whole > budget:
        raise Refusal(BOMB)
    if MACRO_TYPES.search(_types(archive)):
        raise Refusal(MACROS)
    for part in parts:
        whole += _look_inside(archive, part, budget - whole, depth)
    return whole


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 0x1:
        raise Refusal(ENCRYPTED)
    if MACRO_PARTS.search(part.filename):
        raise Refusal(MACROS)
    if part.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part.filename) or ":" in part.filename:
        raise Refusal(UNSAFE)
    if part.file_size > max(part.compress_size, 1) * limit("times unpacked") and part.file_size > MEGABYTE:
        raise Refusal(BOMB)


def _types(archive: zipfile.ZipFile) -> bytes:
    return archive.read("[Content_Types].xml") if _has_types(archive) else b""


def _look_inside(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: int, depth: int) -> int:
    """Unpack one part as far as it says it goes, and look at what is packed in it in turn."""
    with archive.open(part) as stream:
        beginning = stream.read(4096)
        if ENTITIES.search(beginning) and part.filename.endswith((".xml", ".rels")):
            raise Refusal(UNSAFE)
        if not beginning.startswith(ZIP):
            for _ in _pieces(stream):
                pass
            return 0
        if depth + 1 >= limit("depth"):
            raise Refusal(TOO_DEEP)
        if part.file_size > min(budget, biggest()):
            raise Refusal(BOMB)
        inner = zipfile.ZipFile(io.BytesIO(beginning + b"".join(_pieces(stream))))
    return _check(inner, part.file_size, budget, depth + 1)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """What is left of a part; it never gives more than the part said it holds, and its checksum is compared."""
    while piece := stream.read(MEGABYTE):
        yield piece
