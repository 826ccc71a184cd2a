"""The flush between tests may set the trail's triggers aside; they are back afterwards."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from goldthread.partners.admission import admit
from goldthread.partners.models import Person
from goldthread.trail.models import Entry
from tests.append_only import triggers_set_aside


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round", [1, 2])
def test_the_triggers_are_there_before_and_after_a_flush(round, a_trail_entry):
    with triggers_set_aside(connection):
        pass
    for change in (lambda: Entry.objects.update(operation="something else"), lambda: Entry.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.fixture
def a_trail_entry(transactional_db):
    person = Person.objects.create(name="A. Example", email="a@office.example")
    admit(people=[person], password="a long password", by=None, on=date(2026, 5, 3))
    return Entry.objects.get()
