"""A tracker of three hundred awkward rows: every one is accounted for, and all of it can be taken back."""

import pytest

from goldthread.actions.models import Action
from goldthread.desk.operations import load_folder
from goldthread.partners.bringing.reading import read_file
from goldthread.partners.models import Partnership, Person
from goldthread.partners.operations import bringing
from goldthread.trail.verify import verify
from tests.cast import TODAY
from tests.factories.awkward import ROWS, awkward_tracker
from tests.journeys.conftest import EXAMPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(clock):
    load_folder(folder=EXAMPLE, by=None, on=TODAY)
    home, by = Partnership.objects.get(key="wessmere"), Person.objects.get(email="manager@wessmere.example")
    return lambda: look(home, by)


def look(home, by):
    read = read_file("tracker.xlsx", awkward_tracker(), "", home, by)
    about = {"kind": read.kind, "file": read.file, "sheets": read.sheets, "wanted": read.wanted}
    asked = {"by": by, "on": TODAY}
    imported = bringing.keep_spreadsheet(partnership=home, columns=read.columns, **about, **asked)
    return bringing.look_through(imported=imported, columns=read.columns, version=imported.version, **asked)


def test_the_tracker_is_found_behind_another_sheet_and_its_columns_are_known(brought):
    imported = brought()
    assert (imported.kind, imported.wanted) == ("actions", ["Tracker 2026"])
    assert imported.columns == {
        "No": "reference", "Action required": "words", "Lead agency / person": "leads", "By when": "due",
        "Start date": "started", "Current status": "status", "RAG": "rating", "Progress update": "detail",
        "Comments": "detail",
    }  # fmt: skip


def test_every_row_is_accounted_for(brought):
    imported = brought()
    assert imported.rows.count() == ROWS == imported.how_many("new", "changes", "same", "refused")
    assert imported.counts["refused"] == 4 + 3, "four rows without an action, and three that name a child"
    assert 150 < imported.counts["flagged"] < ROWS
    said = " ".join(sentence for row in imported.rows.all() for _, _, sentence, *_ in row.problems)
    for words in ("names no day", "no such day", "nobody here is called so", "no state that is known", "same words"):
        assert words in said, words
    assert "Tommy" not in str(imported.sheets) + str(list(imported.rows.values()))


def test_it_is_loaded_brought_again_without_a_change_and_taken_back(brought):
    before = set(Action.objects.values_list("pk", "version"))
    imported = brought()
    asked = {"by": imported.brought_by, "on": TODAY}
    imported = bringing.load_spreadsheet(imported=imported, version=imported.version, **asked)
    assert Action.objects.count() == len(before) + imported.counts["new"]
    assert Action.objects.filter(words__startswith="=HYPERLINK").exists(), "a formula is words"
    again = brought()
    assert (again.counts["new"], again.counts["changes"]) == (0, 0)
    imported = bringing.undo_spreadsheet(imported=imported, version=imported.version, **asked)
    assert imported.counts["stays"] == 0
    assert set(Action.objects.values_list("pk", "version")) == before
    assert verify().is_whole
