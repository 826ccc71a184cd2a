"""The pages of who can see what: a record's readers with the reason, and a person's seats with what they show."""

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.actions.models import Action
from goldthread.partners.models import Group, Person
from goldthread.partners.readers import shares
from tests.cast import build_world
from tests.factories.actions import second_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def page(world, who, name, **arguments):
    client = Client()
    client.force_login(world.people[who])
    return client.get(reverse(name, kwargs=arguments))


def text(*asked, **more):
    return " ".join(page(*asked, **more).content.decode().split())


def test_a_record_says_who_sees_it_and_why(world):
    said = text(world, "manager", "desk:who-sees", kind="action", pk=world.action.pk)
    assert "They sit in Wessmere Safeguarding Children Partnership, in a group or for an agency" in said
    assert "It asks something of Wessmere Health Trust, for which they sit" in said
    assert "Scrutineer Example, Scrutineer seat" in said
    assert "Respondent Example" not in said


def test_a_record_that_bears_no_number_says_it_too(world):
    assert "Who can see" in text(world, "manager", "desk:who-sees", kind="plan", pk=world.plan.pk)


def test_what_a_group_keeps_names_the_group_and_those_who_oversee(world):
    Action.objects.update(circle="group", circle_group=world.subgroup)
    said = text(world, "chair", "desk:who-sees", kind="action", pk=world.action.pk)
    assert "It is kept by Quality subgroup, and they sit there" in said
    assert "They see what one group keeps, as the business unit and the scrutineer do" in said
    assert "Lead Partner Example" not in said


def test_a_case_panel_is_not_named_to_an_agency_that_is_asked(world):
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Example panel")
    second_seat(world, "lead partner", "member", group=panel)
    Action.objects.update(circle="panel", circle_group=panel)
    for address, arguments in (
        ("desk:who-sees", {"kind": "action", "pk": world.action.pk}),
        ("actions:action", {"pk": world.action.pk}),
    ):
        assert "Example panel" not in text(world, "agency lead", address, **arguments)
    assert page(world, "manager", "desk:who-sees", kind="action", pk=world.action.pk).status_code == 404


def test_a_person_page_says_what_each_seat_shows_and_allows(world):
    said = text(world, "manager", "desk:what-they-see", pk=world.people["chair"].pk)
    assert "What Quality subgroup keeps to itself" in said
    assert "Accept evidence or send it back" in said
    assert "Actions: they see all 2" in said


def test_the_counts_are_of_what_the_reader_sees_too(world):
    Action.objects.filter(pk=world.action.pk).update(circle="group", circle_group=world.business)
    manager = Person.objects.get(pk=world.people["manager"].pk)
    chair = Person.objects.get(pk=world.people["chair"].pk)
    found = {each.kind: (each.seen, each.of) for each in shares(chair, manager)}
    assert found["Actions"] == (1, 2)


def test_everybody_may_look_at_what_they_themselves_can_see(world):
    for who in ("agency lead", "respondent", "stranger"):
        assert "What you can see and do" in text(world, who, "desk:what-they-see", pk=world.people[who].pk)
