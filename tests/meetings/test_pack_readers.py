"""A pack that was made before something was restricted or taken away is no way to it."""

import pytest

from goldthread.meetings.operations import change_paper, set_agenda
from tests.cast import TODAY, build_world
from tests.factories.evidence import filed
from tests.factories.meetings import a_meeting, a_pack, a_paper, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return build_world()


@pytest.fixture
def open_pack(world):
    meeting = a_meeting(world)
    paper = a_paper(meeting, "Staffing at one partner", evidence=filed(world), item=an_item(meeting, "Staffing"))
    index = [{"title": paper.title, "page": 2, "pages": 1, "paper": paper.pk, "apart": ""}]
    return a_pack(meeting, index=index)


def opened(client, world, pack, who="lead partner"):
    """Whether the page names what is in it, and how its file answers."""
    client.force_login(world.people[who])
    page, file = client.get(pack.get_absolute_url()), client.get(f"{pack.get_absolute_url()}open.pdf")
    return "Staffing" in page.content.decode(), file.status_code


def test_a_pack_opens_while_all_in_it_may_be_read(world, client, open_pack):
    assert opened(client, world, open_pack) == (True, 200)


def test_a_paper_that_is_restricted_now_shuts_the_open_pack(world, client, open_pack):
    paper = open_pack.meeting.papers.get()
    about = {"title": paper.title, "item": paper.item, "due_on": None, "is_restricted": True}
    change_paper(paper=paper, by=world.people["manager"], on=TODAY, **about)
    assert opened(client, world, open_pack) == (False, 404)


def test_evidence_that_was_taken_away_shuts_it(world, client, open_pack):
    evidence = open_pack.meeting.papers.get().evidence
    type(evidence).objects.filter(pk=evidence.pk).update(removed_on=TODAY)
    assert opened(client, world, open_pack) == (False, 404)


def test_an_item_that_is_restricted_now_shuts_it(world, client, open_pack):
    meeting = open_pack.meeting
    rows = {meeting.items.get().pk: {"is_restricted": True}}
    about = {"places": {}, "version": meeting.version, "by": world.people["manager"], "on": TODAY}
    set_agenda(meeting=meeting, rows=rows, **about)
    assert opened(client, world, open_pack) == (False, 404)
