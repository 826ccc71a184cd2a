"""Load and dump: the sample folder goes in, comes out, and is the same record."""

from datetime import date
from pathlib import Path

import pytest

from goldthread.actions.models import Action, Impact
from goldthread.desk.operations import load_folder
from goldthread.kit.exchange.dump import dump_folder
from goldthread.partners.models import Agency, Partnership, Person
from goldthread.plan.models import Objective, PlannedAction
from goldthread.report.models import Passage
from goldthread.trail.models import Entry
from goldthread.trail.verify import verify

SAMPLE = Path(__file__).parent / "sample"
DAY = date(2026, 5, 3)
pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    return load_folder(folder=SAMPLE, by=None, on=DAY)


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.toml"))}


def test_every_record_of_the_sample_is_loaded(loaded):
    assert loaded.already == 0
    assert loaded.new["partnerships"] == Partnership.objects.count() == 3
    assert loaded.new["actions"] == Action.objects.count() == 3
    assert Agency.objects.get(key="old-commissioners").became.get().after.key == "new-board"


def test_pointers_links_and_dates_are_what_the_files_say(loaded):
    action = Action.objects.get(key="launch-toolkit")
    assert (action.number, str(action.due), action.due.last) == (1, "end of the reporting period", date(2021, 3, 31))
    assert (action.slips, [theme.key for theme in action.themes.all()]) == (1, ["neglect"])
    assert action.claim_set.get().line.agency.key == "sampleshire-council"
    assert action.evidence_uses.get().claim == action.claim_set.get()
    assert PlannedAction.objects.get(action=action).outcome.key == "seen-sooner"
    assert Objective.objects.get(key="neglect").parents.get().key == "child-first"
    passage = Passage.objects.get()
    assert passage.is_tied
    assert [tie.impact for tie in passage.ties.all() if tie.impact] == [Impact.objects.get()]


def test_loaded_people_cannot_sign_in_until_they_are_given_a_password(loaded):
    assert not any(person.has_usable_password() for person in Person.objects.all())


def test_each_record_leaves_one_entry_in_an_unbroken_trail(loaded):
    assert Entry.objects.count() == sum(loaded.new.values())
    assert set(Entry.objects.values_list("operation", flat=True)) == {"load_folder"}
    assert verify().is_whole


def test_dump_writes_what_load_reads_and_the_two_agree(loaded, tmp_path):
    dump_folder(tmp_path / "out")
    again = load_folder(folder=tmp_path / "out", by=None, on=DAY)
    assert sum(again.new.values()) == 0
    assert again.already == sum(loaded.new.values())


def test_loading_twice_changes_nothing(loaded):
    entries = Entry.objects.count()
    again = load_folder(folder=SAMPLE, by=None, on=DAY)
    assert (sum(again.new.values()), again.already) == (0, sum(loaded.new.values()))
    assert Entry.objects.count() == entries
