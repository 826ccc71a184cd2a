"""What a chapter says is due to many people at once is what it says is due to each of them alone."""

from datetime import date

import pytest
from django.test import Client

from goldthread.desk.agency import owes
from goldthread.desk.chasing import late_among, late_on
from goldthread.desk.offers import owed, owed_by_each
from goldthread.desk.operations import load_folder
from goldthread.kit.offers import by_chapter
from goldthread.partners.models import Agency, Person
from goldthread.partners.standing import standing_of
from tests.cast import TODAY
from tests.examples.test_wessmere import EXAMPLES
from tests.house.one_of_each import fill_the_world

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 23)


def everybody() -> list[Person]:
    """Everybody, each read afresh, so that nothing is known of where they stand."""
    return list(Person.objects.order_by("pk"))


def differing(on: date) -> tuple[list[str], set[str], int]:
    """Where the two differ, the chapters of which anything is due, and how many things are."""
    wrong, chapters, many = [], set(), 0
    for chapter, dues in by_chapter("due", "dues").items():
        at_once, due = dues(everybody(), on), by_chapter("due", "due")[chapter]
        for person in everybody():
            alone = due(person, on)
            wrong += [f"{chapter}: {person}"] if at_once[person.pk] != alone else []
            chapters |= {chapter} if alone else set()
            many += len(alone)
    return wrong, chapters, many


def test_what_is_due_to_many_at_once_is_what_is_due_to_each():
    fill_the_world()
    wrong, chapters, many = differing(TODAY)
    assert (wrong, len(chapters) > 5, many > 10) == ([], True, True)
    at_once = owed_by_each(everybody(), TODAY)
    assert {each.pk: owed(each, TODAY) for each in everybody()} == at_once


def late_differing(people: list[Person], on: date) -> tuple[list[str], int]:
    """Where what agencies owe past its date differs, read for all at once and agency by agency; how much there is."""
    late, wrong, many = late_on(on), [], 0
    agencies = list(Agency.objects.filter(pk__in=late).order_by("pk"))
    for person in people:
        at_once = late_among(person, agencies, late)
        for agency in agencies:
            offers = (by_chapter("due", "owes")[chapter] for chapter in by_chapter("due", "late"))
            alone = {(due.what, due.when) for offer in offers for due in offer(person, agency, on)}
            past = {(what, when) for what, when in alone if when.last is not None and when.last < on}
            wrong += [f"{person}: {agency}"] if past != {(due.what, due.when) for due in at_once[agency.pk]} else []
            many += len(past)
    return wrong, many


def unopened(on: date) -> tuple[list[str], int]:
    """The lines of what is owed that do not open for whom they are shown to, and how many were tried."""
    client, shut, tried = Client(), [], 0
    for number, dues in owed_by_each(everybody(), on).items():
        person = Person.objects.get(pk=number)
        client.force_login(person)
        agencies = Agency.objects.filter(pk__in=standing_of(person).agencies)
        dues += [due for agency in agencies for lines in owes(person, agency, on).values() for due in lines]
        asked = {due.where: due.verb for due in dues}
        shut += [f"{person}: {verb}: {where}" for where, verb in asked.items() if client.get(where).status_code != 200]
        tried += len(asked)
    return shut, tried


def test_so_it_is_in_the_example_and_nobody_is_asked_for_what_they_may_not_do():
    load_folder(folder=EXAMPLES / "wessmere", by=None, on=LATER)
    wrong, chapters, many = differing(LATER)
    assert (wrong, len(chapters) > 5, many > 10) == ([], True, True)
    wrong, many = late_differing(everybody()[::4], LATER)
    assert (wrong, many > 10) == ([], True)
    shut, tried = unopened(LATER)
    assert (shut, tried > 100) == ([], True)
