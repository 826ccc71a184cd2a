"""What kind a file is by what is in it, whatever its name says: the whole is looked at, never only its beginning."""

import re

import puremagic

from goldthread.kit.files.packed import Packed

PDF, PNG, JPEG, ZIP, OLE = (
    b"%PDF-",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
BEGINNINGS = ((PDF, "pdf"), (PNG, "png"), (JPEG, "jpeg"))
MARKUP = re.compile(rb"\A\s*(?:<[!?a-zA-Z]|\{\\rtf|#!|%!PS)")
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WIDE = (b"\xff\xfe", b"\xfe\xff")


def kind_of(content: bytes, packed: Packed | None) -> str:
    """The key of a file's kind in the library, or its usual ending (".zip", ".exe") when it is none of those; nothing
    when nobody can tell."""
    if packed:
        return packed.kind or ".zip"
    for beginning, kind in BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content.startswith(OLE):
        return ".doc"
    return "text" if is_text(content) else named_by_magic(content)


def is_text(content: bytes) -> bool:
    """Whether it is words or figures and nothing else: no markup that a browser or an office program would run."""
    if MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        return False
    if content.startswith(WIDE):
        return decoded(content) is not None
    return bool(content.strip()) and not NO_TEXT.search(content)


def decoded(content: bytes) -> str | None:
    """The characters of a text, as Excel, Notepad and everything else write them; None when they cannot be told."""
    encodings = ("utf-16",) if content.startswith(WIDE) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def named_by_magic(content: bytes) -> str:
    """The usual ending of what is in a file, by its marks; nothing, when it has none."""
    try:
        return str(puremagic.from_string(content))
    except (puremagic.PureError, ValueError):
        return ""
