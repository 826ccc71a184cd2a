"""Gaps counted by kind, agency and objective; each number opens exactly the records behind it."""

import re

import pytest

from goldthread.actions.models import Action
from goldthread.desk.gaps import KINDS, by_agency, by_kind, by_objective, records_of
from tests.cast import TODAY, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    world = build_world()
    Action.objects.update(status="done", done_first=TODAY, done_last=TODAY)
    return world


def numbers(found):
    return {each.key: each.number for _, counts in found for each in counts}


def test_every_kind_that_there_is_is_counted(world):
    found = numbers(by_kind(world.people["manager"], [world.wessmere], TODAY))
    assert found["no-impact"] == 2
    assert found["recommendation-not-answered"] == 1
    assert "no-lead" not in found


def test_a_number_by_agency_counts_what_that_agency_leads(world):
    (row,) = by_agency(world.people["manager"], [world.wessmere], TODAY)
    assert row.name == "Wessmere Health Trust"
    assert {each.key: each.number for each in row.counts}["no-impact"] == 2


def test_a_number_by_objective_counts_what_stands_under_it(world):
    (row,) = by_objective(world.people["manager"], [world.wessmere], TODAY)
    assert {each.key: each.number for each in row.counts}["no-impact"] == 1


@pytest.mark.parametrize("by", ["kind", "agency", "objective"])
def test_each_number_opens_as_many_records_as_it_counts(world, client, by):
    client.force_login(world.people["manager"])
    page = client.get(f"/gaps/?by={by}").content.decode()
    links = re.findall(r'href="(/gaps/[^"?]+/[^"]*)">[^<]*<strong>(\d+)</strong>', page)
    assert links
    for url, number in links:
        opened = client.get(url.replace("&amp;", "&"))
        assert opened.context["page"].paginator.count == int(number), url


def test_what_a_reader_may_not_see_is_not_counted(world):
    Action.objects.filter(pk=world.action.pk).update(circle="panel", circle_group=world.business)
    found = numbers(by_kind(world.people["scrutineer"], [world.wessmere], TODAY))
    assert found["no-impact"] == 1


def test_a_gap_is_the_same_in_the_count_and_in_the_list(world):
    manager, gap = world.people["manager"], KINDS["no-evidence"]
    listed = records_of(manager, [world.wessmere], gap, TODAY, None, None)
    assert listed.count() == numbers(by_kind(manager, [world.wessmere], TODAY))["no-evidence"]


def test_an_unknown_kind_of_gap_is_not_found(world, client):
    client.force_login(world.people["manager"])
    assert client.get("/gaps/nothing-like-it/").status_code == 404
    assert client.get("/gaps/?by=colour").status_code == 404
    assert client.get("/gaps/no-impact/?agency=99999").status_code == 404
