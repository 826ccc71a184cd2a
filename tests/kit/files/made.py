"""Files made by the suite: good ones of every kind, and a folder of nasty ones, each with what its refusal must say."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import docx
import openpyxl

from goldthread.kit.files.limits import MEGABYTE

TYPES = "application/vnd.openxmlformats-officedocument"
MAIN = f"{TYPES}.presentationml.presentation.main+xml"
SLIDES = f'<Types><Override PartName="/ppt/presentation.xml" ContentType="{MAIN}"/></Types>'


def a_pdf(words: str = "Audit of neglect", pages: int = 1, extra: str = "") -> bytes:
    """A PDF written by hand, so that no library is taken at its own word."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n in range(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def a_locked_pdf() -> bytes:
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
    return a_pdf(extra=f"/Encrypt {lock} /ID [<{'00' * 16}> <{'00' * 16}>]")


def a_word(words: str = "Audit of neglect") -> bytes:
    file, document = io.BytesIO(), docx.Document()
    document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def a_long_word() -> bytes:
    """A Word file of more words than may be read, which differ enough not to look like a bomb."""
    words = "".join(f"<w:p><w:t>{number} {number**5} of the audit of neglect</w:t></w:p>" for number in range(520_000))
    return with_parts(a_word(), {"word/document.xml": f'<w:document xmlns:w="w">{words}</w:document>'})


def many_cells() -> str:
    """A sheet of more cells than may be read."""
    rows = "".join(f'<row><c r="A{n}"><v>{n**4}</v></c><c r="B{n}"><v>{n}</v></c></row>' for n in range(600_100))
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>"


