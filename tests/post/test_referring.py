"""What the words of a page refer to: linked for who may see it, one query for all, and no word of what is hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.actions.models import Action
from goldthread.post.finding import refresh_all
from tests.cast import build_world
from tests.factories.actions import panel_of

pytestmark = pytest.mark.django_db
LINKED = '<a class="govuk-link" href="{}">{}</a>'


@pytest.fixture
def world():
    return build_world()


def read(client, world, who="agency lead"):
    client.force_login(world.people[who])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(world.action.get_absolute_url()).content.decode()
    asked_words = [query["sql"] for query in asked if "post_findable" in query["sql"]]
    return page.partition("<main")[2].partition("</main>")[0], len(asked_words)


def say(world, words):
    Action.objects.filter(pk=world.action.pk).update(detail=words)
    refresh_all()


def test_every_reference_of_a_page_is_linked_by_one_query_and_none_asks_none(client, world):
    say(world, "It names nothing, in 2026-27.")
    assert read(client, world)[1] == 0
    other = Action.objects.create(home=world.wessmere, key="other", number=77, words="Another", circle="public")
    Action.objects.create(home=world.norden, key="there", number=78, words="Elsewhere", circle="public")
    say(world, "<b>AC-77</b> and AC-77, R-1, OB-1, M-1, CH-1, ZZ-9 & AC-78")
    page, asked = read(client, world)
    assert asked == 1
    link = LINKED.format(other.get_absolute_url(), "AC-77")
    assert f"&lt;b&gt;{link}&lt;/b&gt; and {link}, " in page
    assert "ZZ-9 &amp; AC-78" in page and "gt-see" not in page


def test_a_record_that_is_hidden_looks_like_one_that_is_not_there(client, world):
    say(world, "See AC-77.")
    absent = read(client, world)
    kept = {"circle": "panel", "circle_group": panel_of(world)}
    hidden = Action.objects.create(home=world.wessmere, key="hidden", number=77, words="Hidden", **kept)
    refresh_all()
    assert read(client, world) == absent
    Action.objects.filter(pk=hidden.pk).update(circle="public", circle_group=None)
    assert LINKED.format(hidden.get_absolute_url(), "AC-77") in read(client, world)[0]
