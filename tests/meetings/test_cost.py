"""A meeting's pages cost the same queries with three items, papers and answers as with sixty."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.asking import NOT_A_QUERY
from bench.budgets import BUDGETS, budget_of
from goldthread.meetings.models import Declaration
from tests.cast import TODAY, World, build_world, person, sit
from tests.factories.evidence import filed
from tests.factories.meetings import a_meeting, a_pack, a_paper, an_item

PAGES = (
    "meeting",
    "prepare",
    "propose",
    "agenda",
    "ask-paper",
    "change",
    "interests",
    "pack",
    "paper",
    "attach",
    "move",
)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def crowd(world: World, number: int):
    meeting = a_meeting(world, asked_interests_on=TODAY)
    papers = []
    for place in range(number):
        who = f"member {number} {place}"
        world.people[who] = person(who)
        seat = sit(world, who, "member", world.wessmere, group=world.subgroup)
        item = an_item(meeting, f"Item {place}", brought_by=seat)
        late = {"asked_on": TODAY, "due_on": date(2026, 4, 1)}
        papers.append(a_paper(meeting, f"Late {place}", asked_seat=seat, item=item, **late))
        a_paper(meeting, f"Paper {place}", evidence=filed(world))
        answer = {"meeting": meeting, "person": world.people[who], "seat": seat, "on": TODAY}
        Declaration.objects.create(is_none=True, **answer) if place % 2 else None
    a_pack(meeting)
    return meeting, papers[0]


def cost(world: World, number: int) -> dict[str, int]:
    meeting, paper = crowd(world, number)
    client = Client()
    client.force_login(world.people["manager"])
    client.get(reverse("account_inactive"))
    found = {}
    for page in PAGES:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            answer = client.get(
                reverse(f"meetings:{page}", args=((paper if page in {"paper", "attach"} else meeting).pk,))
            )
        assert answer.status_code == 200
        found[page] = sum(not NOT_A_QUERY.match(each["sql"]) for each in caught.captured_queries)
    return found


@pytest.mark.said_once  # Django puts the same queries to either engine
def test_a_page_costs_the_same_for_a_long_agenda_as_for_a_short_one():
    world = build_world()
    few, many = cost(world, 3), cost(world, 30)
    assert {page: (few[page], many[page]) for page in PAGES if many[page] > few[page]} == {}
    over = {page: many[page] for page in PAGES if many[page] > BUDGETS[budget_of(f"meetings:{page}")].queries}
    assert over == {}
