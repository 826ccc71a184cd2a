"""Reads one file in a process of its own with limits on time and memory: the file comes in, its text goes out.

Started by file, so that it imports nothing of ours. It writes no file, and ends with its work.
"""

import json
import re
import resource
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any

import pypdfium2
from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

SHEETS = re.compile(r"xl/(?:worksheets/.*|sharedStrings\.xml|styles\.xml|calcChain\.xml)")
CELLS, CELL, PIECE = re.compile(r"xl/worksheets/.*\.xml"), b"<c ", 1 << 20
PACKED = re.compile(r"\.(?:docx|xlsx|pptx)$", re.IGNORECASE)
NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WORDS = {"t", "delText", "title", "subject", "description", "keywords"}
BREAKS = {"p", "br", "cr", "tab", "si", "comment", "tr"}


class Refused(Exception):
    """A file that cannot be read, and why: locked, damaged, or a limit by its key."""


class Text:
    """Where what is read goes out, as it is read; more than may be read ends it."""

    def __init__(self, most: int) -> None:
        self.room = most
        self.is_line_begun = False

    def add(self, words: str) -> None:
        self.room -= len(words)
        if self.room < 0:
            raise Refused("characters read")
        sys.stdout.write(NO_TEXT.sub("", words))
        self.is_line_begun = not words.endswith("\n") if words else self.is_line_begun

    def end_line(self) -> None:
        """Begin a new line, unless nothing stands on this one."""
        if self.is_line_begun:
            self.add("\n")


def read_pdf(file: IO[bytes], text: Text, limits: dict[str, int]) -> int:
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        raise Refused("locked" if "password" in str(error).lower() else "damaged") from error
    if len(document) > limits["pages"]:
        raise Refused("pages")
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        text.add(words.get_text_bounded() + "\n\f")
        words.close()
        page.close()
    return len(document)


def read_packed(file: IO[bytes], text: Text, limits: dict[str, int]) -> None:
    """The words of every part, those of comments, notes, headers and deleted text among them, and of workbooks that
    stand behind charts."""
    with zipfile.ZipFile(file) as archive:
        names = sorted(archive.namelist(), key=in_order)
        if "xl/workbook.xml" in names:
            count_cells(archive, limits["cells"])
            read_cells(file, text)
        for name in names:
            if PACKED.search(name):
                with archive.open(name) as inner:
                    read_packed(inner, text, limits)
            elif name.endswith(".xml") and not SHEETS.fullmatch(name):
                with archive.open(name) as part:
                    read_words(part, text)


def in_order(name: str) -> list[Any]:
    """The body first, what is said about the file last, and part 2 before part 10."""
    parts = re.split(r"(\d+)", name)
    return [name.startswith("docProps"), *(int(part) if part.isdecimal() else part for part in parts)]


def read_words(part: IO[bytes], text: Text) -> None:
    parts = etree.iterparse(part, events=("end",), resolve_entities=False, no_network=True, huge_tree=True)
    for _, element in parts:
        name = etree.QName(element).localname
        if name in WORDS and element.text:
            text.add(element.text)
        elif name in BREAKS:
            text.end_line()
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    text.end_line()


def count_cells(archive: zipfile.ZipFile, most: int) -> None:
    """Refuse a workbook with more cells than the memory holds, before it is opened."""
    for name in archive.namelist():
        with archive.open(name) if CELLS.fullmatch(name) else BytesIO() as part:
            rest = b""
            while piece := part.read(PIECE):
                most -= (rest + piece).count(CELL)
                rest = piece[-2:]
                if most < 0:
                    raise Refused("cells")


def read_cells(file: IO[bytes], text: Text) -> None:
    file.seek(0)
    book = CalamineWorkbook.from_filelike(file)
    for name in book.sheet_names:
        text.add(f"{name}\n")
        for row in book.get_sheet_by_name(name).iter_rows():
            filled = [written(cell) for cell in row if cell not in ("", None)]
            if filled:
                text.add("\t".join(filled) + "\n")


def written(cell: Any) -> str:
    """A cell as its sheet shows it, near enough: whole numbers without decimals, days as people write them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def read_text(file: IO[bytes], text: Text, limits: dict[str, int]) -> None:
    content = file.read()
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            return text.add(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused("damaged")


READERS: dict[str, Callable[..., int | None]] = {
    "pdf": read_pdf, "word": read_packed, "excel": read_packed, "slides": read_packed, "csv": read_text,
    "text": read_text,
}  # fmt: skip
DAMAGED = (zipfile.BadZipFile, etree.LxmlError, CalamineError, EOFError, KeyError, ValueError, NotImplementedError)


def bound(megabytes: int, seconds: int) -> None:
    """Let this process have so much memory and time, write no file, and start nothing."""
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def told(kind: str, limits: dict[str, int]) -> dict[str, Any]:
    text = Text(limits["characters read"])
    try:
        with open(0, "rb") as file:
            pages = READERS[kind](file, text, limits)
    except Refused as refused:
        return {"refused": str(refused)}
    except DAMAGED:
        return {"refused": "damaged"}
    return {"pages": pages}


def main() -> None:
    """The text goes to standard output, and at the end what became of it, as JSON, to standard error."""
    kind, megabytes, seconds, limits = sys.argv[1:]
    bound(int(megabytes), int(seconds))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n", write_through=False)  # type: ignore[union-attr]
    found = told(kind, json.loads(limits))
    sys.stdout.flush()
    sys.stderr.write(json.dumps(found))


if __name__ == "__main__":
    main()
