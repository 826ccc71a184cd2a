"""A pack that was made before something was restricted or taken away is no way to it; one that is behind says so."""

import pytest

from goldthread.actions.operations import remove_evidence
from goldthread.meetings.models import Pack
from goldthread.meetings.operations import change_paper, set_agenda
from goldthread.meetings.operations.packing import keep_pack, let_packs_go
from goldthread.meetings.packing import whole_pack
from goldthread.post import vault
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
    change_paper(paper=paper, version=paper.version, by=world.people["manager"], on=TODAY, **about)
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
    assert meeting.papers.get().is_restricted, "a paper under a restricted item is for the group alone"
    assert "Staffing" not in client.get(meeting.get_absolute_url()).text


def bound(world, meeting, content):
    """A pack with the index of what the meeting holds now."""
    _, index = whole_pack(meeting, False, TODAY, lambda percent, says: None)
    about = {"pages": 4, "index": index, "by": world.people["manager"], "on": TODAY}
    return keep_pack(meeting=meeting, is_restricted=False, content=content, **about)


def test_a_pack_says_what_has_changed_since_and_the_one_before_is_kept(world, client):
    meeting = a_meeting(world)
    item, secret = an_item(meeting, "Neglect"), an_item(meeting, "A matter of one agency", is_restricted=True)
    toolkit, note = a_paper(meeting, "Toolkit", evidence=filed(world), item=item), a_paper(meeting, "A note")
    first = bound(world, meeting, b"%PDF-1.7 first")
    client.force_login(world.people["lead partner"])
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "Since the pack was made" not in page and "Make the pack again" not in page

    type(note).objects.filter(pk=toolkit.pk).update(title="The toolkit")
    type(note).objects.filter(pk=note.pk).update(evidence=filed(world))
    a_paper(meeting, "For the group", evidence=filed(world), item=secret)
    for address in (meeting.get_absolute_url(), first.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "The agenda was changed." in page and "“The toolkit” was changed." in page
        assert "“A note” was added." in page and "For the group” was" not in page and "again</button>" not in page
    client.force_login(world.people["manager"])
    assert "Make the pack again" in client.get(meeting.get_absolute_url()).content.decode()

    second = bound(world, meeting, b"%PDF-1.7 second")
    page = client.get(second.get_absolute_url()).content.decode()
    assert "was changed." not in page and f"open.pdf?earlier={first.pk}" in page
    answer = client.get(f"{second.get_absolute_url()}open.pdf?earlier={first.pk}")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 first"
    assert b"".join(client.get(f"{second.get_absolute_url()}open.pdf").streaming_content) == b"%PDF-1.7 second"


def test_a_pack_goes_with_its_bytes_once_a_paper_in_it_is_gone(world, open_pack, django_capture_on_commit_callbacks):
    evidence = open_pack.meeting.papers.get().evidence
    about = {"by": world.people["manager"], "on": TODAY}
    assert let_packs_go(**about) == 0 and vault.has(open_pack.digest)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(evidence=evidence, reason="Sent by mistake.", version=evidence.version, **about)
        assert let_packs_go(**about) == 1
    assert not Pack.objects.exists() and not vault.has(open_pack.digest)


def test_who_sits_in_the_group_for_a_school_alone_gets_no_pack_with_papers_that_they_may_not_read(world, client):
    meeting = a_meeting(world)
    paper = a_paper(meeting, "Staffing", evidence=filed(world))
    pack = bound(world, meeting, b"%PDF-1.7 pack")
    seat = world.seats["respondent"]
    type(seat).objects.filter(pk=seat.pk).update(group=meeting.group)
    client.force_login(world.people["respondent"])
    assert client.get(meeting.get_absolute_url()).status_code == 200, "they sit there"
    assert client.get(paper.evidence.get_absolute_url()).status_code == 404, "the original is not theirs"
    assert client.get(f"{pack.get_absolute_url()}open.pdf").status_code == 404
    assert "All papers in one file" not in client.get(meeting.get_absolute_url()).content.decode()
    type(seat).objects.filter(pk=seat.pk).update(role="member")
    client.force_login(world.people["respondent"])
    assert client.get(f"{pack.get_absolute_url()}open.pdf").status_code == 200, "a member reads what is sent to members"
