"""Somebody with a seat, and a form of hers."""

from datetime import date

import pytest

from goldthread.partners.models import Holding, Partnership, Person, Seat

PASSWORD = "a long password for tests"  # noqa: S105


def seated(name: str, partnership: Partnership) -> Person:
    person = Person(name=f"{name.title()} Example", email=f"{name}@example.org")
    person.set_password(PASSWORD)
    person.save()
    seat = Seat.objects.create(partnership=partnership, key=name, title="Manager", role="manager")
    Holding.objects.create(seat=seat, person=person, starts_on=date(2020, 4, 1))
    return person


@pytest.fixture
def partnership(db):
    return Partnership.objects.create(key="wessmere", name="Wessmere Partnership", short_name="WSCP")


@pytest.fixture
def person(partnership):
    return seated("anna", partnership)


@pytest.fixture
def other(partnership):
    return seated("ben", partnership)
