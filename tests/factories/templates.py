"""A council's Word template, made by hand: its own fonts, colours, styles, a header with its mark, a footer."""

from dataclasses import asdict
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from goldthread.kit.document.filling import look
from goldthread.report.models import Template
from goldthread.report.placeholders import PASSAGES
from tests.cast import TODAY
from tests.factories.evidence import stored
from tests.kit.files.made import a_png

PAPER = ("{{ header_table }}", "{{ section_opening }}", "{{ parts }}", "{{ tail }}")
GREEN = RGBColor(0x1F, 0x5C, 0x3A)


def a_council_template(lines: tuple[str, ...] = PAPER, header: str = "Example Council", footer: str = "{{ title }}"):
    """The bytes of a Word file in a look of its own, with these lines as its text."""
    file = docx.Document()
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(12)
    for number, size in ((1, 18), (2, 14), (3, 12)):
        heading = file.styles[f"Heading {number}"]
        heading.font.name, heading.font.size, heading.font.color.rgb = "Liberation Sans", Pt(size), GREEN
    numbered = file.styles.add_style("Numbered Paragraph", WD_STYLE_TYPE.PARAGRAPH)
    numbered.base_style = style
    numbered.paragraph_format.left_indent, numbered.paragraph_format.first_line_indent = Cm(1.5), Cm(-1.5)
    section = file.sections[0]
    section.left_margin = section.right_margin = Cm(3)
    top = section.header.paragraphs[0]
    top.add_run().add_picture(BytesIO(a_png(60, 20)), height=Cm(0.8))
    top.add_run(f"  {header}").bold = True
    section.footer.paragraphs[0].text = footer
    for line in lines:
        file.add_paragraph(line)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def a_template(world: Any, kind: str = "paper", lines: tuple[str, ...] = PAPER, state: str = "checked", **more: Any):
    """A template of Wessmere's that the manager brought."""
    content, person = a_council_template(lines), world.people["manager"]
    file = stored(world.wessmere, person, state, content)
    file.name, file.kind = "committee report.docx", "word"
    file.save()
    uses = [asdict(each) for each in look(content, PASSAGES)]
    number = Template.objects.count()
    about = {"home": world.wessmere, "key": f"template-{number}", "kind": kind, "name": "Example Council", **more}
    return Template.objects.create(file=file, uses=uses, added_by=person, added_on=TODAY, **about)
