"""A council's own Word template: brought, told what is wrong with it before anything is made, mended, and filled."""

from io import BytesIO

import docx
import pytest

from goldthread.post.checking import finding_of
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import settle_file
from goldthread.report.models import Paper, Template
from tests.factories.templates import PAPER, a_council_template
from tests.journeys.conftest import NOW

NAME = "Example Council, committee report"
WRONG = ("Chair: {{ chairman }}", "See {{ tail }}", "{{ parts }}")


@pytest.fixture
def writer(come):
    return come("manager")


def word_file(lines):
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": "committee report.docx", "mimeType": media_type, "buffer": a_council_template(lines)}


def choose(writer, lines):
    writer.box("The template").set_input_files(word_file(lines))


def look_at_all():
    """What the worker does."""
    for file in StoredFile.objects.filter(checked_at=None):
        settle_file(file=file, finding=finding_of(file), by=None, on=NOW.date())


def bring(writer, lines):
    writer.open("/reports/")
    writer.follow("Your council’s templates")
    writer.follow("Bring a template")
    choose(writer, lines)
    writer.write("Whose template is it?", NAME)
    writer.tick(Template.Kind.PAPER.label)
    writer.press("Bring the template")


def test_a_councils_own_template_is_brought_mended_and_filled(writer, wessmere):
    paper = Paper.objects.get(report__home__key="wessmere", key="board-2026")
    bring(writer, WRONG)
    look_at_all()
    template = Template.objects.get(name=NAME)
    writer.open(template.get_absolute_url())
    writer.reads("It cannot be filled yet", "chairman", "needs a paragraph of its own", "Left out")
    writer.open(f"{template.get_absolute_url()}fill/{paper.pk}/")
    writer.reads("cannot be filled yet")
    assert writer.page.get_by_text("Make the Word file").count() == 0, "nothing is made before it is mended"
    writer.open(template.get_absolute_url())
    writer.follow("Bring the mended file")
    choose(writer, PAPER)
    writer.press("Bring the file")
    look_at_all()
    writer.open(paper.get_absolute_url())
    writer.follow(f"in the template of {NAME}")
    with writer.page.expect_download() as download:
        writer.page.get_by_text("Make the Word file").click()
    filled = docx.Document(BytesIO(download.value.path().read_bytes()))
    assert "Example Council" in filled.sections[0].header.paragraphs[-1].text
    assert any(str(paper.title) in each.text for each in filled.sections[0].footer.paragraphs)
    text = "\n".join(each.text for each in filled.paragraphs)
    assert "{{" not in text and "Purpose of this report" in text
