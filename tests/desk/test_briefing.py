"""The briefing of a seat: what it holds, who is pointed to it, and that it was given."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.actions.models import Action
from goldthread.desk.briefing import briefing_of
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.due import due
from goldthread.partners.models import Group, Holding, Person
from goldthread.trail.queries import history_of_seen
from tests.cast import TODAY, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def reader(world, who):
    return Person.objects.get(pk=world.people[who].pk)


def browser(world, who):
    client = Client()
    client.force_login(world.people[who])
    return client


def words(things):
    return [thing.what for thing in things]


def test_a_briefing_says_what_is_late_what_is_due_and_what_is_left_from_last_year(world):
    Action.objects.filter(pk=world.action.pk).update(**columns("due", Span.day(date(2026, 3, 31))))
    seat = world.seats["agency lead"]
    found = briefing_of(seat, reader(world, "agency lead"), TODAY)
    assert words(found.late) == words(found.before) == ["AC-1: Launch the revised neglect toolkit"]
    Action.objects.filter(pk=world.action.pk).update(**columns("due", Span.day(TODAY + timedelta(60))))
    found = briefing_of(seat, reader(world, "agency lead"), TODAY)
    assert (words(found.late), words(found.before)) == ([], [])
    assert words(found.soon) == ["AC-1: Launch the revised neglect toolkit"]
    assert found.edition.key == "working-together-2026"


def test_it_names_who_sits_beside_the_seat_and_whom_to_ask(world):
    found = briefing_of(world.seats["chair"], reader(world, "chair"), TODAY)
    assert [(seat.title, names) for seat, names in found.beside] == [("Group member seat", "Group Member Example")]
    assert ("Manager seat", "Manager Example") in [(seat.title, names) for seat, names in found.ask]


def test_what_a_panel_keeps_is_in_the_briefing_of_whom_it_asks_and_not_for_the_manager_who_gives_it(world):
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Example panel")
    Action.objects.filter(pk=world.action.pk).update(circle="panel", circle_group=panel)
    seat = world.seats["agency lead"]
    assert "AC-1" in str(briefing_of(seat, reader(world, "agency lead"), TODAY).kinds)
    assert "AC-1" not in str(briefing_of(seat, reader(world, "manager"), TODAY).kinds)


def test_a_new_holder_is_pointed_to_it_until_it_is_read(world):
    chair = reader(world, "chair")
    assert not due(chair, TODAY), "long in the seat"
    Holding.objects.filter(person=chair).update(starts_on=TODAY - timedelta(3))
    assert [each.what for each in due(reader(world, "chair"), TODAY)] == ["Your briefing: Chair seat"]
    client = browser(world, "chair")
    assert "Your briefing: Chair seat" in client.get("/").content.decode()
    client.post(reverse("desk:give-briefing", args=(Holding.objects.get(person=chair).pk,)))
    assert "Your briefing" not in client.get("/").content.decode()


def test_that_it_was_given_is_on_the_holding_and_in_the_trail(world):
    holding = world.seats["chair"].holdings.get()
    client = browser(world, "manager")
    address = reverse("desk:briefing", args=(world.seats["chair"].pk,))
    assert "I have given this to them" in client.get(address).content.decode()
    client.post(reverse("desk:give-briefing", args=(holding.pk,)))
    holding.refresh_from_db()
    assert holding.briefed_on == TODAY
    assert [each.says for each in history_of_seen(world.seats["chair"])] == ["gave its briefing to its holder"]
    assert "on 3 May 2026" in client.get(address).content.decode()


def test_whoever_lets_people_in_is_told_of_accounts_left_open(world):
    Holding.objects.filter(person=world.people["chair"]).update(ends_on=TODAY - timedelta(1))
    manager = reader(world, "manager")
    assert not due(manager, TODAY), "somebody who never signed in cannot"
    Person.objects.filter(pk=world.people["chair"].pk).update(last_login="2026-05-01T12:00Z")
    assert [(each.what, each.verb) for each in due(manager, TODAY)] == [("The account of Chair Example", "Close it")]
    assert not due(reader(world, "scrutineer"), TODAY)
    Person.objects.filter(pk=world.people["chair"].pk).update(is_active=False)
    assert not due(manager, TODAY)
