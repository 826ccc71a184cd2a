"""Somebody comes to the door: a wrong password, then the right one, then out again."""

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from goldthread.partners.models import Person

WIDTHS = {"desk": 1280, "phone": 375}


@pytest.fixture
def person(transactional_db):
    return Person.objects.create(
        name="A. Example", email="a@office.example", password=make_password("a right password")
    )


def sign_in(page, password):
    page.get_by_label("E-mail address").fill("a@office.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_door_opens_to_the_right_password_only(page, live_server, person, axe, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url)
    axe(page)
    sign_in(page, "a wrong password")
    page.get_by_role("alert").wait_for()
    axe(page)
    sign_in(page, "a right password")
    page.wait_for_url(live_server.url + "/")
    axe(page)
    page.goto(live_server.url + reverse("account_logout"))
    axe(page)
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in").wait_for()
