"""The Word file: real styles, real notes, and it opens without a question."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx as word
import pytest
from docx.oxml.ns import qn

from goldthread.kit.document import docx
from goldthread.kit.document.nodes import Definitions, Section
from tests.kit.document.sample import HOSTILE, PAPER, REPORT

PAGES = {section.key: place for place, section in enumerate(REPORT.sections, start=3)}


@pytest.fixture(scope="module")
def file():
    return docx.write(REPORT, PAGES)


@pytest.fixture(scope="module")
def report(file):
    return word.Document(BytesIO(file))


@pytest.fixture(scope="module")
def paper():
    return word.Document(BytesIO(docx.write(PAPER)))


def parts(file):
    with ZipFile(BytesIO(file)) as folder:
        return {name: folder.read(name).decode() for name in folder.namelist() if name.endswith(".xml")}


def test_page_is_a4_in_british_english_with_a_title(report, file):
    section = report.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert report.core_properties.title == "Yearly report 2020-21"
    assert report.core_properties.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in parts(file)["word/styles.xml"]
    assert "python-docx" not in "".join(parts(file).values())


def test_styles_are_real_ones(report):
    used = {paragraph.style.name for paragraph in report.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "List Bullet", "List Number", "Caption"} <= used
    assert {"toc 1", "toc 2", "Callout", "Quote", "Gap"} <= used


def test_every_style_named_is_there(file):
    markup = parts(file)
    names = set(markup["word/styles.xml"].split('w:styleId="')[1:])
    known = {name.split('"')[0] for name in names}
    for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            assert {piece.split('"')[0] for piece in markup[part].split(f'<w:{kind} w:val="')[1:]} <= known


def test_contents_are_linked_and_hold_the_pages_the_pdf_found(report):
    lines = [paragraph for paragraph in report.paragraphs if paragraph.style.name.startswith("toc")]
    assert [line.text for line in lines][:3] == ["1 Summary\t3", "2 The plan\t4", "2.1 Responding to neglect\t5"]
    marks = {mark.get(qn("w:name")) for mark in report.element.iter(qn("w:bookmarkStart"))}
    anchors = [link.get(qn("w:anchor")) for line in lines for link in line._p.iter(qn("w:hyperlink"))]
    assert len(anchors) == len(REPORT.sections)
    assert set(anchors) <= marks


def test_it_opens_without_a_question(file):
    markup = parts(file)
    assert "updateFields" not in markup["word/settings.xml"]
    assert "w:dirty" not in markup["word/document.xml"]
    begun, ended = (markup["word/document.xml"].count(f'fldCharType="{kind}"') for kind in ("begin", "end"))
    assert begun == ended


def test_header_rows_repeat_and_rows_do_not_split(report):
    for table in report.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_pictures_have_their_words(report):
    pictures = list(report.element.iter(qn("wp:docPr")))
    assert len(pictures) == 4
    assert all(picture.get("descr") for picture in pictures)
    assert len({picture.get("id") for picture in pictures}) == 4


def test_notes_are_real_footnotes(file):
    markup = parts(file)
    assert markup["word/document.xml"].count("<w:footnoteReference ") == 2
    assert "Board minutes, 3 May 2021." in markup["word/footnotes.xml"]


def test_every_page_is_marked_numbered_and_says_it_is_invented(report):
    section = report.sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs][0] == "OFFICIAL"
    assert "Invented for demonstration" in section.header.paragraphs[1].text
    assert "Page 1 of 1" in section.footer.paragraphs[0].text
    assert section.first_page_header.paragraphs[0].text == "OFFICIAL"


def test_numbered_lists_begin_again(report):
    keys = [
        paragraph._p.pPr.numPr.numId.val for paragraph in report.paragraphs if paragraph.style.name == "List Number"
    ]
    assert keys == [3, 3, 4, 4]


def test_what_people_wrote_stays_words(report):
    assert any(paragraph.text == HOSTILE for paragraph in report.paragraphs)
    assert any("\x07" not in paragraph.text and "你好" in paragraph.text for paragraph in report.paragraphs)


def test_a_paper_has_its_header_block_and_the_numbers_of_its_paragraphs_in_the_text(paper):
    assert [cell.text for cell in paper.tables[0].rows[0].cells] == ["Committee", "Health and Wellbeing Board"]
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert "2.\tThe Board is asked to note the content of this report." in texts
    assert "12.\tPart A strategic objective: responding to neglect" in texts
    assert not any(paragraph.style.name.startswith("toc") for paragraph in paper.paragraphs)


def test_a_paper_has_no_colour():
    assert "<w:color" not in parts(docx.write(PAPER))["word/styles.xml"].replace('<w:color w:val="1A65A6"/>', "")


def test_a_label_too_long_for_its_column_has_its_value_beneath_it():
    rows = (("Runs", "From 2020-21"), ("Changes of ownership and oversight", "Moved in 2021"))
    document = replace(REPORT, sections=(Section("plan", "The plan", (Definitions(rows),)),))
    lines = word.Document(BytesIO(docx.write(document))).paragraphs
    assert [line.text for line in lines if line.style.name == "Definition"][-2:] == [
        "Runs\tFrom 2020-21",
        "Changes of ownership and oversight\nMoved in 2021",
    ]
