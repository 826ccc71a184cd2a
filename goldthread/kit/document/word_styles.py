"""The styles of our Word files, as a table, so that a council's own template can restyle a document whole."""

from dataclasses import dataclass, replace

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
FONT, BLUE, PLUM, GREY, GREEN, RULE = "Arial", "12436D", "801650", "484949", "28A197", "BFBFBF"


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes in points, spaces and indents in twentieths of one, `left` with its hanging part."""

    name: str
    size: float = 11
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: int = 0
    after: int = 120
    left: int = 0
    hanging: int = 0
    line: int = 276
    keep: bool = False
    outline: int | None = None
    based: str = "Normal"
    follows: str = ""
    align: str = ""
    extra: str = ""

    @property
    def key(self) -> str:
        return "".join(word.capitalize() for word in self.name.split())


def _edge(colour: str) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="{colour}"/></w:pBdr>'


def _tab(place: int, kind: str = "left", leader: str = "none") -> str:
    return f'<w:tabs><w:tab w:val="{kind}" w:leader="{leader}" w:pos="{place}"/></w:tabs>'


STYLES = (
    Style("Body Text", follows="BodyText"),
    Style("Title", size=30, bold=True, colour=BLUE, before=120, after=200, line=240, follows="Subtitle"),
    Style("Subtitle", size=16, after=120, line=240, follows="BodyText"),
    Style("heading 1", size=20, bold=True, colour=BLUE, before=400, after=160, line=240, keep=True, outline=0),
    Style("heading 2", size=15, bold=True, colour=BLUE, before=320, after=120, line=240, keep=True, outline=1),
    Style("heading 3", size=12.5, bold=True, before=240, after=100, line=240, keep=True, outline=2),
    Style("heading 4", size=11, bold=True, before=200, after=80, line=240, keep=True, outline=3),
    Style("Contents Heading", size=20, bold=True, colour=BLUE, after=200, line=240, keep=True),
    Style("toc 1", bold=True, before=60, after=60, extra=_tab(9638, "right", "dot")),
    Style("toc 2", left=340, after=40, extra=_tab(9638, "right", "dot")),
    Style("List Bullet", left=454, hanging=284, after=60, based="BodyText"),
    Style("List Number", left=454, hanging=340, after=60, based="BodyText"),
    Style("Numbered Paragraph", left=567, hanging=567, based="BodyText", extra=_tab(567)),
    Style("Numbered List", left=964, hanging=284, after=60, based="BodyText"),
    Style("Definition", left=3402, hanging=3402, after=80, based="BodyText", extra=_tab(3402)),
    Style("caption", size=10.5, bold=True, before=200, after=80, line=240, keep=True, follows="BodyText"),
    Style("Source", size=9, colour=GREY, before=60, after=240, line=240),
    Style("Table Text", size=9.5, after=0, line=252),
    Style("Table Heading", size=9.5, bold=True, after=0, line=252, based="TableText", keep=True),
    Style("Key Figure", size=22, bold=True, colour=BLUE, after=0, line=240, keep=True),
    Style("Quote", left=284, after=120, based="BodyText", extra=_edge(BLUE)),
    Style("Callout", left=284, after=80, based="Quote", extra=_edge(GREEN)),
    Style("Callout Title", bold=True, left=284, before=200, after=0, keep=True, based="Callout", extra=_edge(GREEN)),
    Style("Gap", colour=GREY, left=284, based="BodyText", extra=_edge(PLUM)),
    Style("Owner", size=13, bold=True, colour=BLUE, after=60),
    Style("Notice", bold=True, colour=PLUM, before=200, after=200),
    Style("Marking", size=10, bold=True, align="center", after=0, line=240),
    Style("header", size=9, colour=GREY, after=0, line=240, extra=_tab(9638, "right")),
    Style("footer", size=9, colour=GREY, after=0, line=240, extra=_tab(9638, "right")),
    Style("footnote text", size=9, after=40, line=240),
)


# A paper has no decoration: black, and headings hardly larger than the text.
PAPER_SIZES = {
    "Title": 16,
    "Contents Heading": 13,
    "heading 1": 13,
    "heading 2": 11.5,
    "heading 3": 11,
    "Table Text": 11,
    "Table Heading": 11,
}


def styles(language: str, is_paper: bool) -> str:
    """The whole of styles.xml."""
    shown = [replace(one, colour="", size=PAPER_SIZES.get(one.name, one.size)) if is_paper else one for one in STYLES]
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="22"/>'
        f'<w:szCs w:val="22"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{''.join(_style(style) for style in shown)}{_CHARACTERS}{_TABLES}</w:styles>"
    )


def _style(style: Style) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    align = f'<w:jc w:val="{style.align}"/>' if style.align else ""
    hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
    indent = f'<w:ind w:left="{style.left}"{hanging}/>' if style.left else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = int(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based}"/><w:next w:val="{style.follows or style.key}"/><w:qFormat/><w:pPr>{keep}'
        f'{_numbered(style)}{style.extra}<w:spacing w:before="{style.before}" w:after="{style.after}" '
        f'w:line="{style.line}" w:lineRule="auto"/>{indent}{align}{outline}</w:pPr><w:rPr>{"<w:b/>" * style.bold}'
        f'{"<w:i/>" * style.italic}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _numbered(style: Style) -> str:
    number = {"List Bullet": 1, "List Number": 2}.get(style.name)
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' if number else ""


_CHARACTERS = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1A65A6"/>'
    '<w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)

_MARGINS = (
    '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    '</w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="{RULE}"/>'
    f'<w:bottom w:val="single" w:sz="4" w:color="{RULE}"/><w:insideH w:val="single" w:sz="4" w:color="{RULE}"/>'
    f'</w:tblBorders>{_MARGINS}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="12" w:color="{BLUE}"/></w:tcBorders><w:shd w:val="clear" w:fill="EEF2F6"/>'
    '</w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="HeaderTable"><w:name w:val="Header Table"/><w:basedOn w:val="TableNormal"/>'
    f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="{GREY}"/><w:left w:val="single" w:sz="4" '
    f'w:color="{GREY}"/><w:bottom w:val="single" w:sz="4" w:color="{GREY}"/><w:right w:val="single" w:sz="4" '
    f'w:color="{GREY}"/><w:insideH w:val="single" w:sz="4" w:color="{GREY}"/><w:insideV w:val="single" w:sz="4" '
    f'w:color="{GREY}"/></w:tblBorders>{_MARGINS}</w:tblPr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr>'
    "</w:tblStylePr></w:style>"
)


def numbering(restarts: int) -> str:
    """The whole of numbering.xml: bullets are list 1, numbers list 2, and each numbered list starts one again."""
    bullets = "".join(_level(place, "bullet", sign) for place, sign in enumerate("•–•"))
    numbers = "".join(
        _level(place, kind, f"%{place + 1}.") for place, kind in enumerate(("decimal", "lowerLetter", "lowerRoman"))
    )
    again = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
        for number in range(3, 3 + restarts)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{bullets}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>{numbers}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        f"{again}</w:numbering>"
    )


def _level(place: int, kind: str, text: str) -> str:
    left = 454 + 400 * place
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def settings(language: str) -> str:
    """The whole of settings.xml: today's layout, the language, and no request to update fields."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{language}"/></w:settings>'
    )
