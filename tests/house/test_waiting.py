"""Reminding asks a chapter only about those whom something of it may concern, and leaves out nobody it is due to."""

from datetime import date

import pytest

from goldthread.desk.offers import whom_anything_waits_for
from goldthread.desk.operations import load_folder
from goldthread.kit.offers import by_chapter
from goldthread.partners.models import Person
from goldthread.partners.standing import standing_of
from tests.cast import TODAY
from tests.examples.test_wessmere import EXAMPLES
from tests.house.one_of_each import fill_the_world

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 23)


def left_out(on: date) -> tuple[list[str], int]:
    """What is due to somebody whom its chapter does not name, and how many things are due in all."""
    waits, wrong, many = whom_anything_waits_for(on), [], 0
    for person in Person.objects.filter(is_active=True):
        for chapter, due in by_chapter("due", "due").items():
            found = due(person, on)
            many += len(found)
            if found and chapter in waits and not waits[chapter].may_concern(person.pk, standing_of(person)):
                wrong.append(f"{chapter}: {person} owes {found[0].what}")
    return wrong, many


def test_nobody_to_whom_something_is_due_is_left_out():
    fill_the_world()
    wrong, many = left_out(TODAY)
    assert (wrong, many > 10) == ([], True)


def test_nobody_of_the_example_is_left_out():
    load_folder(folder=EXAMPLES / "wessmere", by=None, on=LATER)
    wrong, many = left_out(LATER)
    assert (wrong, many > 10) == ([], True)
