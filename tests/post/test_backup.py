"""A back-up made while people write, and the way back: rehearsed with whole processes, on the engine of the suite."""

import json
import zipfile

import pytest

from goldthread.kit.refusal import Refusal
from goldthread.post.backup.archive import Manifest, Reader, Writer
from goldthread.post.backup.comparing import compare, refuse_unless_empty
from tests.installation import installation, migrated

FILL = """
import django; django.setup()
from datetime import date
from goldthread.post.operations.jobs import ask_for
from goldthread.post.operations.letters import write_letter
from goldthread.post.vault import keep
on = date(2026, 5, 3)
ask_for(kind="count", arguments={}, by=None, on=on)
write_letter(to="a@example.org", person_id=None, subject="Come in", text="123", key="waits", by=None, on=on)
for number in range(20):
    keep(f"file {number}".encode() * 1000)
"""
WRITE_ON = """
import django; django.setup()
from datetime import date
from goldthread.post.operations.letters import write_letter
on = date(2026, 5, 3)
for number in range(100_000):
    write_letter(to="b@example.org", person_id=None, subject="x", text="y", key=f"on {number}", by=None, on=on)
"""
TELL = """
import django, json; django.setup()
from django.core.files.storage import storages
from goldthread.actions.models import Action
from goldthread.post.backup.taking import names_in
from goldthread.post.models import Job, Letter
from goldthread.trail.models import Entry
print(json.dumps({
    "actions": list(Action.objects.order_by("pk").values_list("key", "words", "version")),
    "entries": list(Entry.objects.filter(record_kind__startswith="actions.").order_by("pk").values_list("pk", "hash")),
    "files": sorted(names_in(storages["files"])),
    "jobs": list(Job.objects.values_list("state", "fault")),
    "letters": list(Letter.objects.filter(key="waits").values_list("state", "text")),
}))
"""


@pytest.fixture(scope="module")
def prepared(django_db_setup, django_db_blocker, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        installation(tmp_path_factory.mktemp("prepared") / "data", "ready", migrated()) as made,
    ):
        made.goldthread("prepare")
        yield made


@pytest.fixture(scope="module")
def world(prepared, django_db_blocker, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        installation(tmp_path_factory.mktemp("lived") / "data", "lived", prepared) as made,
    ):
        made.goldthread("load", "examples/wessmere")
        made.run("-c", FILL)
        yield made


@pytest.fixture(scope="module")
def backup(world, tmp_path_factory):
    """Made while somebody writes and writes."""
    path = tmp_path_factory.mktemp("kept") / "backup.zip"
    writer = world.start("-c", WRITE_ON)
    try:
        said = world.goldthread("backup", str(path))
        assert writer.poll() is None, writer.stdout.read()
    finally:
        writer.kill()
        writer.communicate()
    assert "The trail ends with" in said
    return path


@pytest.fixture
def empty(django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), installation(tmp_path / "data", "empty") as made:
        yield made


@pytest.fixture
def only_prepared(prepared, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), installation(tmp_path / "data", "empty", prepared) as made:
        yield made


def told(place):
    return json.loads(place.run("-c", TELL))


def test_what_was_backed_up_is_there_again_and_nothing_of_the_past_goes_on(world, backup, empty):
    said = empty.goldthread("restore", str(backup))
    before, after = told(world), told(empty)
    assert after["actions"] == before["actions"] and len(after["actions"]) > 30
    assert after["entries"] == before["entries"] and after["files"] == before["files"]
    assert len(after["files"]) >= 20
    assert ["failed", "restored"] in after["jobs"] and {state for state, _ in after["jobs"]} == {"failed"}
    assert after["letters"] == [["failed", "123"]]
    head = said.partition("ended with ")[2].partition(". ")[0]
    assert head == Reader(backup).manifest.head
    empty.goldthread("prepare")
    assert "not empty" in empty.refused("restore", str(backup))
    empty.run("-c", FILL.replace("waits", "new").replace('"count"', '"more"'))  # numbers go on where they ended
    assert backup.stat().st_mode & 0o077 == 0


def test_an_installation_that_was_prepared_is_empty_still(backup, only_prepared):
    assert "agree with the manifest" in only_prepared.goldthread("restore", str(backup))


def altered(backup, path, name, change):
    """A copy of a back-up in which one part says something else."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(path, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == name else content)
    return path


def test_a_back_up_that_does_not_agree_with_itself_is_refused_and_nothing_is_kept(backup, only_prepared, tmp_path):
    some_file = next(name for name in zipfile.ZipFile(backup).namelist() if name.startswith("files/"))
    broken = altered(backup, tmp_path / "1.zip", some_file, lambda content: content[:-1] + b"!")
    assert "is not what its manifest says" in only_prepared.refused("restore", str(broken))
    manifest = json.loads(zipfile.ZipFile(backup).read("manifest.json"))
    manifest["counts"]["actions_action"] += 1
    fewer = altered(backup, tmp_path / "2.zip", "manifest.json", lambda _: json.dumps(manifest).encode())
    assert "The table actions_action holds" in only_prepared.refused("restore", str(fewer))
    manifest["counts"]["actions_action"] -= 1
    manifest["head"] = "1:0000"
    cut = altered(backup, tmp_path / "3.zip", "manifest.json", lambda _: json.dumps(manifest).encode())
    assert "The trail ends with" in only_prepared.refused("restore", str(cut))
    assert not list((only_prepared.folder / "files").glob("*/*"))
    assert "agree with the manifest" in only_prepared.goldthread("restore", str(backup)), "it is still empty"


def test_what_is_no_back_up_is_refused(tmp_path):
    with pytest.raises(Refusal, match="There is no file"):
        Reader(tmp_path / "none.zip")
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(Refusal, match="no back-up made by goldthread"):
        Reader(tmp_path / "text.zip")


def test_a_back_up_that_fails_leaves_no_file_behind(tmp_path):
    with pytest.raises(ValueError), Writer(tmp_path / "x.zip") as writer:
        writer.add("one", [b"x"])
        raise ValueError
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "x.zip").touch()
    with pytest.raises(Refusal, match="stands there already"), Writer(tmp_path / "x.zip"):
        pass


def test_what_stands_in_an_installation_that_was_only_prepared_does_not_count(tmp_path):
    refuse_unless_empty({"django_migrations": 30, "goldthread_cache": 2, "trail_entry": 0})
    with pytest.raises(Refusal, match="trail_entry holds 1 rows"):
        refuse_unless_empty({"trail_entry": 1})


def test_a_table_too_many_is_noticed():
    manifest = Manifest("sqlite", "", [], {"a": 1}, "0:")
    compare(manifest, {"a": 1}, "0:")
    with pytest.raises(Refusal, match="table b holds 3 rows"):
        compare(manifest, {"a": 1, "b": 3}, "0:")
