"""Somebody comes to the door: a wrong password, then the right one, then out again."""

import pytest
from django.urls import reverse

from tests.journeys.conftest import PASSWORD

WIDTHS = {"desk": 1280, "phone": 375}


def sign_in(visitor, password):
    visitor.write("E-mail address", "member.learning@wessmere.example")
    visitor.write("Password", password)
    visitor.press("Sign in")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.told_twice("partners", "addresses are compared, and sessions kept")
def test_the_door_opens_to_the_right_password_only(come, site, width):
    visitor = come(width=width)
    visitor.open("/")
    sign_in(visitor, "a wrong password")
    visitor.page.get_by_role("alert").wait_for()
    sign_in(visitor, PASSWORD)
    assert visitor.page.url == f"{site}/"
    visitor.open(reverse("account_logout"))
    visitor.press("Sign out", within=visitor.page.locator("main"))
    visitor.page.get_by_role("button", name="Sign in").wait_for()
