"""Writers at the same moment: one chain, no gap, and nobody waits for ever."""

from functools import partial
from threading import Thread

import pytest
from django.db import connection, connections

from goldthread.partners.models import Partnership, Person
from goldthread.trail.models import Entry
from goldthread.trail.operation import note, operation
from goldthread.trail.verify import verify
from tests.conftest import TODAY

WRITERS, TIMES = 4, 10


@operation
def count_up(*, record: Partnership, by: Person, on) -> None:
    row = Partnership.objects.select_for_update().get(pk=record.pk)
    row.version += 1
    row.save()
    note(row, after={"version": row.version}, partnership_id=row.pk)


@pytest.fixture
def shared_by_threads(transactional_db, tmp_path):
    """A database that threads can share: on SQLite a file, as an installation has, in place of memory. The name is put
    back before the tables are emptied, or the database in memory would be closed and lost to the tests that follow."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.cursor().execute(f"VACUUM INTO '{tmp_path}/shared.sqlite3'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connections.settings["default"], "NAME", f"{tmp_path}/shared.sqlite3")
        yield


def in_threads(*works):
    failures = []

    def run(work):
        try:
            work()
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def set_up():
    Person.objects.create(id=1, name="A. Example", email="a@example.org")
    Partnership.objects.create(id=1, key="one", name="One", short_name="One")
    Partnership.objects.create(id=2, key="two", name="Two", short_name="Two")


def write(first, second):
    for number in (first, second) * TIMES:
        count_up(record=Partnership(pk=number), by=Person(pk=1), on=TODAY)


def judge():
    assert Entry.objects.count() == WRITERS * TIMES * 2
    assert verify().is_whole
    assert sum(Partnership.objects.values_list("version", flat=True)) == 2 + WRITERS * TIMES * 2


def test_writers_at_the_same_moment_make_one_chain(shared_by_threads):
    in_threads(set_up)
    in_threads(*(partial(write, *order) for order in ((1, 2), (2, 1)) * (WRITERS // 2)))
    in_threads(judge)
