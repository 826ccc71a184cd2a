"""Writes a document as a Word file with real styles, linked contents and the page numbers that the PDF found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from goldthread.kit.charts.picture import png
from goldthread.kit.document import nodes
from goldthread.kit.document import word_styles as edges
from goldthread.kit.document.columns import numeric, shares
from goldthread.kit.document.nodes import Block, Document, Section, Words, address, runs, source_line
from goldthread.kit.document.word_package import PAGE, Holds, WordPackage
from goldthread.kit.words import printable

WIDTH = 9638
EMU = 9525


@dataclass
class Ink:
    """What the writer remembers on its way down."""

    package: Holds
    base: str
    level: int = 1
    tables: int = 0
    figures: int = 0
    in_note: bool = False
    hang: int = 0
    frame: str = ""

    def count(self, what: str) -> int:
        setattr(self, what, getattr(self, what) + 1)
        return int(getattr(self, what))


def write(document: Document, page_numbers: Mapping[str, int] | None = None) -> bytes:
    """The Word file. `page_numbers` holds the page each section begins on, by its key."""
    package = WordPackage(document)
    ink = Ink(package, document.base)
    report = document.kind == "report"
    front = (
        _cover(document, ink) + contents(document, page_numbers or {}) + _PAGE_BREAK
        if report
        else _header(document, ink)
    )
    body = "".join(section(each, place, ink) for place, each in enumerate(document.sections))
    marking = paragraph("Marking", _text(document.marking)) if document.marking else ""
    number = _text("Page ") + _field("PAGE", "1") + _text(" of ") + _field("NUMPAGES", "1")
    footer = paragraph("Footer", (_text(document.owner) if report else "") + _TAB + number)
    return package.saved(
        front + body + f"<w:sectPr>{PAGE}</w:sectPr>",
        header=marking + _running(document),
        footer=footer + marking,
        first=marking if report else None,
    )


def _running(document: Document) -> str:
    title = document.title if document.kind == "report" else ""
    invented = _TAB + _text(nodes.INVENTED, f'<w:color w:val="{edges.PLUM}"/>') if document.invented else ""
    return paragraph("Header", _text(title) + invented) if title or invented else ""


# Small markup

_TAB, _BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
_LABEL = 28  # letters of a label in bold before the column of values; one that is longer has its value beneath
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_SPACE = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'


def paragraph(style: str, content: str, extra: str = "") -> str:
    """A paragraph in a style; `extra` is further paragraph properties, in the order Word wants them."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def _text(text: str, properties: str = "") -> str:
    """A run; line ends and tabs as Word has them."""
    if not text:
        return ""
    safe = escape(printable(text), quote=False)
    for sign, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        safe = safe.replace(sign, f'</w:t>{element}<w:t xml:space="preserve">')
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{safe}</w:t></w:r>'


def _field(code: str, result: str) -> str:
    """A field with its stored result, so that the file opens without a question."""
    return _field_start(code) + _text(result) + _FIELD_END


