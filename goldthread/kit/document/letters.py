"""Which letters the shipped fonts can draw: the PDF standards refuse a file with any other."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

FONT = Path(__file__).parent.parent / "fonts" / "SourceSans3_400Regular.ttf"
UNKNOWN = "□"


def drawable(text: str) -> str:
    """The text with a box for each letter the fonts lack, and without marks that are never drawn."""
    if text.isascii() and text.isprintable():
        return text
    known = _known()
    text = normalize("NFC", text)
    return "".join(c if c in known else "" if category(c) in {"Cc", "Cf", "Mn"} else UNKNOWN for c in text)


@cache
def _known() -> frozenset[str]:
    return frozenset(map(chr, _codes(FONT.read_bytes()))) | {"\n"}


def _codes(font: bytes) -> Iterator[int]:
    """The code points of the font's character map (format 4: segments with a start and an end)."""
    tables = {font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * 40, 16)}
    start = tables[b"cmap"]
    count = struct.unpack(">H", font[start + 2 : start + 4])[0]
    for place in range(count):
        (offset,) = struct.unpack(">I", font[start + 8 + 8 * place : start + 12 + 8 * place])
        at = start + offset
        kind, _, _, twice = struct.unpack(">4H", font[at : at + 8])
        if kind == 4:
            ends = struct.unpack(f">{twice // 2}H", font[at + 14 : at + 14 + twice])
            starts = struct.unpack(f">{twice // 2}H", font[at + 16 + twice : at + 16 + 2 * twice])
            for first, last in zip(starts, ends, strict=True):
                yield from range(first, min(last, 0xFFFE) + 1)
            return
