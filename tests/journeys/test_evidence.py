"""Evidence as files: brought with a claim from a phone, checked in the background, read, used again, and taken out."""

from goldthread.actions.models import Action, Evidence
from goldthread.post.checking import finding_of
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import settle_file
from tests.journeys.conftest import NOW
from tests.kit.files.made import a_pdf, a_word

LEAD = "lead.childrens.services"


def sent(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def look_at_all():
    """What the worker does."""
    for file in StoredFile.objects.filter(checked_at=None):
        settle_file(file=file, finding=finding_of(file), by=None, on=NOW.date())


def test_files_are_brought_settled_read_used_again_and_removed(come):
    phone, desk = come(LEAD, width=375), come("manager")
    action = Action.objects.get(words__startswith="One number for advice to practitioners")
    phone.open(action.get_absolute_url())
    phone.follow("Add evidence")
    phone.box("Evidence: files").set_input_files([sent("a.pdf", a_pdf()), sent("b.docx", b"MZ\0\0")])
    phone.press("Add the evidence")
    phone.reads("There is a problem", "“b.docx” is of a kind that is not taken", "None of the files was kept")
    files = [sent("survey of schools.pdf", a_pdf()), sent("letter.docx", a_word("NHS number 943 476 5919"))]
    phone.box("Evidence: files").set_input_files(files)
    phone.press("Add the evidence")
    phone.reads("A file is checked first; until then only you see it.", "survey of schools")
    desk.open(action.get_absolute_url())
    desk.reads("of evidence that you may not read")

    look_at_all()
    phone.open("/owed/")
    phone.reads("File “letter.docx”", "It may say who a child is")
    phone.open(Evidence.objects.get(title="letter").get_absolute_url())
    phone.follow("take it away")
    phone.press("Take it away")
    phone.reads("Nothing of the file is kept.")

    desk.open("/evidence/?words=survey+of+schools")
    desk.follow("survey of schools")
    with desk.page.expect_download() as caught:
        desk.page.get_by_role("link", name="survey of schools.pdf").click()
    assert caught.value.suggested_filename == "survey of schools.pdf"
    desk.follow("Let it serve other actions")
    desk.write("Let them serve these actions as well", "AC-6")
    desk.press("Add this to them")
    desk.reads("One piece of evidence changed.")
    desk.open(Evidence.objects.get(title="survey of schools").get_absolute_url())
    desk.reads("Used in two places")
    desk.follow("Remove it")
    desk.reads("Used in two places")
    desk.write("Why?", "It was of another year.")
    desk.press("Remove it")
    desk.reads("Removed.")
    desk.open(action.get_absolute_url())
    desk.reads("lost the evidence", "It was of another year.")
