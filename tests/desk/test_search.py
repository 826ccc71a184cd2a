"""The search page: what it finds, for whom, and what it never betrays."""

import pytest

from goldthread.actions.models import Action
from goldthread.desk import search as searching
from goldthread.desk.search import rows_of, search, shown
from goldthread.post.finding import refresh_all
from tests.cast import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = build_world()
    refresh_all()
    return world


def ask(client, person, **query):
    client.force_login(person)
    return client.get("/search/", query)


def test_a_reference_goes_straight_to_its_record(client, world):
    answer = ask(client, world.people["manager"], q=" ac-1 ")
    assert (answer.status_code, answer["Location"]) == (302, world.action.get_absolute_url())


def test_a_reference_that_is_hidden_looks_like_one_that_is_not_there(client, world):
    hidden = ask(client, world.people["neighbouring manager"], q="AC-1")
    absent = ask(client, world.people["neighbouring manager"], q="AC-9")
    assert hidden.status_code == absent.status_code == 200
    parts = [answer.content.decode().partition("<main")[2].partition("<footer")[0] for answer in (hidden, absent)]
    assert parts[0].replace('value="AC-1"', "") == parts[1].replace('value="AC-9"', "")


def test_what_is_found_is_shown_with_the_words_around_it(client, world):
    page = ask(client, world.people["manager"], q="toolkits").content.decode()
    assert "revised neglect <mark>toolkit</mark>" in page
    assert world.action.get_absolute_url() in page


@pytest.mark.parametrize("typed", ["", '""', "- -"])
def test_nothing_that_is_asked_finds_nothing(world, typed):
    assert search(world.people["manager"], typed, ()).numbers == []


def test_the_count_is_of_what_the_reader_may_see(client, world):
    page = ask(client, world.people["neighbouring manager"], q="toolkit").content.decode()
    assert "Nothing found" in page


def test_answers_narrow_what_is_found(client, world):
    manager = world.people["manager"]
    page = ask(client, manager, q="toolkit", kind="action", state="open", agency=world.health.pk).content.decode()
    assert world.action.words.split()[0] in page and "One record found." in page
    assert "Nothing found" in ask(client, manager, q="toolkit", kind="agency").content.decode()


def test_the_rest_is_asked_for_when_the_best_are_hidden(monkeypatch, world):
    home = world.norden
    for number in range(8):
        Action.objects.create(home=home, key=f"h-{number}", number=100 + number, words="toolkit toolkit toolkit")
    refresh_all()
    monkeypatch.setattr(searching, "FIRST", 3)
    found = search(world.people["manager"], "toolkit", ())
    titles = [row["title"] for row in shown(rows_of(found.numbers), "", {})]
    assert world.action.words in titles
    assert not found.is_more and not any("toolkit toolkit" in title for title in titles)


def test_what_others_share_comes_after_what_the_readers_own_partnerships_keep(world):
    words = "toolkit toolkit toolkit of the neighbours"
    Action.objects.create(home=world.norden, key="open", number=200, words=words, circle="public")
    refresh_all()
    found = search(world.people["manager"], "toolkit", ())
    titles = [row["title"] for row in shown(rows_of(found.numbers), "", {})]
    assert "neighbours" in titles[-1] and world.action.words in titles
