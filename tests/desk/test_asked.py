"""What the key of a digest does not open, and when it ends."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.post.models import Draft
from tests.cast import build_world
from tests.factories.chasing import a_digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def progress(world):
    return reverse("actions:progress", args=(world.action.pk,))


def type_code(made):
    client = Client()
    address = reverse("desk:asked", args=(made.link,))
    return client, client.post(address, {"code": made.code}).status_code


@pytest.fixture
def came(world, progress):
    return type_code(a_digest(world.people["agency lead"], progress))[0]


def test_it_keeps_what_is_typed_into_the_forms_it_opens_and_no_other(world, came, progress):
    assert came.post("/drafts/keep/", {"path": progress, "box-words": "So far."}).status_code == 204
    elsewhere = reverse("actions:change", args=(world.action.pk,))
    assert came.post("/drafts/keep/", {"path": elsewhere, "box-words": "Not mine."}).status_code != 204
    assert [each.text for each in Draft.objects.all()] == ["So far."]


@pytest.mark.parametrize("changed", [{"password": "another"}, {"email": "moved@example.org"}])
def test_a_new_password_or_address_ends_it_typed_or_not(world, came, progress, changed):
    lead = world.people["agency lead"]
    waiting = a_digest(lead, progress, on=timezone.localdate() + timedelta(1))
    type(lead).objects.filter(pk=lead.pk).update(**changed)
    assert came.get(progress).status_code == 302
    assert type_code(waiting)[1] == 422


def test_it_ends_when_nobody_uses_it_for_as_long_as_a_sign_in_does(came, progress):
    assert came.get(progress).status_code == 200
    later = timezone.now() + timedelta(minutes=settings.SESSION_IDLE_MINUTES + 5)
    with time_machine.travel(later, tick=False):
        assert came.get(progress).status_code == 302


@pytest.mark.said_once  # the door is shut before a page asks anything
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete"])
@pytest.mark.parametrize(
    "path", ["/", "/drafts/", "/drafts/away/", "/people/", "/calendar/make/", "/search/", "/actions/add/"]
)
def test_no_method_opens_another_page(came, method, path):
    answer = getattr(came, method)(path, headers={"HX-Request": "true"})
    assert answer.status_code in {302, 403, 404, 405} and "/sign-in/" in answer.get("Location", "/sign-in/")
    assert "_auth_user_id" not in came.session


def test_no_query_of_a_page_it_opens_leads_anywhere_else(came, progress):
    for query in ("?next=/actions/", "?format=csv", "?record=1", "?path=/actions/"):
        answer = came.post(progress + query, {"words": "Drafted."})
        assert answer.get("Location", "") in {"", reverse("desk:asked-of-you")}, query
