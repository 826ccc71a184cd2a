"""Home: what waits, what comes up, what changed, and the numbers of the manager."""

import pytest
from django.urls import reverse

from goldthread.actions.operations.progress import report_progress
from goldthread.partners.signin import LAST_HERE
from tests.cast import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    """The small world, in which nobody has heard of the first action since December."""
    world = build_world()
    type(world.line).objects.update(heard_on="2025-12-01")
    type(world.action).objects.update(heard_on="2025-12-01")
    return world


def home(client, who):
    client.force_login(who)
    return client.get("/").context["home"]


def test_an_agency_lead_finds_what_her_agency_owes(world, client):
    found = home(client, world.people["agency lead"])
    assert any("Launch the revised neglect toolkit" in due.what for due in (*found.waiting, *found.coming))


def test_a_stranger_finds_nothing(world, client):
    assert home(client, world.people["stranger"]).waiting == []
    assert "What you look after" not in client.get("/").content.decode()


def test_an_administrator_without_a_seat_finds_what_there_is_to_look_after(world, client):
    client.force_login(world.people["administrator"])
    page = client.get("/").content.decode()
    for name in ("partners:accounts", "partners:partnerships", "report:guidance", "post:health"):
        assert page.count(f'href="{reverse(name)}"') == 2, "in the menu, and with its reason"
    assert 'aria-label="What to do next"></aside>' in page, "an empty column draws no line"


def test_the_manager_finds_numbers_that_open_their_records(world, client):
    Action = type(world.action)
    Action.objects.filter(pk=world.action.pk).update(due_last="2026-01-31", due_first="2026-01-31")
    found = {each.key: each for each in home(client, world.people["manager"]).stats}
    assert found["late"].number == 1 and "no-lead" not in found
    assert client.get(found["late"].url).status_code == 200
    Action.objects.filter(pk=world.action.pk).update(has_lead=False)
    leaderless = {each.key: each for each in home(client, world.people["manager"]).stats}["no-lead"]
    assert leaderless.number == 1 and client.get(leaderless.url).status_code == 200


def test_the_scrutineer_logs_an_activity_from_the_first_page_and_reads_until_when_evidence_is_checked(world, client):
    client.force_login(world.people["scrutineer"])
    page = client.get("/").content.decode()
    assert reverse("scrutiny:log") in page and "to be checked by 30 June 2026" in page
    client.force_login(world.people["manager"])
    assert reverse("scrutiny:log") not in client.get("/").content.decode()


def test_an_agency_lead_is_shown_no_numbers_of_the_whole_partnership(world, client):
    assert home(client, world.people["agency lead"]).stats == []


def test_what_changed_since_the_last_visit_is_named(world, client, today):
    lead = world.people["agency lead"]
    report_progress(action=world.action, line=world.line, words="Printed.", by=lead, on=today)
    client.force_login(world.people["manager"])
    session = client.session
    session[LAST_HERE] = "2026-05-01T09:00:00+00:00"
    session.save()
    changed = client.get("/").context["home"].changed
    assert [str(record) for record in changed] == ["Launch the revised neglect toolkit"]


def test_owed_lists_everything_and_says_when_there_is_nothing(world, client):
    client.force_login(world.people["agency lead"])
    assert "Launch the revised neglect toolkit" in client.get("/owed/").content.decode()
    client.force_login(world.people["stranger"])
    assert "Nothing is waiting for you" in client.get("/owed/").content.decode()
