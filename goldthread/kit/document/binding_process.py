"""Opens PDFs that somebody else made, or binds several into one, in a process of its own with limits.

Started by file, so that it imports nothing of ours. It writes no file, and ends with its work.
"""

import json
import resource
import sys
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

SIZE, WIDE, HIGH, EDGE = 9, 112, 14, 14
WIDEST = 0.75  # of its size, the width of a capital
ACTIVE = ("/AA", "/Metadata", "/PieceInfo", "/B", "/StructParents", "/Tabs")
FONT = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}


class Refused(Exception):
    """A file that cannot be taken in, and why: locked, damaged, or with more pages than may be read."""


def bound(megabytes: int, seconds: int) -> None:
    """Let this process have so much memory and time, write no file, and start nothing."""
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def plain(page: PageObject) -> PageObject:
    """A page without anything that acts, listens or fills in; links to the web stay."""
    for name in ACTIVE:
        page.pop(name, None)
    kept = [each for each in page.get("/Annots") or () if is_web_link(each.get_object())]
    page.pop("/Annots", None)
    if kept:
        page[NameObject("/Annots")] = ArrayObject(kept)
    return page


def is_web_link(annotation: Any) -> bool:
    action = annotation.get("/A")
    action = action.get_object() if action is not None else {}
    return bool(
        annotation.get("/Subtype") == "/Link"
        and action.get("/S") == "/URI"
        and str(action.get("/URI", "")).startswith(("https://", "http://", "mailto:"))
    )


def clean(content: bytes, most: int) -> tuple[bytes, dict[str, Any]]:
    """The pages of a PDF and nothing else of it, with how many there are."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Refused("locked")
    if len(reader.pages) > most:
        raise Refused("pages")
    writer = PdfWriter()
    for page in reader.pages:
        plain(writer.add_page(page))
    out = BytesIO()
    writer.write(out)
    return out.getvalue(), {"pages": len(reader.pages)}


def bind(asked: dict[str, Any], pieces: list[bytes]) -> tuple[bytes, dict[str, Any]]:
    """One PDF of several: a bookmark for each, and one numbering printed on every page and shown by its reader."""
    writer = PdfWriter()
    starts = []
    for title, content in zip(asked["titles"], pieces, strict=True):
        starts.append(len(writer.pages) + 1)
        for page in PdfReader(BytesIO(content)).pages:
            plain(writer.add_page(page))
        writer.add_outline_item(title=title, page_number=starts[-1] - 1)
    total = len(writer.pages)
    for number, page in enumerate(writer.pages, 1):
        page.merge_page(stamp(page, asked["stamp"].format(page=number, pages=total), asked["marking"]))
    writer.set_page_label(0, total - 1, style=PageLabelStyle.DECIMAL, start=1)
    writer.add_metadata({"/Title": asked["title"]})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(asked["language"])
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = preferences
    out = BytesIO()
    writer.write(out)
    return out.getvalue(), {"pages": total, "starts": starts}


def stamp(page: PageObject, number: str, marking: str) -> PageObject:
    """The protective marking and the page number at the bottom right, as the page is read, on a white ground."""
    words = escaped(f"{marking}   {number}" if marking else number)
    wide = WIDE + SIZE * WIDEST * len(marking)
    box = page.cropbox
    left, bottom, right, top = (float(each) for each in (box.left, box.bottom, box.right, box.top))
    places = {
        0: (1, 0, 0, 1, right - wide - EDGE, bottom + EDGE),
        90: (0, 1, -1, 0, right - EDGE, top - wide - EDGE),
        180: (-1, 0, 0, -1, left + wide + EDGE, top - EDGE),
        270: (0, -1, 1, 0, left + EDGE, bottom + wide + EDGE),
    }
    matrix = " ".join(f"{each:g}" for each in places[page.rotation % 360])
    drawn = f"q {matrix} cm 1 1 1 rg 0 0 {wide:g} {HIGH} re f 0 0 0 rg BT /GtPack {SIZE} Tf 4 4 Td ({words}) Tj ET Q"
    overlay = PageObject.create_blank_page(width=right, height=top)
    stream = DecodedStreamObject()
    stream.set_data(drawn.encode("latin-1", "replace"))
    overlay[NameObject("/Contents")] = stream
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in FONT.items()})
    fonts = DictionaryObject({NameObject("/GtPack"): font})
    overlay[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    for name in ("/MediaBox", "/CropBox"):
        overlay[NameObject(name)] = page.mediabox
    return overlay


def escaped(words: str) -> str:
    """Words as a PDF writes them between brackets."""
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def told(asked: dict[str, Any], stream: Any) -> tuple[bytes, dict[str, Any]]:
    try:
        pieces = [stream.read(size) for size in asked["sizes"]]
        if asked["what"] == "clean":
            return clean(pieces[0], asked["most"])
        return bind(asked, pieces)
    except Refused as refused:
        return b"", {"refused": str(refused)}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError):
        return b"", {"refused": "damaged"}


def main() -> None:
    """What is asked comes as one line of JSON, the files after it; the PDF goes out, and what became of it as JSON."""
    megabytes, seconds = (int(each) for each in sys.argv[1:])
    bound(megabytes, seconds)
    with open(0, "rb") as stream:
        content, found = told(json.loads(stream.readline()), stream)
    sys.stdout.buffer.write(content)
    sys.stdout.flush()
    sys.stderr.write("\n" + json.dumps(found))


if __name__ == "__main__":
    main()
