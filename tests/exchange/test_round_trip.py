"""Dump then load is the same record: on the sample, on the examples, and on any small partnership."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.desk.operations import load_folder
from goldthread.kit.exchange.dump import dump_folder
from goldthread.kit.exchange.tables import tables
from tests.exchange.made import folders

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = [
    ROOT / "tests" / "exchange" / "sample",
    *(path for path in (ROOT / "examples").glob("*") if (path / "partnerships.toml").exists()),
]
DAY = date(2026, 5, 3)
pytestmark = pytest.mark.django_db


def loaded_and_dumped(folder):
    """What dump writes after load, in a database that is empty before and after."""
    with TemporaryDirectory() as out, transaction.atomic():
        load_folder(folder=folder, by=None, on=DAY)
        dump_folder(Path(out) / "dump")
        transaction.set_rollback(True)
        return read(Path(out) / "dump")


def read(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.toml"))}


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_is_dumped_loads_to_the_same_record_byte_for_byte(folder, tmp_path):
    first = loaded_and_dumped(folder)
    write(tmp_path, first)
    assert first and loaded_and_dumped(tmp_path) == first


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_small_partnership_comes_back_as_it_was(data):
    files = data.draw(folders(tables()))
    with TemporaryDirectory() as made, TemporaryDirectory() as again:
        write(Path(made), {name: text.encode() for name, text in files.items()})
        first = loaded_and_dumped(Path(made))
        write(Path(again), first)
        assert loaded_and_dumped(Path(again)) == first
        assert first.keys() == files.keys()
