"""A Word template that somebody made: what it may name, how it is filled, and what it can never do."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Cm

from goldthread.kit.document.filling import Used, fill, look
from goldthread.kit.document.word_pieces import pieces
from goldthread.kit.refusal import Refusal
from tests.factories.templates import a_council_template
from tests.kit.document.sample import REPORT
from tests.kit.files.made import with_parts

BLOCKS = ("everything", "contents")


def filled(*lines, values=None, passages=None, **around):
    whole = pieces(REPORT)
    passages = {"everything": "".join(whole.sections)} if passages is None else passages
    return docx.Document(BytesIO(fill(a_council_template(lines, **around), values or {}, passages, whole)))


def words(document):
    return "\n".join(each.text for each in document.paragraphs)


def test_it_says_what_stands_where():
    found = look(a_council_template(("Committee report", "{{ title }}", "{{ everything }}"), "{{ marking }}"), BLOCKS)
    assert Used("title", "the text, after “Committee report”") in found
    assert Used("marking", "the header") in found and Used("title", "the footer") in found


def test_a_whole_passage_in_a_line_or_around_the_text_is_told():
    found = look(a_council_template(("As follows: {{ everything }}",), "{{ contents }}"), BLOCKS)
    assert {(each.name, each.wrong) for each in found} >= {("everything", "in a line"), ("contents", "around")}


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__.__mro__ }}", "{{ title.__class__ }}", "{{ title|upper }}", "{{ title() }}", "{{ a[0] }}",
        "{% for a in b %}{% endfor %}", "{% set a = 1 %}", "{% include 'a' %}", "{% macro a() %}{% endmacro %}",
        "{# a #}", "{{r title }}", "{%tr if a %}", "{% colspan 2 %}", "{{ 7 * 7 }}", "{% if a == 1 %}{% endif %}",
    ],
)  # fmt: skip
def test_code_is_refused_with_what_it_was(line):
    with pytest.raises(Refusal, match="A template holds no code"):
        look(a_council_template((line,)), BLOCKS)


def test_code_in_the_markup_itself_is_refused_too():
    content = a_council_template(("Words",))
    with ZipFile(BytesIO(content)) as archive:
        text = archive.read("word/document.xml").decode()
    hidden = text.replace("<w:p>", "<w:p w:rsidR=\"{{ ''.__class__ }}\">", 1)
    with pytest.raises(Refusal):
        look(with_parts(content, {"word/document.xml": hidden}), BLOCKS)


@pytest.mark.parametrize("line", ["{{ title", "title }}", "{{ title }", "{% if title %}"])
def test_what_is_not_whole_is_refused(line):
    with pytest.raises(Refusal):
        look(a_council_template((line,)), BLOCKS)


def test_what_is_fetched_from_elsewhere_is_refused():
    content = a_council_template()
    with ZipFile(BytesIO(content)) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    there = f'<Relationship Id="rX" Type="{kind}" Target="https://example.com/a.png" TargetMode="External"/>'
    with pytest.raises(Refusal, match="from elsewhere"):
        changed = links.replace("</Relationships>", f"{there}</Relationships>")
        look(with_parts(content, {"word/_rels/document.xml.rels": changed}), BLOCKS)


def test_words_stay_words():
    found = words(filled("{{ title }}", values={"title": "<b> & {{ everything }}"}))
    assert found == "<b> & {{ everything }}"


def test_a_passage_takes_the_styles_of_the_template_and_brings_those_it_lacks():
    document = filled("{{ everything }}")
    heading = next(each for each in document.paragraphs if each.text == "1 Summary")
    assert heading.style.font.name == "Liberation Sans" and str(heading.style.font.color.rgb) == "1F5C3A"
    table = document.tables[0]
    assert table.style.name == "Report Table"
    bullets = next(each for each in document.paragraphs if each.text == "Joint group re-established")
    assert bullets.style.name == "List Bullet" and bullets._p.pPr.numPr is None
    added = document.styles["Body Text"]
    assert added.font.size is None or added.font.size.pt != 11


def test_tables_are_as_wide_as_the_text():
    document = filled("{{ everything }}")
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert 0 <= room - sum(each.width for each in document.tables[0].columns) < Cm(0.2)


def test_links_pictures_lists_and_notes_come_along():
    document = filled("{{ everything }}")
    kinds = [each.reltype.rpartition("/")[2] for each in document.part.rels.values()]
    assert "footnotes" in kinds and "image" in kinds and "hyperlink" in kinds
    numbers = {each.get(f"{{{W}}}val") for each in document.part._element.iter(f"{{{W}}}numId")}
    known = {each.get(f"{{{W}}}numId") for each in document.part.numbering_part._element.iter(f"{{{W}}}num")}
    assert numbers <= known


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_the_marking_stands_on_each_page_though_the_template_has_no_place_for_it():
    section = filled("{{ everything }}", values={"marking": "OFFICIAL-SENSITIVE"}).sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert section.footer.paragraphs[0].text == "OFFICIAL-SENSITIVE"


def test_the_marking_stands_once_where_the_template_has_a_place():
    document = filled("{{ everything }}", values={"marking": "OFFICIAL"}, header="{{ marking }}")
    assert [each.text.strip() for each in document.sections[0].header.paragraphs] == ["OFFICIAL"]


def test_what_is_empty_can_be_left_out_with_its_heading():
    lines = ("{%p if everything %}", "What we found", "{{ everything }}", "{%p endif %}", "The end")
    assert words(filled(*lines, passages={"everything": ""})) == "The end"
    assert words(filled(*lines)).startswith("What we found")


def test_the_web_does_not_load_what_fills_templates():

    code = "import sys, goldthread.kit.document.filling as f; assert not {'docxtpl', 'jinja2'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
