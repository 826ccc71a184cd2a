"""A document as a file: HTML, Word or PDF. Word takes its page numbers from the PDF."""

from dataclasses import dataclass

from goldthread.kit.document import docx, html, pdf
from goldthread.kit.document.nodes import Document

TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True)
class Printed:
    """A file's bytes and its kind."""

    content: bytes
    content_type: str


def as_file(document: Document, kind: str) -> Printed:
    """Return the document as one kind of file. Raises KeyError for a kind that is not made."""
    return Printed(files(document, (kind,))[kind], TYPES[kind])


def files(document: Document, kinds: tuple[str, ...] = tuple(TYPES)) -> dict[str, bytes]:
    """Return the document as several kinds of file; the PDF is made once for itself and for Word's page numbers."""
    found: dict[str, bytes] = {}
    printed = pdf.write(document) if {"pdf", "docx"} & set(kinds) else None
    for kind in kinds:
        if kind == "html":
            found[kind] = html.write(document).encode()
        elif kind == "docx":
            found[kind] = docx.write(document, printed.pages if printed else {})
        elif printed:
            found[kind] = printed.content
    return found
