"""A form is saved once, whatever happens on the way, and takes its drafts with it."""

import pytest

from goldthread.actions.models import Progress
from goldthread.post.models import Draft, Sent
from goldthread.trail.models import Entry
from tests.cast import build_world

pytestmark = pytest.mark.django_db
KEEP = "/drafts/keep/"


@pytest.fixture
def world(clock):
    return build_world()


@pytest.fixture
def lead(client, world):
    client.force_login(world.people["agency lead"])
    return client


def address(world):
    return f"/actions/{world.action.pk}/progress/"


def told(world):
    return Progress.objects.filter(action=world.action, words="All schools have it.").count()


def send(client, world, key, words="All schools have it."):
    return client.post(address(world), {"words": words, "once": key})


def test_the_same_form_sent_twice_is_saved_once_and_leads_to_the_same_page(lead, world):
    first, second = send(lead, world, "k" * 22), send(lead, world, "k" * 22)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert told(world) == 1
    assert "saved already" in lead.get(second["Location"]).content.decode()


def test_two_forms_are_two(lead, world):
    send(lead, world, "k" * 22)
    send(lead, world, "l" * 22)
    assert told(world) == 2


def test_a_form_with_something_to_put_right_may_be_sent_again(lead, world):
    assert send(lead, world, "k" * 22, words="").status_code == 422
    assert not Sent.objects.exists()
    assert send(lead, world, "k" * 22).status_code == 302
    assert told(world) == 1


def test_a_form_that_was_stopped_is_not_saved_so_it_may_be_sent_again_and_keeps_its_drafts(lead, world):
    """Stopping is recorded, which is no saving: whoever goes back and changes the words sends the same key."""
    lead.post(KEEP, {"path": address(world), "box-words": "Half of the schools", "about": "Report progress"})
    assert send(lead, world, "k" * 22, words="The school named NHS number 943 476 5919.").status_code == 422
    assert not Sent.objects.exists() and Draft.objects.count() == 1
    assert send(lead, world, "k" * 22).status_code == 302
    assert told(world) == 1


def test_the_key_is_remembered_in_the_transaction_that_saves(lead, world, monkeypatch):
    """The process dies while the entry is written: neither record nor key is there, and it can be sent again."""
    entries = Entry.objects.count()

    def dies(notes):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("goldthread.trail.operation.append", dies)
        with pytest.raises(KeyboardInterrupt):
            send(lead, world, "k" * 22)
    assert (told(world), Sent.objects.count(), Entry.objects.count()) == (0, 0, entries)
    assert send(lead, world, "k" * 22).status_code == 302


def test_a_key_is_its_authors_alone(lead, world, client):
    send(lead, world, "k" * 22)
    client.force_login(world.people["manager"])
    answer = client.post(address(world), {"words": "All schools have it.", "told_by": "its e-mail", "once": "k" * 22})
    assert answer.status_code == 302
    assert told(world) == 2


def test_every_form_carries_a_key_of_its_own(lead, world):
    pages = [lead.get(address(world)).content.decode() for _ in range(2)]
    keys = [page.partition('name="once" value="')[2][:22] for page in pages]
    assert all(len(key) == 22 for key in keys) and keys[0] != keys[1]


def test_a_draft_keeps_no_address_that_may_say_who_a_child_is(lead, world):
    lead.post(KEEP, {"path": f"{address(world)}?q=NHS+943%20476+5919", "box-words": "Half of the schools"})
    assert Draft.objects.get().path == address(world)


def test_what_is_typed_is_kept_offered_back_and_gone_once_it_is_saved(lead, world):
    path = address(world)
    answer = lead.post(KEEP, {"path": path, "box-words": "Half of the schools", "about": "Report progress"})
    assert answer.status_code == 204
    page = lead.get(path).content.decode()
    assert "You were typing here" in page and "Half of the schools" in page
    assert "Half of the schools" in lead.get("/drafts/").content.decode()
    send(lead, world, "k" * 22)
    assert not Draft.objects.exists()
    assert "You were typing here" not in lead.get(path).content.decode()


def test_a_draft_is_seen_by_its_author_alone(lead, world, client):
    path = address(world)
    lead.post(KEEP, {"path": path, "box-words": "Half of the schools"})
    client.force_login(world.people["manager"])
    assert "Half of the schools" not in client.get(path).content.decode()
    assert "Half of the schools" not in client.get("/drafts/").content.decode()


def test_what_may_say_who_a_child_is_is_not_kept_and_the_answer_says_where(lead, world):
    answer = lead.post(KEEP, {"path": address(world), "box-words": "NHS number 943 476 5919 was seen"})
    assert answer.status_code == 422
    assert answer.json()["found"]["words"]
    assert not Draft.objects.exists()


def test_a_box_that_was_emptied_and_a_draft_that_was_given_up_are_forgotten(lead, world):
    path = address(world)
    lead.post(KEEP, {"path": path, "box-words": "Half"})
    lead.post(KEEP, {"path": path, "box-words": "  "})
    assert not Draft.objects.exists()
    lead.post(KEEP, {"path": path, "box-words": "Half"})
    assert lead.post("/drafts/give-up/", {"path": path, "to": "form"})["Location"] == path
    assert not Draft.objects.exists()


def test_nothing_is_kept_for_an_address_that_is_no_form_or_is_elsewhere(lead):
    assert lead.post(KEEP, {"path": "/nowhere/", "box-words": "x"}).status_code == 404
    assert lead.post(KEEP, {"path": "/actions/", "words": "x"}).status_code == 404
    assert lead.post("/drafts/give-up/", {"path": "//example.org/", "to": "form"})["Location"] == "/drafts/"


def test_what_a_device_kept_goes_with_the_sign_in(lead):
    assert lead.post("/sign-out/")["Clear-Site-Data"] == '"storage"'


def test_the_page_knows_how_long_the_sign_in_lasts(lead):
    assert lead.get("/stay/").json()["ends_in"] == 3600
    assert 'data-ends-in="3600"' in lead.get("/").content.decode()


def test_a_key_that_no_form_was_given_is_none(lead, world):
    """PostgreSQL keeps no text with such a character, and stopped the page."""
    assert send(lead, world, "k\0").status_code == 302
    assert not Sent.objects.exists() and told(world) == 1
