"""The sections of a document as Word markup without a file, to be put into a template that somebody else made."""

import struct
from dataclasses import dataclass, field

from goldthread.kit.document import docx
from goldthread.kit.document.nodes import Document
from goldthread.kit.document.word_styles import numbering, styles

FIRST_MARK = 900_000


@dataclass
class Loose:
    """What sections point to, kept aside until they stand in a file: links, pictures and notes, by their number."""

    links: list[tuple[str, bool]] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    restarts: int = 0
    marks: int = FIRST_MARK

    def link(self, href: str, in_note: bool) -> str:
        """The key of a link out of the document."""
        self.links.append((href, in_note))
        return f"link{len(self.links) - 1}"

    def picture(self, image: bytes) -> tuple[str, int, int]:
        """The key of a picture, with its width and height in pixels."""
        self.pictures.append(image)
        width, height = struct.unpack(">II", image[16:24])
        return f"picture{len(self.pictures) - 1}", width, height

    def restart(self) -> int:
        """A fresh numbered list."""
        self.restarts += 1
        return 2 + self.restarts

    def mark(self) -> int:
        """A number no other bookmark or picture has."""
        self.marks += 1
        return self.marks


@dataclass(frozen=True)
class Pieces:
    """A document in pieces: the markup of each section, of the header of a paper and of the contents, with what they
    point to and the styles that they name."""

    sections: tuple[str, ...]
    header: str
    contents: str
    loose: Loose
    styles: str
    numbering: str


def pieces(document: Document) -> Pieces:
    """Return a document in pieces. Tables, figures, notes and lists count through the whole, in the order printed."""
    loose = Loose()
    ink = docx.Ink(loose, document.base)
    header = docx.header_rows(document, ink)
    sections = tuple(docx.section(each, place, ink) for place, each in enumerate(document.sections))
    return Pieces(
        sections, header, docx.contents(document, {}), loose,
        styles(document.language, document.kind == "paper"), numbering(loose.restarts),
    )  # fmt: skip
