"""The year's report and its committee paper: from the record to three kinds of file."""

from io import BytesIO

import docx
import page as pdf
import pytest
from lxml import html

from goldthread.report.models import Paper, Report
from tests.archive import archive_faults

CLAIM = "Schools know who their young carers are."


@pytest.fixture
def writer(come):
    return come("manager")


@pytest.fixture
def report(wessmere):
    return Report.objects.get(home__key="wessmere", key="report-2025-26")


@pytest.fixture
def paper(wessmere):
    return Paper.objects.get(home__key="wessmere", key="board-2026")


def downloaded(visitor, kind: str) -> bytes:
    with visitor.page.expect_download() as download:
        visitor.page.locator("aside a", has_text=kind).first.click()
    return download.value.path().read_bytes()


def open_all_three(visitor, words: str) -> None:
    """Download the open record as each kind of file, and see that each holds its words."""
    page = html.fromstring(downloaded(visitor, "HTML"))
    assert words in page.text_content()
    document = docx.Document(BytesIO(downloaded(visitor, "Word")))
    assert any(words in paragraph.text for paragraph in document.paragraphs)
    file = downloaded(visitor, "PDF")
    assert archive_faults(file) == []
    assert pdf.validate_pdf_bytes(file, profile=pdf.ValidationProfile.PDF_UA_1).is_compliant


def test_she_writes_beside_the_facts_marks_a_claim_and_ties_it(writer, report):
    writer.open("/reports/")
    writer.follow("Yearly report 2025-26")
    writer.page.get_by_text("All items and answers").wait_for()
    writer.look()
    writer.open(f"/reports/{report.pk}/sections/learning/")
    writer.follow("", within=writer.page.locator(".gt-editor__section .govuk-button-group"))
    writer.page.context.set_offline(True)
    writer.page.get_by_label("Narrative").press_sequentially("We asked every school")
    writer.reads("There is no connection. What you typed is still in this page.")
    writer.page.context.set_offline(False)
    writer.write("Narrative", f"We asked every school.\n\n{CLAIM}")
    writer.page.get_by_text("There is no connection").wait_for(state="hidden")
    writer.complaints[:] = [each for each in writer.complaints if "DISCONNECTED" not in each and "htmx:" not in each]
    writer.press("Save the narrative")
    writer.reads(CLAIM)
    writer.follow("Claims and what they rest on")
    writer.write("The words that claim something", "Words that are not there")
    writer.press("Mark as a claim")
    writer.reads("There is a problem")
    writer.write("The words that claim something", CLAIM)
    writer.press("Mark as a claim")
    writer.reads("Tie them to what they rest on", "Bare")
    writer.follow("Tie it to a record")
    writer.write("Reference of the record", "AC-9999")
    writer.press("Tie the claim")
    writer.reads("There is a problem")
    writer.write("Reference of the record", "AC-1")
    writer.press("Tie the claim")
    writer.reads("Rests on", "AC-1")


def test_she_says_why_an_item_of_the_guidance_does_not_apply(writer, report):
    writer.open(report.get_absolute_url())
    writer.follow("All items and answers")
    writer.follow("Say that it does not apply")
    writer.tick("Does not apply")
    writer.press("", within=writer.page.locator("main form"))
    writer.reads("There is a problem")
    writer.write("Why?", "Nothing of the kind fell in the year.")
    writer.press("", within=writer.page.locator("main form"))
    writer.reads("Reason: Nothing of the kind fell in the year.")


@pytest.mark.told_twice("report", "places change by turns, and the whole record is gathered")
def test_she_orders_renames_hides_and_adds_sections_then_previews_and_downloads(writer, report):
    writer.open(report.get_absolute_url())
    writer.follow("Order, rename, add or hide sections")
    rows = writer.page.locator(".gt-order__row")
    second = rows.nth(1).locator("a").first.inner_text()
    writer.press("Up", within=rows.nth(1))
    assert rows.nth(0).locator("a").first.inner_text() == second
    writer.press("Down", within=rows.nth(0))
    writer.press("Hide", within=rows.nth(1))
    writer.reads("does not print from now on")
    writer.press("Show", within=rows.nth(1))
    writer.follow("Rename", within=rows.nth(1))
    writer.write("Title", "The year in short")
    writer.press("Save the section")
    writer.open(f"/reports/{report.pk}/arrange/")
    writer.follow("Add a section")
    writer.write("Or a section of your own: its title", "A word of thanks")
    writer.press("Add the section")
    writer.reads("The year in short", "A word of thanks")
    writer.follow("A word of thanks")
    writer.follow("Preview the whole")
    writer.reads("A word of thanks", "The year in short")
    writer.open(report.get_absolute_url())
    open_all_three(writer, "The year in short")


def test_the_committee_paper_is_edited_and_answers_last_years_question(writer, paper):
    writer.open(paper.get_absolute_url())
    writer.follow("", within=writer.page.locator(".gt-order__row").first)
    writer.write("Words", "Members are told what changed for children.")
    writer.press("Save the part")
    writer.reads("is saved")
    writer.follow("Say what is listed, empty, or confirmed as none")
    writer.choose("Legislation and Government directives", 'Confirmed: "None"')
    writer.press("Save")
    writer.reads("The corporate and legal information is saved.")
    writer.follow("Add a row to Background documents")
    writer.write("Document", "Audit of young carers")
    writer.write("Where it can be seen", "The partnership's office")
    writer.press("Add the row")
    writer.reads("Audit of young carers")
    writer.reads("Asked last year", "Do schools have a say?")
    writer.press("Take it up")
    writer.reads("taken up as a part of this paper")
    writer.follow("Preview the whole")
    writer.reads("Members are told what changed for children.", "Do schools have a say?")
    writer.open(paper.get_absolute_url())
    open_all_three(writer, "Members are told what changed for children.")
