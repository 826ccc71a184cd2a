"""Spreadsheets brought in: looked through, loaded in one go, and taken back in one go."""

import pytest

from goldthread.actions.models import Action
from goldthread.kit.sheets import guessed, read_workbook
from goldthread.partners.bringing.kinds import kinds, known, sheets_for, tables_of
from goldthread.partners.operations import bringing
from tests.cast import TODAY, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return build_world()


def brought(world, text, key="actions"):
    sheets, kind = read_workbook(text.encode()), kinds()[key]
    wanted = sheets_for(kind, sheets)
    columns = {}
    for table in tables_of(kind, [each for each in sheets if each.name in wanted]):
        columns |= {**dict.fromkeys(table.columns, ""), **guessed(table.columns, known(kind))}
    asked = {"by": world.people["manager"], "on": TODAY}
    imported = bringing.keep_spreadsheet(
        partnership=world.wessmere,
        kind=kind,
        file="tracker.csv",
        sheets=sheets,
        wanted=wanted,
        columns=columns,
        **asked,
    )
    return bringing.look_through(imported=imported, columns=columns, version=imported.version, **asked)


def test_a_tracker_is_loaded_and_taken_back(world):
    imported = brought(world, "Action,Lead,Due,Status\nTell everyone,Health Trust and MASH,end of Q2,In progress\n")
    print(imported.counts, [r.problems for r in imported.rows.all()])
    asked = {"by": world.people["manager"], "on": TODAY}
    imported = bringing.load_spreadsheet(imported=imported, version=imported.version, **asked)
    action = Action.objects.get(words="Tell everyone")
    assert action.status == "under way" and action.due.words == "end of Q2"
    imported = bringing.undo_spreadsheet(imported=imported, version=imported.version, **asked)
    assert not Action.objects.filter(words="Tell everyone").exists()