def an_excel(*rows: list) -> bytes:
    file, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows or ([["Agency", "Audited"], ["Health", 41]]):
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def a_zip(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def slides(number: int = 1) -> bytes:
    slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:t>Learning from audit</a:t></a:p></p:sld>'
    return a_zip({"[Content_Types].xml": SLIDES, **{f"ppt/slides/slide{n + 1}.xml": slide for n in range(number)}})


def with_parts(content: bytes, parts: dict[str, bytes | str]) -> bytes:
    """A packed file with more parts in it, or others in place of its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return a_zip({**kept, **parts})


def a_png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80\x80\x80" * width) * min(height, 4))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def a_jpeg(width: int = 2, height: int = 2) -> bytes:
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + frame + b"\xff\xd9"


def overlapping() -> bytes:
    """A packed file whose list names the same bytes many times over, so that a little unpacks to a lot."""
    content = bytearray(a_zip({"[Content_Types].xml": SLIDES, "ppt/a": bytes(MEGABYTE - 1)}))
    end = content.rfind(b"PK\x05\x06")
    start = struct.unpack("<I", content[end + 16 : end + 20])[0]
    listed = bytes(content[start:end])
    second = listed.index(b"PK\x01\x02", 4)
    many = listed + listed[second:] * 3000
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 3002, 3002, len(many), start, 0)
    return bytes(content[:start]) + many + tail


def locked_zip() -> bytes:
    """A packed file whose parts say that they are encrypted."""
    content = bytearray(a_word())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MACRO_TYPES = SLIDES.replace(MAIN, "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")


@dataclass(frozen=True)
class Nasty:
    """A file nobody should keep, and a few words that its refusal says; a big one is made when it is asked for."""

    why: str
    name: str
    holds: bytes | Callable[[], bytes]
    says: str

    @cached_property
    def content(self) -> bytes:
        return self.holds() if callable(self.holds) else self.holds

    def __str__(self) -> str:
        return self.why


def nested(times: int) -> bytes:
    inner = a_zip({"words.txt": "x"})
    for _ in range(times):
        inner = a_zip({"inner.zip": inner}, zipfile.ZIP_STORED)
    return with_parts(a_word(), {"word/embeddings/a.bin": inner})


@cache
def nasty_files() -> list[Nasty]:
    """What is refused at once, before anything is stored."""
    word, pdf, excel = a_word(), a_pdf(), an_excel()
    return [
        Nasty("empty", "notes.txt", b"", "is empty"),
        Nasty("too big", "big.pdf", lambda: b"%PDF-" + bytes(26 * MEGABYTE), "bigger than 25 MB"),
        Nasty("a Word file cut short", "cut.docx", word[: len(word) // 2], "cut short"),
        Nasty("a PDF cut short", "cut.pdf", pdf[: len(pdf) // 2], "cut short"),
        Nasty("a picture cut short", "cut.png", a_png()[:-14], "cut short"),
        Nasty("a Word file called PDF", "paper.pdf", word, "is called a PDF, but what is in it is a Word document"),
        Nasty("a PDF called Word", "paper.docx", pdf, "what is in it is a PDF"),
        Nasty("an Excel file called Word", "paper.docx", excel, "what is in it is an Excel workbook"),
        Nasty("no ending", "paper", pdf, "does not say what it is"),
        Nasty("a program", "audit.exe", b"MZ\x90\x00" + bytes(200), "not taken"),
        Nasty("a program called PDF", "audit.pdf", b"MZ\x90\x00" + bytes(200), "not taken"),
        Nasty("a page of the web", "page.txt", b"<!doctype html><script>alert(1)</script>", "not taken"),
        Nasty("a drawing with a script", "a.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', "not taken"),
        Nasty("rich text", "letter.txt", rb"{\rtf1\ansi hello}", "not taken"),
        Nasty("an ordinary archive", "all.zip", a_zip({"a.txt": "x"}), "not taken"),
        Nasty("an archive called Word", "all.docx", a_zip({"a.txt": "x"}), "not taken"),
        Nasty("old Word", "old.doc", OLE, "older kind"),
        Nasty("old Word called new", "old.docx", OLE, "older kind"),
        Nasty("locked Word", "a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        Nasty("locked parts", "a.docx", locked_zip(), "locked with a password"),
        Nasty("a macro in Word", "a.docx", with_parts(word, {"word/vbaProject.bin": b"x"}), "holds macros"),
        Nasty("a macro in capitals", "a.docx", with_parts(word, {"word/VBAPROJECT.BIN": b"x"}), "holds macros"),
        Nasty("an old macro sheet", "a.xlsx", with_parts(excel, {"xl/macrosheets/sheet1.xml": b"x"}), "holds macros"),
        Nasty("a macro workbook", "a.xlsm", with_parts(excel, {"xl/vbaProject.bin": b"x"}), "holds macros"),
        Nasty("macros by declaration", "a.pptx", a_zip({"[Content_Types].xml": MACRO_TYPES}), "holds macros"),
        Nasty("a macro one deep", "a.docx",
              with_parts(word, {"word/embeddings/a.xlsx": with_parts(excel, {"xl/vbaProject.bin": b"x"})}), "macros"),
        Nasty("enormous when opened", "a.docx",
              lambda: with_parts(word, {"word/a.xml": bytes(60 * MEGABYTE)}), "unpacks"),
        Nasty("the same bytes many times", "a.pptx", overlapping, "unpacks to far"),
        Nasty("too many parts", "a.pptx",
              lambda: a_zip({"[Content_Types].xml": SLIDES, **{f"p/{n}": b"" for n in range(10_001)}}, 0),
              "unpacks to far"),
        Nasty("files in files in files", "a.docx", nested(4), "inside files inside files"),
        Nasty("a path out of the archive", "a.docx", with_parts(word, {"../../evil.xml": "x"}), "never write"),
        Nasty("entities", "a.docx", with_parts(word, {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
              "never write"),
        Nasty("a path in the name", "../../etc/paper.pdf", pdf, "another folder"),
        Nasty("a Windows path in the name", "C:\\secret\\paper.pdf", pdf, "another folder"),
        Nasty("a name that turns round", "paper\u202efdp.exe.pdf", pdf, "another folder"),
        Nasty("a name of nothing but a dot", ".pdf", pdf, "another folder"),
        Nasty("a very long name", "a" * 300 + ".pdf", pdf, "Shorten it"),
        Nasty("a picture of millions", "a.png", a_png(60_000, 60_000), "too big to open safely"),
        Nasty("a photograph of millions", "a.jpg", a_jpeg(60_000, 60_000), "too big to open safely"),
        Nasty("too many slides", "a.pptx", lambda: slides(1001), "slides"),
    ]  # fmt: skip


def nasty_to_read() -> list[Nasty]:
    """What is refused when it is read."""
    word = a_word()
    return [
        Nasty("a locked PDF", "a.pdf", a_locked_pdf(), "locked with a password"),
        Nasty("a PDF of nothing", "a.pdf", b"%PDF-1.7\n" + b"0" * 2000 + b"\n%%EOF", "cut short"),
        Nasty("too many pages", "a.pdf", lambda: a_pdf(pages=1001), "more than 1,000 pages"),
        Nasty("broken words", "a.docx", with_parts(word, {"word/document.xml": "<w:document><w:p>"}), "cut short"),
        Nasty(
            "too many cells",
            "a.xlsx",
            lambda: with_parts(an_excel(), {"xl/worksheets/sheet1.xml": many_cells()}),
            "more than 1,200,000 filled cells",
        ),
        Nasty("too many words", "a.docx", a_long_word, "more than 26,000,000 characters"),
    ]


@cache
def good_files() -> dict[str, bytes]:
    return {
        "audit.pdf": a_pdf(), "AUDIT.PDF": a_pdf(), "audit.docx": a_word(), "figures.xlsx": an_excel(),
        "learning.pptx": slides(), "list.csv": b"Agency,Audits\r\nHealth,41\r\n", "café.txt": "Café".encode("cp1252"),
        "wide.txt": "Audit of neglect".encode("utf-16"), "photo.png": a_png(), "photo.jpeg": a_jpeg(),
        "chart.docx": with_parts(a_word(), {"word/embeddings/book.xlsx": an_excel()}),
    }  # fmt: skip
