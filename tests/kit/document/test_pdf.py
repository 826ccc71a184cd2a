"""The PDF: accessible, archival, its text whole, its process small and gone."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import page
import pypdfium2
import pytest

from goldthread.kit.document import pdf
from goldthread.kit.document.letters import drawable
from goldthread.kit.document.nodes import Gap, Paragraph, Section
from tests.kit.document.sample import HOSTILE, PAPER, REPORT


@pytest.fixture(scope="module")
def report():
    return pdf.write(REPORT)


@pytest.fixture(scope="module")
def paper():
    return pdf.write(PAPER)


def pages_of(file):
    document = pypdfium2.PdfDocument(file.content)
    try:
        return [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()


def text_of(file):
    return " ".join(" ".join(pages_of(file)).split())


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A], ids=str)
@pytest.mark.parametrize("name", ["report", "paper"])
def test_it_passes_the_standards_for_access_and_for_archives(name, profile, request):
    file = request.getfixturevalue(name)
    found = page.validate_pdf_bytes(file.content, profile=profile)
    assert found.is_compliant, [(failure.rule_id, failure.message) for failure in found.failures]


def test_sections_begin_on_the_pages_it_says(report):
    pages = pages_of(report)
    assert report.pages.keys() == {section.key for section in REPORT.sections}
    for section in REPORT.sections:
        printed = " ".join(pages[report.pages[section.key] - 1].split())
        assert drawable(section.heading) in printed


def test_contents_print_the_real_pages(report):
    contents = pages_of(report)[1]
    assert "Contents" in contents
    assert str(report.pages["appendix"]) in contents.split("What each figure was counted from")[1]


def test_what_people_wrote_stays_words(report):
    assert HOSTILE in text_of(report)


def test_letters_no_font_has_are_boxes_and_the_rest_are_themselves(report):
    assert "Zoë, Łucja, Ωmega, Анна, café – “quoted” … £5 ½" in text_of(report)
    assert "what no font has: □□ □" in text_of(report)


def test_every_page_is_numbered_and_marked(report):
    pages = pages_of(report)
    for number, words in enumerate(pages, start=1):
        assert words.count("OFFICIAL") == 2
        assert "Invented for demonstration" in words
        if number > 1:
            assert f"Page {number} of {len(pages)}" in words


def test_a_table_that_breaks_repeats_its_header(report):
    assert sum("What is different for children" in words for words in pages_of(report)[5:]) >= 3


def test_a_paper_prints_its_header_block_and_numbers(paper):
    words = text_of(paper)
    assert "Committee Health and Wellbeing Board" in words
    assert "2. The Board is asked to note the content of this report." in words
    assert "Page 1 of 1" in words


def test_an_empty_section_is_still_a_document():
    document = replace(REPORT, cover=(), sections=(Section("only", "Only", (Gap(), Paragraph(""))),), marking="")
    assert "Nothing recorded." in text_of(pdf.write(document))


def test_the_same_document_of_one_day_makes_the_same_file():
    document = replace(PAPER, on=date(2021, 12, 9))
    assert pdf.write(document).content == pdf.write(document).content


def test_its_process_stays_under_200_megabytes_and_knows_nothing_of_this_app():
    watched = (  # VmHWM, not ru_maxrss: the latter remembers the process that started this one
        "import re, runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__');"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1],"
        " *(n for n in sys.modules if 'goldthread' in n), file=sys.stderr)"
    )
    sections = tuple(replace(REPORT.sections[-1], key=f"s-{number}") for number in range(15))
    done = subprocess.run(
        [sys.executable, "-I", "-c", watched, str(pdf.PROCESS), str(pdf.MEGABYTES), str(pdf.SECONDS)],
        input=json.dumps(pdf._document(replace(REPORT, sections=sections))).encode(),
        capture_output=True,
        check=True,
    )
    kilobytes, *ours = done.stderr.decode().split()
    assert int(kilobytes) < 200 * 1024
    assert not ours


def test_a_process_that_fails_says_why(monkeypatch):
    monkeypatch.setattr(pdf, "MEGABYTES", 1)
    with pytest.raises(pdf.PdfFailed):
        pdf.write(PAPER)
