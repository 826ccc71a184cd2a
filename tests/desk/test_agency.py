"""What an agency owes, across all that the reader may see, and handing a thing of it to a colleague."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.actions.models import Action
from goldthread.challenges.models import Challenge
from goldthread.desk.agency import owing_of
from goldthread.desk.jobs import end_settled
from goldthread.desk.merged import merged
from goldthread.desk.models import Handed
from goldthread.desk.offers import owed
from goldthread.desk.operations.handing import end_handing, hand_on
from goldthread.kit.periods import reporting_year
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Holding, Person, Seat
from tests.cast import TODAY, build_world
from tests.factories.actions import action_of, panel_of
from tests.factories.handing import a_colleague, handed, owed_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
YEAR = reporting_year(TODAY)


@pytest.fixture
def world():
    return build_world()


def fresh(person):
    return Person.objects.get(pk=person.pk)


def found(world, who="agency lead"):
    return owing_of(fresh(world.people[who]), world.health, YEAR, TODAY)


def page(world, who="agency lead", address=None):
    client = Client()
    client.force_login(world.people[who])
    return client.get(address or reverse("desk:agency", args=(world.health.pk,)))


def test_an_agency_owes_its_unfinished_actions_whether_or_not_they_are_due(world):
    assert [due.what for due in found(world).kinds["Actions"]] == ["AC-1: Launch the revised neglect toolkit"]


def test_what_is_late_is_counted(world):
    action_of(world, "Late one", due="1 April 2026")
    assert (found(world).late, found(world).number) == (1, 2)
    assert "one late" in page(world).content.decode()


def test_a_seat_of_the_agency_that_nobody_holds_is_owed(world):
    Holding.objects.filter(seat=world.seats["agency lead"]).update(ends_on=TODAY - timedelta(1))
    dues = found(world, "manager").kinds["Seats that are empty"]
    assert [due.what for due in dues] == ["Empty seat: Agency lead seat"]
    assert dues[0].why == "Nobody holds it since 2 May 2026"


def test_what_only_a_panel_knows_is_owed_to_nobody_else(world):
    panel = panel_of(world)
    action_of(world, "Panel's own", circle="panel", circle_group=panel)
    assert "Panel's own" not in str(found(world, "group member").kinds)


def test_how_often_it_was_asked_this_year_is_counted(world):
    action_of(world, "This year", on=TODAY)
    Challenge.objects.create(home=world.wessmere, key="ch", number=1, words="Why?", agency=world.health,
                             raised_by=world.seats["scrutineer"], raised_first=TODAY, raised_last=TODAY)  # fmt: skip
    assert found(world, "manager").asks == 2


def test_the_page_ends_in_owing_nothing_more(world):
    assert "Beyond this, you owe nothing more." in page(world).content.decode()
    assert "it owes nothing more, as far as you may see" in page(world, "manager").content.decode()


def test_a_thing_is_handed_to_a_colleague_who_finds_it_at_home(world):
    giver, taker = world.people["agency lead"], a_colleague(world)
    hand_on(where=owed_page(world), name="Action AC-1", taker=taker, words="You know it.", by=giver, on=TODAY)
    mine = [due.why for due in owed(fresh(taker), TODAY) if due.where == owed_page(world)]
    assert mine[0].startswith("Handed to you by Agency Lead Example on 3 May 2026: You know it.")
    home = page(world, "agency lead", reverse("desk:owed")).content.decode()
    assert "handed to Colleague Example on 3 May 2026" in home
    assert "Take it back" in home


def test_it_cannot_be_handed_to_somebody_who_does_not_answer_for_it(world):
    giver = world.people["agency lead"]
    with pytest.raises(Refusal, match="does not answer for this"):
        hand_on(where=owed_page(world), name="AC-1", taker=world.people["respondent"], by=giver, on=TODAY)
    with pytest.raises(Refusal, match="Choose a colleague"):
        hand_on(where=owed_page(world), name="AC-1", taker=giver, by=giver, on=TODAY)
    assert not Handed.objects.exists()


def test_it_is_handed_on_once_and_can_be_taken_back(world):
    row, giver = handed(world), world.people["agency lead"]
    about = {"where": owed_page(world), "name": "AC-1", "taker": a_colleague(world), "by": giver, "on": TODAY}
    with pytest.raises(Refusal, match="handed on already"):
        hand_on(**about)
    end_handing(handed=row, by=giver, on=TODAY)
    with pytest.raises(Refusal, match="taken back already"):
        end_handing(handed=row, by=giver, on=TODAY)
    assert hand_on(**about).ended_on is None


def test_what_is_settled_ends_by_itself_and_what_still_waits_stays(world):
    row = handed(world)
    still = action_of(world, "Still to do", leads=[world.health])
    other = handed(world, where=reverse("actions:progress", args=(still.pk,)))
    assert end_settled(SimpleNamespace(on=TODAY))[0] == "No things handed on and settled since."
    Action.objects.filter(pk=world.action.pk).update(status="stood down", reason="Not needed.")
    end_settled(SimpleNamespace(on=TODAY))
    row.refresh_from_db(), other.refresh_from_db()
    assert (row.ended_on, other.ended_on) == (TODAY, None)


def test_what_was_handed_on_follows_who_was_entered_twice(world):
    row, twice = handed(world), a_colleague(world)
    merged(twice, world.people["respondent"])
    row.refresh_from_db()
    assert row.taker == world.people["respondent"]
    merged(world.people["agency lead"], world.people["respondent"])
    assert not Handed.objects.exists()


def test_the_page_of_handing_offers_those_who_sit_beside(world):
    taker = a_colleague(world)
    text = page(world, "agency lead", f"{reverse('desk:hand')}?item={owed_page(world)}").content.decode()
    assert taker.name in text
    assert "Respondent Example" not in text


def test_what_does_not_wait_for_the_reader_cannot_be_handed_on(world):
    assert page(world, "agency lead", f"{reverse('desk:hand')}?item=/actions/999/progress/").status_code == 404


@pytest.mark.said_once  # Django puts the same queries to either engine
@pytest.mark.parametrize("number", [3, 60])
def test_the_page_costs_the_same_for_few_and_for_many(world, number, django_assert_max_num_queries):
    for place in range(number):
        action_of(world, f"Action {place}")
        Seat.objects.create(partnership=world.wessmere, key=f"e{place}", title=f"E{place}", role="agency lead",
                            agency=world.health)  # fmt: skip
    client = Client()
    client.force_login(world.people["agency lead"])
    with django_assert_max_num_queries(30):
        assert client.get(reverse("desk:agency", args=(world.health.pk,))).status_code == 200
