"""Letting people in: a password by the command, and a demonstration in which somebody sits everywhere."""

import pytest
from django.core.management import CommandError, call_command

from goldthread.partners.models import Partnership, Person
from goldthread.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return Person.objects.create(name="A. Example", email="A.Example@health.example", password="!")


@pytest.fixture
def partnership():
    return Partnership.objects.create(
        key="wessmere", name="Wessmere Safeguarding Children Partnership", is_invented=True
    )


def said_by(capsys, *command):
    call_command(*command)
    return capsys.readouterr().out


def test_somebody_let_in_can_sign_in_with_what_was_printed_and_the_trail_knows(lead, capsys):
    password = said_by(capsys, "let_in", "a.example@HEALTH.example").split()[-1]
    lead.refresh_from_db()
    assert lead.check_password(password)
    assert Entry.objects.get().operation == "admit"


def test_somebody_who_is_not_there_is_not_let_in():
    with pytest.raises(CommandError, match="Nobody here signs in as nobody@health.example"):
        call_command("let_in", "nobody@health.example")


def test_a_demonstration_seats_a_visitor_where_nobody_sits_and_says_who_may_sign_in(partnership, lead, capsys):
    said = said_by(capsys, "demo_people", "--visit", "wessmere")
    visitor = Person.objects.get(email="visitor@wessmere.example")
    assert visitor.email in said
    assert visitor.check_password(said.split()[-1])
    assert visitor.holdings.get().seat.role == "manager"


def test_a_second_demonstration_changes_nothing(partnership, lead, capsys):
    first = said_by(capsys, "demo_people", "--visit", "wessmere")
    entries = Entry.objects.count()
    assert said_by(capsys, "demo_people", "--visit", "wessmere") == first
    assert Entry.objects.count() == entries


def test_a_demonstration_leaves_real_people_alone(capsys):
    real = Person.objects.create(name="B. Example", email="lead@health.gov.uk", password="!")
    assert real.email not in said_by(capsys, "demo_people")
    real.refresh_from_db()
    assert not real.has_usable_password()


def test_a_demonstration_is_refused_outside_one_computer(settings, partnership):
    settings.LOCAL = False
    with pytest.raises(CommandError, match="on one computer"):
        call_command("demo_people")
