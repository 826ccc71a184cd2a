"""Doors that are kept from one request to the next: each lets through what it would if it were put together anew."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from goldthread.partners.models import Holding, Person, record
from goldthread.partners.standing import standing_of

pytestmark = pytest.mark.django_db
OURS = [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]
SHARED = ("manager", "scrutineer")


@pytest.fixture
def anew(monkeypatch):
    """`anew(model, person)` is the door of a table put together with nothing kept."""

    def put_together(model, person):
        with monkeypatch.context() as patched:
            patched.setattr(record, "is_untouched", lambda records: False)
            patched.setattr(record.RecordQuerySet, "is_whole", lambda records: False)
            return model._default_manager.visible_to(person)

    return put_together


@pytest.fixture
def people(full_world):
    """The cast, and somebody beside the manager and the scrutineer in each of their seats, who stand where they do."""
    beside = {f"beside the {who}": person for who, person in full_world.people.items() if who in SHARED}
    for who, person in beside.items():
        seats = Holding.objects.filter(person=person).values_list("seat_id", flat=True)
        beside[who] = Person.objects.create(name="B. Example", email=f"{who.replace(' ', '-')}@example.org")
        Holding.objects.bulk_create(Holding(seat_id=seat, person=beside[who]) for seat in seats)
    return {**full_world.people, **beside}


def numbers(records):
    return set(records.values_list("pk", flat=True))


@pytest.mark.said_once  # the kept doors are held against a table on both: test_visible_to.py
def test_a_kept_door_lets_the_cast_see_what_it_would_if_it_were_put_together_anew(people, anew):
    for model in OURS:
        everything = model._default_manager.all()
        for who, person in people.items():
            seen = numbers(anew(model, person))
            assert numbers(everything.visible_to(person)) == seen, (model, who)
            within = everything.filter(Exists(everything.visible_to(person).filter(pk=OuterRef("pk"))))
            assert numbers(within) == seen, (model, who)


@pytest.mark.said_once  # Django puts doors together
def test_no_door_asks_the_database_while_it_is_put_together_since_what_it_was_told_would_be_kept(people, anew):
    for who, person in people.items():
        standing_of(person)
        for model in OURS:
            with CaptureQueriesContext(connection) as asked:
                anew(model, person)
            assert not asked.captured_queries, (model, who)
