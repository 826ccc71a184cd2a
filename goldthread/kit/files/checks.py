"""Whether a file may be kept: its name, its size, its kind by content against its name, and what is packed in it."""

import re
import struct
from collections.abc import Collection
from dataclasses import dataclass
from typing import IO

from goldthread.kit.files.kinds import OLE, kind_of
from goldthread.kit.files.limits import biggest, kind_called, kinds_taken, limit
from goldthread.kit.files.packed import CUT_SHORT, ENCRYPTED, Packed, check_packed, opened
from goldthread.kit.library import library
from goldthread.kit.library.shapes import FileKind
from goldthread.kit.refusal import Refusal

LONGEST_NAME = 200
PATHS = re.compile(r"[/\\\x00-\x1f\x7f]|^\.|\.\.|[\u202a-\u202e\u2066-\u2069]")
OLD_OFFICE = ".doc"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
END_OF_PDF, END_OF_PNG, END_OF_JPEG = b"%%EOF", b"IEND", b"\xff\xd9"
TAIL = 1 << 16


@dataclass(frozen=True)
class Looked:
    """What was seen of a file at once: its kind, and its pages where they are told without reading it."""

    kind: FileKind
    pages: int | None = None


@dataclass(frozen=True)
class Brought:
    """A file that somebody brings and that may be kept; it is read again when it is kept, so that several do not fill
    the memory."""

    name: str
    looked: Looked
    file: IO[bytes]

    def content(self) -> bytes:
        self.file.seek(0)
        return self.file.read()


def bring(name: str, file: IO[bytes], kinds: Collection[str] = ()) -> Brought:
    """Look at a file that is open, and answer it as one that may be kept. Raises Refusal as `look` does."""
    file.seek(0)
    return Brought(name, look(name, file.read(), kinds), file)


def look(name: str, content: bytes, kinds: Collection[str] = ()) -> Looked:
    """Say what kind a file is, if it may be kept; `kinds` narrows which. Raises Refusal, whose sentence names the file,
    says what is wrong with it and what to do instead."""
    try:
        return _looked(name, content, kinds)
    except Refusal as refusal:
        raise Refusal(f"“{shown_name(name)}” {refusal.sentence}", refusal.field) from None


def shown_name(name: str) -> str:
    """A file's name as a sentence can hold it: without paths and signs that nobody can see, and not too long."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(letter for letter in last if letter.isprintable()).strip()
    return clean if len(clean) <= 80 else f"{clean[:60]} ... {clean[-12:]}"


def _looked(name: str, content: bytes, kinds: Collection[str]) -> Looked:
    _check_name(name)
    _check_size(len(content))
    packed = opened(content)
    if packed:
        check_packed(packed, len(content))
    kind = _agreed(name, content, kind_of(content, packed), kinds)
    _check_whole(kind.key, content)
    return Looked(kind, _pages(packed))


def _check_name(name: str) -> None:
    if PATHS.search(name):
        raise Refusal("has a name that leads to another folder, or signs that no name should have. Rename it.")
    if len(name) > LONGEST_NAME:
        raise Refusal(f"has a name of {len(name)} characters. Shorten it to {LONGEST_NAME}.")


def _check_size(size: int) -> None:
    if not size:
        raise Refusal("is empty. Choose the file that holds something.")
    if size > biggest():
        raise Refusal(
            f"is bigger than {limit('megabytes')} MB. Make it smaller, with fewer pictures or in parts, or give a link."
        )


def _agreed(name: str, content: bytes, found: str, kinds: Collection[str]) -> FileKind:
    """The kind on which name and content agree. Raises Refusal where they do not, or where it is not taken."""
    called, shelf = kind_called(name), library().file_kinds
    wanted = [kind for kind in kinds_taken() if not kinds or kind.key in kinds]
    if found == OLD_OFFICE and ENCRYPTED_OFFICE in content:
        raise Refusal(ENCRYPTED)
    if found == OLD_OFFICE and content.startswith(OLE):
        raise Refusal(
            "is of an older kind of Word, Excel, PowerPoint or e-mail, which may hold macros. "
            "Open it and save it as .docx, .xlsx, .pptx or PDF."
        )
    if found == "text" and called and called.key in ("csv", "text"):
        found = called.key
    kind = shelf.get(found)
    if kind is None or kind not in wanted:
        what = f"is {_a(kind.name)}" if kind else f"is of a kind that is not taken{_ending(found)}"
        raise Refusal(f"{what}. Choose {_offered(wanted)}.")
    if called is not kind:
        raise Refusal(_disagree(name, called, kind))
    return kind


def _disagree(name: str, called: FileKind | None, kind: FileKind) -> str:
    said = f"is called {_a(called.name)}" if called else "has a name that does not say what it is"
    return f"{said}, but what is in it is {_a(kind.name)}. Choose another file, or end its name in {kind.endings[0]}."


def _ending(found: str) -> str:
    return f" ({found})" if re.fullmatch(r"\.\w{1,6}", found) else ""


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def _offered(kinds: list[FileKind]) -> str:
    """The kinds to choose from; their endings too, when they are few."""
    names = [_a(kind.name) + (f" ({kind.endings[0]})" if len(kinds) < 4 else "") for kind in kinds]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _check_whole(kind: str, content: bytes) -> None:
    """Refuse what is cut short, and a picture that would fill the memory of whoever opens it."""
    tail = content[-TAIL:]
    ends = {"pdf": END_OF_PDF, "png": END_OF_PNG, "jpeg": END_OF_JPEG}
    if kind in ends and ends[kind] not in tail:
        raise Refusal(CUT_SHORT)
    if kind in ("png", "jpeg") and not 0 < points(content) <= limit("megapixels") * 1_000_000:
        raise Refusal(f"is a picture too big to open safely, or damaged. Save it with less than {limit('megapixels')} "
                      "million points.")  # fmt: skip


def points(content: bytes) -> int:
    """How many points a picture has, by what stands in its beginning; none when that cannot be read."""
    if content.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", content[16:24]) if len(content) > 24 else (0, 0)
        return int(width * height)
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        mark, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return int(width * height)
        place += 1 if mark == 0xFF else 2 + length
    return 0


def _pages(packed: Packed | None) -> int | None:
    if packed is None or packed.kind != "slides":
        return None
    if packed.slides > limit("pages"):
        raise Refusal(f"has {packed.slides:,} slides; at most {limit('pages'):,} are taken. Bring it in parts.")
    return packed.slides