def _field_start(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


# Front matter


def _cover(document: Document, ink: Ink) -> str:
    lines = (document.period, document.edition)
    return (
        paragraph("Owner", _text(document.owner), '<w:spacing w:before="2400"/>')
        + paragraph("Title", _text(document.title))
        + (paragraph("Subtitle", _text(document.subtitle)) if document.subtitle else "")
        + "".join(paragraph("Subtitle", _text(line)) for line in lines if line)
        + _invented(document)
        + (_SPACE + _definitions(nodes.Definitions(document.cover), ink) if document.cover else "")
        + _PAGE_BREAK
    )


def _invented(document: Document) -> str:
    return paragraph("Notice", _text(nodes.INVENTED)) if document.invented else ""


def _header(document: Document, ink: Ink) -> str:
    owner = paragraph("Owner", _text(document.owner)) if document.owner else ""
    title = paragraph("Title", _text(document.report_word or document.title))
    rows = header_rows(document, ink)
    return owner + title + _invented(document) + (rows + _SPACE if rows else "")


def header_rows(document: Document, ink: Ink) -> str:
    """The table at the head of a paper; nothing where there is none."""
    rows = "".join(
        _row((_cell(2600, _text(label, "<w:b/>"), "TableText"), _cell(WIDTH - 2600, words(value, ink), "TableText")))
        for label, value in document.header_rows
    )
    return _grid("HeaderTable", (2600, WIDTH - 2600), rows, first_column=True, header=False) if rows else ""


def contents(document: Document, pages: Mapping[str, int]) -> str:
    """A real table of contents with its result stored, so that it reads well at once and can be updated in Word."""
    shown = [(place, section) for place, section in enumerate(document.sections) if section.level < 3]
    lines = [
        paragraph(
            f"Toc{section.level}",
            (_field_start('TOC \\o "1-2" \\h \\z') if place == shown[0][0] else "")
            + f'<w:hyperlink w:anchor="{_bookmark(place)}" w:history="1">{_text(section.heading)}'
            + (
                _TAB + _field(f"PAGEREF {_bookmark(place)} \\h", str(pages[section.key]))
                if section.key in pages
                else ""
            )
            + "</w:hyperlink>"
            + (_FIELD_END if place == shown[-1][0] else ""),
        )
        for place, section in shown
    ]
    return paragraph("ContentsHeading", _text("Contents")) + "".join(lines)


def _bookmark(place: int) -> str:
    return f"_Toc{100000 + place}"


def section(given: Section, place: int, ink: Ink) -> str:
    """A section: its heading, which the contents lead to, and what stands under it."""
    ink.level, ink.hang = given.level, 0
    number = ink.package.mark()
    heading = (
        f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(place)}"/>{_text(given.heading)}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    return paragraph(f"Heading{given.level}", heading) + blocks(given.nodes, ink)


# Runs


def words(given: Words, ink: Ink, bold: bool = False) -> str:
    """Words as runs, everything of theirs escaped."""
    return "".join(INLINES[type(run)](run, ink, bold) for run in runs(given))


def _run(run: nodes.Run, ink: Ink, bold: bool) -> str:
    return _text(run.text, "<w:b/>" * (run.bold or bold) + "<w:i/>" * run.italic)


def _link(link: nodes.Link, ink: Ink, bold: bool = False) -> str:
    href = address(link.href, ink.base)
    if not href:
        return _text(link.text, "<w:b/>" * bold)
    key = ink.package.link(href, ink.in_note)
    return f'<w:hyperlink r:id="{key}" w:history="1">{_text(link.text, _LINK + "<w:b/>" * bold)}</w:hyperlink>'


def _footnote(note: nodes.Footnote, ink: Ink, bold: bool) -> str:
    ink.in_note = True
    text = words(note.words, ink)
    ink.in_note = False
    mark = f"<w:r>{_NOTE}<w:footnoteRef/></w:r>{_text(' ')}"
    ink.package.notes.append(paragraph("FootnoteText", mark + text))
    return f'<w:r>{_NOTE}<w:footnoteReference w:id="{len(ink.package.notes)}"/></w:r>'


_LINK = '<w:rStyle w:val="Hyperlink"/>'
_NOTE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

# Blocks


def blocks(given: tuple[Block, ...], ink: Ink) -> str:
    """One block after another."""
    return "".join(BLOCKS[type(node)](node, ink) for node in given)


def _paragraph(node: nodes.Paragraph, ink: Ink) -> str:
    keep = "<w:keepNext/>" if nodes.is_bold(node.words) else ""
    if node.number is None:
        return paragraph(ink.frame or "BodyText", words(node.words, ink), keep + _indent(ink.hang))
    ink.hang = 567
    return paragraph("NumberedParagraph", _text(f"{node.number}.") + _TAB + words(node.words, ink), keep)


def _indent(left: int) -> str:
    return f'<w:ind w:left="{left}"/>' if left else ""


def _subheading(node: nodes.SubHeading, ink: Ink) -> str:
    return paragraph(f"Heading{ink.level + 1}", _text(node.title))


def _list(node: nodes.BulletList, ink: Ink, depth: int = 0) -> str:
    key = ink.package.restart() if node.numbered else 1
    style = "ListNumber" if node.numbered else "ListBullet"
    left = (624 if ink.frame else 454 + ink.hang) + 400 * depth
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>{_border(ink, 10 + 20 * depth)}'
    indent = f'<w:ind w:left="{left}" w:hanging="340"/>'
    lines = []
    for number, item in enumerate(node.items, 1):
        if isinstance(item, nodes.BulletList):
            lines.append(_list(item, ink, min(depth + 1, 1 if ink.frame else 2)))
        else:
            after = '<w:spacing w:after="160"/>' if number == len(node.items) and not depth else ""
            lines.append(paragraph(style, words(item, ink), place + after + indent))
    return "".join(lines)


def _border(ink: Ink, space: int = 10) -> str:
    """The line at the left of a callout, in one place however far the text is set in."""
    edge = {"Callout": edges.GREEN, "Quote": edges.BLUE}.get(ink.frame)
    return f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="{space}" w:color="{edge}"/></w:pBdr>' if edge else ""


def _definitions(node: nodes.Definitions, ink: Ink) -> str:
    return "".join(
        paragraph("Definition", _text(label, "<w:b/>") + (_TAB if len(label) <= _LABEL else _BREAK) + words(value, ink))
        for label, value in node.rows
    )


def _table(node: nodes.Table, ink: Ink) -> str:
    caption = _caption("Table", ink.count("tables"), node.caption) if node.caption else ""
    note = paragraph("Source", _text(node.note)) if node.note else _SPACE
    return caption + _columned(node, ink) + note


def _caption(word: str, number: int, text: str) -> str:
    return paragraph("Caption", _text(f"{word} ") + _field(f"SEQ {word} \\* ARABIC", str(number)) + _text(f": {text}"))


def _columned(node: nodes.Table, ink: Ink) -> str:
    widths = tuple(int(share * WIDTH) for share in shares(node))
    right = tuple('<w:jc w:val="right"/>' if is_numeric else "" for is_numeric in numeric(node))
    head = _row(
        tuple(
            _cell(width, _text(column), "TableHeading", align)
            for width, column, align in zip(widths, node.columns, right, strict=True)
        ),
        header=True,
    )
    body = "".join(
        _row(
            tuple(
                _cell(width, words(cell, ink, node.row_header and place == 0), "TableText", align)
                for place, (width, cell, align) in enumerate(zip(widths, row, right, strict=True))
            )
        )
        for row in node.rows
    )
    return _grid("ReportTable", widths, head + body, first_column=node.row_header, name=node.caption)


def _grid(
    style: str, widths: tuple[int, ...], rows: str, *, first_column: bool, header: bool = True, name: str = ""
) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    name = f'<w:tblCaption w:val="{escape(printable(name))}"/>' if name else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="{header:d}" w:lastRow="0" '
        f'w:firstColumn="{first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{name}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: tuple[str, ...], header: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, content: str, style: str, extra: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, content, extra)}</w:tc>'


def _figures(node: nodes.Figures, ink: Ink) -> str:
    """Three to a row, or two where that is evener; their names are the header row."""
    each = 2 if len(node.items) in {2, 4} else 3
    rows = [node.items[place : place + each] for place in range(0, len(node.items), each)]
    return "".join(_figure_row(row, WIDTH // each, ink) + _SPACE for row in rows)


def _figure_row(row: tuple[nodes.Figure, ...], width: int, ink: Ink) -> str:
    names = tuple(_cell(width, _text(figure.label), "TableHeading") for figure in row)
    values = tuple(
        _cell(
            width, _text(figure.value) + _text(f" {figure.unit}" * bool(figure.unit), '<w:sz w:val="22"/>'), "KeyFigure"
        )
        for figure in row
    )
    sources = tuple(_cell(width, _behind(figure, ink), "TableText") for figure in row)
    rows = _row(names, header=True) + _row(values) + _row(sources)
    return _grid("ReportTable", (width,) * len(row), rows, first_column=False)


def _behind(figure: nodes.Figure, ink: Ink) -> str:
    source = _text(source_line(figure.source, figure.as_at))
    if not address(figure.href, ink.base):
        return source
    return source + _text("\n" if source else "") + _link(nodes.Link(nodes.records(figure), figure.href), ink)


def _chart(node: nodes.Chart, ink: Ink) -> str:
    key, width, height = ink.package.picture(png(node.svg))
    shrink = min(1.0, WIDTH * 635 / (width / 2 * EMU))
    size = f'cx="{int(width / 2 * EMU * shrink)}" cy="{int(height / 2 * EMU * shrink)}"'
    source = source_line(node.source, node.as_at)
    table = _columned(nodes.Table(node.columns, node.rows, row_header=True), ink) if node.rows else ""
    return (
        _caption("Figure", ink.count("figures"), node.title)
        + paragraph(
            "BodyText", _picture(key, size, node.description, ink.package.mark()), "<w:keepNext/>" if table else ""
        )
        + table
        + (paragraph("Source", _text(source)) if source else _SPACE)
    )


def _picture(key: str, size: str, description: str, number: int) -> str:
    said = escape(printable(description))
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="{number}" name="Figure {number}" descr="{said}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Figure {number}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _callout(node: nodes.Callout, ink: Ink) -> str:
    before, hang = ink.frame, ink.hang
    ink.frame, ink.hang = ("Callout" if node.kind == "evidence" else "Quote"), 0
    title = paragraph("CalloutTitle", _text(node.title), _border(ink)) if node.title else ""
    body = blocks(node.nodes, ink)
    ink.frame, ink.hang = before, hang
    return title + body + _SPACE


def _gap(node: nodes.Gap, ink: Ink) -> str:
    return paragraph("Gap", _text(node.words))


def _break(node: nodes.PageBreak, ink: Ink) -> str:
    return _PAGE_BREAK


INLINES: dict[type, Callable[..., str]] = {nodes.Run: _run, nodes.Link: _link, nodes.Footnote: _footnote}

BLOCKS: dict[type, Callable[..., str]] = {
    nodes.Paragraph: _paragraph,
    nodes.SubHeading: _subheading,
    nodes.BulletList: _list,
    nodes.Definitions: _definitions,
    nodes.Table: _table,
    nodes.Figures: _figures,
    nodes.Chart: _chart,
    nodes.Callout: _callout,
    nodes.Gap: _gap,
    nodes.PageBreak: _break,
}
