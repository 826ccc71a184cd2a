"""The gate: what may say who a child is is stopped, shown in place, kept nowhere, and cleared only with a reason."""

import re

import pytest
from django.urls import reverse

from goldthread.actions.models import Action, Progress
from goldthread.partners.models import Catch
from goldthread.partners.operations.catches import record_catch
from goldthread.post.models import Draft
from goldthread.trail.models import Entry, Payload
from tests.cast import TODAY, build_world
from tests.factories.bringing import Again
from tests.kit.files.made import a_pdf

TOLD = {"told_by": "its e-mail", "told_on_day": "1", "told_on_month": "5", "told_on_year": "2026"}

NUMBER = "943 476 5919"
WORDS = f"The school asked about NHS number {NUMBER} & <b>said</b> no."


@pytest.fixture
def world(db, clock):
    return build_world()


@pytest.fixture
def page(client, world):
    client.force_login(world.people["manager"])

    def page(words=WORDS, **more):
        body = {"version": world.action.version, "words": words, **TOLD, **more}
        return client.post(reverse("actions:progress", args=(world.action.pk,)), body)

    return page


def fields_of(text):
    """What the box offers for a clearing, as it would be sent."""
    return {"words-seen": re.search(r'name="words-seen" value="([^"]*)"', text)[1]}


def test_what_is_found_is_shown_in_place_with_why_and_how_to_say_it(page):
    answer = page()
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f"<q>{NUMBER}</q>" in text and "This looks like an NHS number." in text
    assert "can look the child up by it" in text and "Say it safely:" in text
    assert "&lt;b&gt;said&lt;/b&gt;" in text, "what was typed is still in the box"


def test_nothing_of_it_is_kept_but_that_it_was_stopped(page, client, world):
    page()
    assert not Progress.objects.filter(words__contains=NUMBER).exists() and not Draft.objects.exists()
    assert not Payload.objects.filter(body__contains="943").exists()
    assert not any("943" in str(value) for value in client.session.values())
    caught = Catch.objects.get()
    assert (caught.kind, caught.outcome, caught.partnership) == ("nhs", "stopped", world.wessmere)
    assert caught.place == "Action: “What has happened since last time?”" and caught.by == world.people["manager"]
    assert (caught.record_kind, caught.record_id) == ("actions.action", world.action.pk)


def test_the_same_stop_counts_once_a_day(page):
    page(), page()
    assert Catch.objects.count() == 1


def test_a_person_clears_a_false_match_and_the_reason_is_kept_with_the_save(page):
    shown = fields_of(page().content.decode())
    answer = page(**shown, **{"words-clear": "yes", "words-because": "It is the number of the ward"})
    assert answer.status_code == 302
    assert Progress.objects.filter(words__contains=NUMBER).exists()
    cleared = Catch.objects.get(outcome="cleared")
    assert cleared.reason == "It is the number of the ward" and cleared.kind == "nhs" and cleared.on == TODAY
    payload = Payload.objects.get(entry=Entry.objects.get(record_kind="partners.catch", record_id=cleared.pk))
    assert "943" not in payload.body and "cleared an NHS number" in payload.body


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words-because": "It is a ward"}, "so it is not saved"),
        ({"words-clear": "yes"}, "Say why this does not identify a child"),
        ({"words-clear": "yes", "words-because": f"It is {NUMBER}"}, "The reason may itself say who a child is."),
        ({"words-clear": "yes", "words-because": "A ward", "words-seen": "0123"}, "so it is not saved"),
    ],
)
def test_a_clearing_needs_its_tick_its_reason_and_the_words_that_were_shown(page, said, sentence):
    shown = fields_of(page().content.decode())
    answer = page(**{**shown, **said})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Catch.objects.filter(outcome="cleared").exists()


def test_a_clearing_is_of_what_was_shown_and_of_nothing_typed_afterwards(page):
    shown = fields_of(page().content.decode())
    answer = page(words=WORDS + " Amira, 7.", **shown, **{"words-clear": "yes", "words-because": "A ward"})
    assert answer.status_code == 422 and "<q>Amira, 7</q>" in answer.content.decode()


def test_a_clearing_goes_back_with_a_save_that_is_refused(client, world):
    client.force_login(world.people["manager"])
    place = reverse("actions:change", args=(world.action.pk,))
    body = {"version": 1, "words": WORDS, "started": "March 2026", "circle": "partnership"}
    shown = fields_of(client.post(place, body).content.decode())
    cleared = {**shown, "words-clear": "yes", "words-because": "A ward"}
    assert client.post(place, {**body, **cleared, "version": 7}).status_code == 409
    assert not Catch.objects.filter(outcome="cleared").exists()
    assert client.post(place, {**body, **cleared}).status_code == 302
    assert Catch.objects.filter(outcome="cleared").count() == 1


def test_what_the_record_says_already_is_not_asked_about_again(client, world):
    client.force_login(world.people["manager"])
    Action.objects.filter(pk=world.action.pk).update(words=WORDS)
    body = {"version": 1, "words": WORDS + " More.", "started": "March 2026", "circle": "partnership"}
    assert client.post(reverse("actions:change", args=(world.action.pk,)), body).status_code == 302


def test_a_catch_of_a_file_says_where_it_was_found(world):
    about = {"partnership": world.wessmere, "record": world.evidence, "by": None, "on": TODAY}
    found = record_catch(kind="birth", place="File, page 3", outcome="found", **about)
    assert str(found) == "Found in a file: File, page 3" and found.record_kind == "actions.evidence"


def test_a_file_refused_for_its_name_counts_as_a_stop(world, client):
    client.force_login(world.people["manager"])
    body = {"files": Again("Amira aged 7.pdf", a_pdf()), "title": "Audit", "circle": "partnership"}
    answer = client.post("/evidence/add/", body)
    assert answer.status_code == 422
    caught = Catch.objects.get()
    assert (caught.outcome, caught.by) == ("stopped", world.people["manager"])
    assert "Amira" not in caught.place
