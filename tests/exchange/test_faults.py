"""Load refuses: each slip is told with its file, its place and what to do, and nothing is kept."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.query import QuerySet
from django.test.utils import CaptureQueriesContext

from goldthread.actions.models import Action
from goldthread.desk.operations import load_folder
from goldthread.kit.exchange.load import LoadRefused
from goldthread.partners.models import Agency, Partnership
from goldthread.plan.models import Objective
from goldthread.trail.models import Entry

SAMPLE = Path(__file__).parent / "sample"
DAY = date(2026, 5, 3)
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SAMPLE, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def refused(folder):
    """Change one file of the sample, and answer what load says to it; in any case nothing may have been kept."""

    def refuse(file, old, new):
        path = folder / file
        text = path.read_text() if path.exists() else ""
        assert old in text, f"{old!r} is not in {file}"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, new, 1))
        with pytest.raises(LoadRefused) as refusal:
            load_folder(folder=folder, by=None, on=DAY)
        assert not Partnership.objects.exists() and not Entry.objects.exists()
        return [str(fault) for fault in refusal.value.faults]

    return refuse


ACTIONS, OBJECTIVES = "sampleshire/actions.toml", "sampleshire/objectives.toml"


@pytest.mark.said_once  # what is wrong is found in the files
@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (ACTIONS, "words =", "wrods =", 'action "launch-toolkit": wrods: is not a key here. Use one of: key, number'),
        (ACTIONS, "words =", "wrods =", 'action "launch-toolkit": words: is missing. Add it.'),
        (ACTIONS, 'done = "February', 'done = "31 February', "done: 31 February 2021 is not a day in the calendar."),
        (ACTIONS, "2020-11-03", "2020-11-31", "holds a date that is not in the calendar (at line "),
        (ACTIONS, "2020-11-03", '"soon"', 'progress 1: entered_on: "soon" is not a date.'),
        (ACTIONS, "2020-11-03", '"May 2020"', "progress 1: entered_on: must be one day, such as 2021-02-28"),
        (ACTIONS, 'due = "ongoing"', "due = 3", 'due: must be words such as "February 2021"'),
        (ACTIONS, 'due = "ongoing"', "due = { first = 2021-02-02, last = 2021-02-01 }", "Enter the earlier first."),
        (ACTIONS, 'status = "done"', 'status = "finished"', 'status: is "finished". Use one of: proposed, agreed'),
        (ACTIONS, '"sampleshire-council"', '"no-council"', 'agency: points to "no-council", and there is no such agen'),
        (ACTIONS, 'line = "#1"', 'line = "#9"', 'progress 1: line: points to "#9", and there is no such line.'),
        (ACTIONS, 'line = "#1"', 'line = "1"', 'progress 1: line: points to "1", and there is no such line.'),
        (ACTIONS, 'themes = ["neglect"]', 'themes = "neglect"', "themes: must be a list of keys."),
        (ACTIONS, 'reason = "Nobody has', '# "', 'action "name-chair": status, reason: Say why the action is'),
        (ACTIONS, 'agency = "shires', 'group = "board"\nagency = "shires', "line 2: agency, group, seat, partner"),
        (ACTIONS, 'key = "train-staff"', 'key = "launch-toolkit"', 'action "launch-toolkit": stands here twice.'),
        (ACTIONS, 'key = "train-staff"', 'key = "train staff"', 'action "train staff": key: Enter a valid'),
        (ACTIONS, 'key = "train-staff"', "", "action 2: key: is missing. Add it."),
        (ACTIONS, 'words = "Train', 'words = "  " #', "words: is empty. Say something here."),
        ("sampleshire/themes.toml", "[[themes]]", "[[theme]]", "theme: is not a list here. Write [[themes]] before"),
        (ACTIONS, "[[actions.lines]]", "[actions.lines]", "the file is not TOML: "),
        (OBJECTIVES, 'ends = "2022-23"', 'ends = "2018-19"', "starts, ends: The objective ends before it starts. C"),
        (OBJECTIVES, 'ends = "31 March 2021"', 'ends = "2019"', "ownership 2: starts, ends: it ends before it starts."),
        (OBJECTIVES, 'kind = "vision"', 'kind = "part-a"', "under: \"child-first\": A Part A objective"),
        (OBJECTIVES, 'kind = "vision"', 'kind = "vision"\nunder = ["neglect"]', "under: it stands under itself"),
        (OBJECTIVES, "value = 80.5", "value = 80.555", "outcome 1: measure 1: reading 2: value: Ensure that"),
        (OBJECTIVES, "value = 80.5", 'value = "80"', "reading 2: value: must be a number."),
        (OBJECTIVES, 'reason = "The toolkit', '# "', "year decision 1: decision, reason: Give the reason,"),
        (OBJECTIVES, '"#seen-sooner"', '"#seen"', 'action 1: outcome: points to "#seen", and there is no'),
        (OBJECTIVES, 'under = ["child-first"]', 'under = ["neglect"]', "under 1: parent: breaks the rule"),
        ("agencies.toml", 'kind = "police"', 'kind = "polis"', 'kind: is "polis". Use one of: council, childrens-'),
        ("agencies.toml", "2022-06-30", "2022-06-30\nstarts_on = 2023-01-01", "membership 1: starts_on, ends_on"),
        ("partnerships.toml", "until", "name = 3\nuntil", "the file is not TOML: cannot overwrite a value (at line "),
        ("people.toml", '"a.example@sampleshire.example"', '"a.example"', 'person "a.example": email: Enter a valid'),
        ("people.toml", 'name = "A.', 'password = "x"\nname = "A.', "password: is not a key here. Use one of"),
        ("sampleshire/reports.toml", '"W01"', '"Y14"', 'items: "Y14" is no item of working-together-2018.'),
        ("sampleshire/reports.toml", '"working-together-2018"', '"wt"', 'edition: is "wt". Use one of: working-'),
        ("sampleshire/reports.toml", 'objective = "neglect"', "", "recommendation, action, evidence, impact: Tie"),
        ("sampleshire/agencies.toml", "", "", "is not a file that load reads here. Use one of: groups.toml"),
        ("elsewhere/themes.toml", "", '[[themes]]\nkey = "x"\nname = "X"\n', '"elsewhere" is no partnership.'),
    ],
)  # fmt: skip
def test_slip_is_told_with_its_place_and_remedy(refused, file, old, new, told):
    faults = refused(file, old, new)
    assert any(told in fault and fault.startswith(file.partition("/")[0]) for fault in faults), "\n".join(faults)


def test_lead_that_leaves_before_the_due_day_is_refused(refused):
    lead = 'group = "neglect-group"\n'
    faults = refused(
        ACTIONS,
        'due = "ongoing"\n\n[[actions.lines]]\n' + lead,
        'due = "May 2023"\n\n[[actions.lines]]\nagency = "old-commissioners"\n',
    )
    assert faults == [
        'sampleshire/actions.toml: action "train-staff": line 1: agency: "old-commissioners" leaves the partnership on '
        "30 June 2022, before the action is due (May 2023). Name another lead, end its line, or write "
        "lead_leaves = true to keep an action that loses its lead."
    ]  # fmt: skip


def test_lead_that_leaves_is_taken_where_the_file_says_so(folder):
    path = folder / ACTIONS
    lead = 'agency = "old-commissioners"\nlead_leaves = true\n'
    path.write_text(
        path.read_text()
        .replace('group = "neglect-group"\n', lead)
        .replace('"ongoing"', '"May 2023"')
        .replace('partnership = "nextshire"', 'capacity = "support"\npartnership = "nextshire"')
    )
    load_folder(folder=folder, by=None, on=DAY)
    assert Action.objects.get(key="train-staff").lead_vacant_from == date(2022, 7, 1)


def test_lead_that_stays_cannot_be_said_to_leave(refused):
    faults = refused(ACTIONS, 'agency = "sampleshire-council"', 'agency = "sampleshire-council"\nlead_leaves = true')
    assert faults == ['sampleshire/actions.toml: action "launch-toolkit": line 1: lead_leaves: is not so. Take it out.']


def test_all_slips_of_all_files_are_told_at_once(refused, folder):
    for file in (OBJECTIVES, "agencies.toml", "sampleshire/papers.toml"):
        (folder / file).write_text((folder / file).read_text().replace("key = ", "kee = ", 1))
    faults = refused(ACTIONS, "words =", "wrods =")
    assert {fault.partition(":")[0] for fault in faults} >= {
        ACTIONS,
        OBJECTIVES,
        "agencies.toml",
        "sampleshire/papers.toml",
    }


def test_at_most_fifty_slips_are_told(refused, folder):
    agencies = "".join(f'[[agencies]]\nkey = "x{number}"\nname = "X"\n' for number in range(60))
    (folder / "sampleshire" / "themes.toml").write_text('[[themes]]\nkey = "neglect"\n')
    refused("agencies.toml", "[[agencies]]", agencies + "[[agencies]]")
    with pytest.raises(CommandError) as error:
        call_command("load", str(folder))
    lines = str(error.value).splitlines()
    assert lines[0] == "Nothing was loaded."
    assert (len(lines), lines[-1]) == (52, "and 11 more")


def test_folder_that_is_not_there_or_holds_nothing_is_refused(tmp_path):
    for folder, told in (
        (tmp_path / "none", "is not a folder."),
        (tmp_path, "holds none of the files that load reads."),
    ):
        with pytest.raises(LoadRefused, match=told):
            load_folder(folder=folder, by=None, on=DAY)


def test_record_that_is_here_and_says_something_else_is_refused_by_key(folder):
    load_folder(folder=SAMPLE, by=None, on=DAY)
    path = folder / "agencies.toml"
    path.write_text(path.read_text().replace('name = "Shires Police"', 'name = "Shires Constabulary"'))
    with pytest.raises(LoadRefused) as refusal:
        load_folder(folder=folder, by=None, on=DAY)
    assert refusal.value.sentence == (
        'agencies.toml: agency "shires-police": name: is here already and says something else. '
        "Make the two agree, or load into an empty installation."
    )
    assert Agency.objects.get(key="shires-police").name == "Shires Police"


def test_folder_may_point_to_what_is_here_already(folder, tmp_path):
    load_folder(folder=SAMPLE, by=None, on=DAY)
    (tmp_path / "more" / "sampleshire").mkdir(parents=True)
    (tmp_path / "more" / "sampleshire" / "objectives.toml").write_text(
        '[[objectives]]\nkey = "more"\nkind = "part-a"\nwords = "More"\nunder = ["child-first"]\n'
        '[[objectives.actions]]\naction = "name-chair"\n'
    )
    loaded = load_folder(folder=tmp_path / "more", by=None, on=DAY)
    assert (loaded.new["objectives"], loaded.already) == (1, 0)
    assert Objective.objects.get(key="more").number == 3
    assert Action.objects.get(key="name-chair").has_source


def test_crash_in_the_middle_leaves_the_record_as_it_was(monkeypatch):
    made = []

    def crash(self, records, **options):
        made.append(self.model)
        if len(made) == 12:
            raise RuntimeError("the power went")
        return bulk_create(self, records, **options)

    bulk_create = QuerySet.bulk_create
    monkeypatch.setattr(QuerySet, "bulk_create", crash)
    with pytest.raises(RuntimeError, match="the power went"):
        load_folder(folder=SAMPLE, by=None, on=DAY)
    assert not any(model.objects.exists() for model in made)
    assert not Entry.objects.exists()


def test_command_says_what_was_loaded_and_what_was_here(capsys):
    call_command("load", str(SAMPLE))
    call_command("load", str(SAMPLE))
    lines = capsys.readouterr().out.splitlines()
    assert "  3 partnerships" in lines and "  1 report" in lines
    assert lines[-1].endswith(" 0 new, 33 already here and left alone.")


def test_the_command_has_postgresql_count_what_was_loaded_once_it_stands_there():
    with CaptureQueriesContext(connection) as asked:
        call_command("load", str(SAMPLE))
        call_command("load", str(SAMPLE))
    asked = [query["sql"] for query in asked.captured_queries]
    surveys = [place for place, sql in enumerate(asked) if sql == "ANALYZE"]
    assert len(surveys) == (connection.vendor == "postgresql"), "SQLite plans without counting; nothing new, no survey"
    assert all(asked[place - 1].startswith("RELEASE SAVEPOINT") for place in surveys), "once the operation is over"


def test_dump_leaves_an_entry_with_each_partnership(tmp_path):
    load_folder(folder=SAMPLE, by=None, on=DAY)
    call_command("dump", str(tmp_path / "out"))
    assert Entry.objects.filter(operation="dump_record").count() == Partnership.objects.count()


def test_dump_of_an_empty_installation_writes_nothing(tmp_path, capsys):
    call_command("dump", str(tmp_path / "out"))
    assert capsys.readouterr().out.startswith("Wrote 0 records into")
    assert not Entry.objects.exists()


def test_dump_refuses_a_folder_that_holds_something(tmp_path):
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(CommandError, match="is not an empty folder"):
        call_command("dump", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


TWO = 'group = "neglect-group"\n' + "".join(
    f'[[seats.holders]]\nperson = "{who}.example@sampleshire.example"\n' for who in "ab"
)


def test_two_chairs_where_the_rule_says_one_are_told_with_file_key_and_reason(refused):
    (told,) = refused("sampleshire/seats.toml", 'group = "neglect-group"\n', TWO)
    assert told.startswith(
        'sampleshire/seats.toml: seat "neglect-chair": holders: a.example@sampleshire.example and b.'
    )
    assert 'would chair "neglect-group" at the same time, and its rule says one.' in told
