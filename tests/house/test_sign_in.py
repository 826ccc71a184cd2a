"""Sign-in: one person's typing stops that person for five minutes, and never the office they sit in."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from goldthread.partners.models import Person

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "a right long password", "a wrong long password"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def people():
    return [
        Person.objects.create(
            name=f"{letter}. Example", email=f"{letter}@office.example", password=make_password(RIGHT)
        )
        for letter in "ab"
    ]


def sign_in(email, password):
    return Client(REMOTE_ADDR="192.0.2.7").post(reverse("account_login"), {"login": email, "password": password})


def is_in(response):
    return response.status_code == 302


def test_the_right_password_signs_in_and_a_wrong_one_does_not(people):
    assert is_in(sign_in("a@office.example", RIGHT))
    assert not is_in(sign_in("a@office.example", WRONG))


def test_five_wrong_passwords_stop_that_address_even_with_the_right_one(people):
    for _ in range(5):
        sign_in("a@office.example", WRONG)
    assert not is_in(sign_in("a@office.example", RIGHT))


def test_a_person_who_mistyped_does_not_lock_out_a_colleague_at_the_same_network_address(people):
    for _ in range(30):
        sign_in("a@office.example", WRONG)
    assert is_in(sign_in("b@office.example", RIGHT))


def test_the_stop_ends_after_five_minutes(people, clock):
    for _ in range(5):
        sign_in("a@office.example", WRONG)
    clock.shift(301)
    assert is_in(sign_in("a@office.example", RIGHT))


def test_a_closed_account_is_not_let_in(people):
    Person.objects.filter(email="a@office.example").update(is_active=False)
    assert "Location" not in (answer := sign_in("a@office.example", RIGHT)) or answer["Location"] == "/account-closed/"


def test_nobody_signs_up():
    assert Client().get("/signup/").status_code == 404


def test_a_password_is_kept_as_argon2(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert make_password(RIGHT).startswith("argon2")
