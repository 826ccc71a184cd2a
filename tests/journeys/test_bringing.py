"""An afternoon's work: the tracker of today brought in from the home page, looked at row by row, loaded and undone."""

import pytest

from goldthread.actions.models import Action
from tests.factories.awkward import awkward_tracker

FILE = {
    "name": "Tracker 2026.xlsx",
    "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "buffer": awkward_tracker(),
}


@pytest.fixture
def manager(come):
    return come("manager")


@pytest.mark.told_twice("partners", "awkward words are kept, and rows taken back")
def test_three_hundred_awkward_rows_are_brought_in_and_undone(manager):
    before = Action.objects.count()
    manager.open("/")
    manager.follow("Bring in a spreadsheet")
    manager.unfold("What happens to what cannot be read?")
    manager.press("Look through it")
    manager.reads("Choose the spreadsheet.")
    manager.box("Which file?").set_input_files(FILE)
    manager.press("Look through it")
    assert manager.heading == "What is in each column?"
    manager.reads("Read as an actions tracker, from “Tracker 2026”", "two other sheets are left aside")
    manager.choose("Comments", "Leave it out")
    manager.press("Look at the rows")
    manager.reads("Nothing is loaded yet.", "Of 300 rows, 293 become new actions and seven are held back.")
    assert Action.objects.count() == before, "looking through writes nothing"
    manager.follow("Held back", within=manager.page.locator(".gt-tabs"))
    manager.reads("There is no action in this row.", "Nothing of it was kept.")
    manager.follow("To look at", within=manager.page.locator(".gt-tabs"))
    manager.reads("It names no day, so it is kept as words")
    manager.press("Load these rows")
    manager.reads("Loaded.", "Of 300 rows, 293 became new actions")
    assert Action.objects.count() == before + 293
    manager.follow("Launch the neglect toolkit, part 0")
    manager.reads("Row 0: talked about on 2026-01-05.")
    manager.page.go_back()
    manager.follow("Undo this import")
    manager.press("Undo it")
    manager.reads("Undone.", "293 records were taken back or put back.")
    assert Action.objects.count() == before


def test_the_wrong_workbook_is_told_what_it_seems_to_be(manager):
    manager.open("/bring/")
    training = b"Course,Delegate,Attended,Venue,Trainer\nLevel 3,School nurse,Yes,Town hall,Health\n"
    manager.box("Which file?").set_input_files({"name": "training.csv", "mimeType": "text/csv", "buffer": training})
    manager.press("Look through it")
    manager.reads("This looks like an attendance or training list")


def test_a_list_downloaded_on_a_phone_comes_back_and_changes_nothing(come):
    manager = come("manager", width=375)
    manager.open("/actions/")
    with manager.page.expect_download() as caught:
        manager.page.get_by_role("link", name="Excel").click()
    manager.open("/bring/")
    manager.box("Which file?").set_input_files(caught.value.path())
    manager.press("Look through it")
    manager.reads("There is a problem")
    data = caught.value.path().read_bytes()
    file = {"name": "actions.xlsx", "mimeType": FILE["mimeType"], "buffer": data}
    manager.box("Which file?").set_input_files(file)
    manager.press("Look through it")
    manager.press("Look at the rows")
    manager.reads("There is nothing to load: no row is new, and none changes anything.")
    manager.follow("Throw it away")
    manager.press("Throw it away")
    manager.reads("Thrown away. Nothing of it was loaded.")
