"""The Word file around the words: our styles, numbering and settings, and what the words point to."""

from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import Protocol

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.section import _Footer, _Header

from goldthread.kit.document.nodes import Document
from goldthread.kit.document.word_styles import NAMESPACES, numbering, settings, styles

PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/>'
)
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Holds(Protocol):
    """Where the words stand: it answers the keys of what they point to."""

    notes: list[str]

    def link(self, href: str, in_note: bool) -> str: ...

    def picture(self, image: bytes) -> tuple[str, int, int]: ...

    def restart(self) -> int: ...

    def mark(self) -> int: ...


@dataclass
class WordPackage:
    """One Word file being made."""

    document: Document
    notes: list[str] = field(default_factory=list)
    restarts: int = 0
    marks: int = 0

    def __post_init__(self) -> None:
        self.package = docx.Document()
        self.main = self.package.part
        self.footnotes = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", self.main.package)
        self.main.relate_to(self.footnotes, RELATIONSHIP_TYPE.FOOTNOTES)
        self._describe()

    def link(self, href: str, in_note: bool) -> str:
        """The key of a link out of the document."""
        part = self.footnotes if in_note else self.main
        return part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, image: bytes) -> tuple[str, int, int]:
        """The key of a picture, with its width and height in pixels."""
        key, held = self.main.get_or_add_image(BytesIO(image))
        return key, held.px_width, held.px_height

    def restart(self) -> int:
        """A fresh numbered list."""
        self.restarts += 1
        return 2 + self.restarts

    def mark(self) -> int:
        """A number no other bookmark or picture has."""
        self.marks += 1
        return self.marks

    def saved(self, body: str, *, header: str, footer: str, first: str | None) -> bytes:
        """The file; what stands above and below each page, and on the first one when that differs."""
        language = self.document.language
        self.main._element.replace(self.main._element.body, parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"))
        section = self.package.sections[0]
        _fill(section.header, header)
        _fill(section.footer, footer)
        if first is not None:
            section.different_first_page_header_footer = True
            _fill(section.first_page_header, first)
            _fill(section.first_page_footer, first)
        self.main._styles_part._element = parse_xml(styles(language, self.document.kind == "paper"))
        self.main.numbering_part._element = parse_xml(numbering(self.restarts))
        self.main._settings_part._element = parse_xml(settings(language))
        self.footnotes._blob = self._notes().encode()
        file = BytesIO()
        self.package.save(file)
        return file.getvalue()

    def _notes(self) -> str:
        notes = "".join(f'<w:footnote w:id="{place}">{note}</w:footnote>' for place, note in enumerate(self.notes, 1))
        return f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {NAMESPACES}>{SEPARATORS}{notes}</w:footnotes>'

    def _describe(self) -> None:
        about = self.package.core_properties
        about.title, about.author, about.language = self.document.title, self.document.owner, self.document.language
        about.subject, about.comments, about.keywords = self.document.period, "", ""
        for child in list(about._element):
            if child.tag.endswith(("}created", "}modified", "}lastModifiedBy", "}revision")):
                about._element.remove(child)
        if self.document.on:
            about.created = about.modified = datetime.combine(self.document.on, time())


def _fill(place: _Header | _Footer, markup: str) -> None:
    place.is_linked_to_previous = False
    element = place._element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:hdr {NAMESPACES}>{markup or '<w:p/>'}</w:hdr>")):
        element.append(child)
