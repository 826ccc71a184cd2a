"""A record to write on, somebody to write on it, and operations that do."""

from datetime import date

import pytest

from goldthread.partners.models import Partnership, Person
from goldthread.trail.lock import bump, checked, locked
from goldthread.trail.operation import changes, note, nothing_changed, operation
from tests.conftest import TODAY


@pytest.fixture
def person(db):
    return Person.objects.create(name="A. Example", email="a@example.org", is_administrator=True)


@pytest.fixture
def stranger(db):
    return Person.objects.create(name="B. Example", email="b@example.org")


@pytest.fixture
def partnership(db):
    return Partnership.objects.create(key="wessmere", name="Wessmere", short_name="WSCP")


@operation
def rename(*, record: Partnership, name: str, version: object = 1, by: Person | None, on: date) -> Partnership:
    record = locked(Partnership.objects.all(), record.pk)
    checked(record, version, {"name": name})
    before, after = changes(record, {"name": name})
    if not after:
        nothing_changed()
        return record
    bump(record)
    record.save()
    note(record, before, after, partnership_id=record.pk, says=f"renamed it {name}")
    return record


@pytest.fixture
def written(partnership, person):
    """A chain of three entries on one record."""
    for version, name in enumerate(("Wessmere One", "Wessmere Two", "Wessmere Three"), 1):
        rename(record=partnership, name=name, version=version, by=person, on=TODAY)
    return partnership
