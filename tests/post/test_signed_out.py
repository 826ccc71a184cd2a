"""A form sent after the sign-in has ended is not lost: signing in again shows it, and one button saves it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.partners.models import Partnership
from goldthread.trail.models import Entry
from tests.post.conftest import PASSWORD

KEPT = re.compile(r'name="kept" value="([^"]+)"')
TOKEN = re.compile(r'name="carried" value="([^"]+)"')
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def address(partnership):
    return reverse("partners:settings", args=(partnership.pk,))


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def page(response) -> str:
    return response.content.decode()


def typed(html: str) -> dict:
    body = {"version": 1, "round_months": 6, "soon_days": 20, "report_word": "annual", "marking": "TYPED <b>"}
    return body | {"carried": TOKEN.search(html)[1], "csrfmiddlewaretoken": CSRF.search(html)[1]}


def sign_in(browser, who, html: str, **more):
    body = {"login": f"{who}@example.org", "password": PASSWORD, "csrfmiddlewaretoken": CSRF.search(html)[1]}
    return browser.post(reverse("account_login"), body | more)


@pytest.fixture
def ended(browser, person, other, address):
    """The answer to a form sent after the session has ended."""
    browser.force_login(person)
    form = typed(page(browser.get(address)))
    browser.cookies.pop("session")
    return browser.post(address, form)


def test_the_sign_in_page_carries_what_was_typed_and_shows_nothing_of_it(ended, address):
    html = page(ended)
    assert ended.status_code == 403
    assert "What you typed is kept for an hour" in html
    assert KEPT.search(html)
    assert "TYPED" not in html
    assert not Entry.objects.exists()


def test_the_same_person_is_shown_it_and_saves_it_with_one_button(ended, browser, address):
    answer = sign_in(browser, "anna", page(ended), kept=KEPT.search(page(ended))[1])
    assert (answer.status_code, answer["Location"]) == (302, reverse("post:typed"))
    shown = page(browser.get(answer["Location"]))
    assert "TYPED &lt;b&gt;" in shown
    assert f'action="{address}"' in shown
    assert "Annual report" in shown
    assert Partnership.objects.get().round_months == 3
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown)
    body = {name: value.replace("&lt;", "<").replace("&gt;", ">") for name, value in fields}
    assert browser.post(address, body).status_code == 302
    assert Partnership.objects.get().marking == "TYPED <b>"
    assert Entry.objects.count() == 1
    assert "Nothing is waiting to be saved" in page(browser.get(reverse("post:typed")))


def test_a_wrong_password_keeps_carrying_it(ended, browser):
    again = sign_in(browser, "anna", page(ended), kept=KEPT.search(page(ended))[1], password="wrong")  # noqa: S106
    assert KEPT.search(page(again))


def test_another_person_is_not_shown_it(ended, browser):
    answer = sign_in(browser, "ben", page(ended), kept=KEPT.search(page(ended))[1])
    assert answer["Location"] != reverse("post:typed")
    assert "TYPED" not in page(browser.get(reverse("post:typed")))


def test_a_form_without_a_token_goes_to_the_ordinary_sign_in(browser, person, address):
    browser.force_login(person)
    form = typed(page(browser.get(address)))
    browser.cookies.pop("session")
    answer = browser.post(address, form | {"carried": "made up"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_request_within_a_page_is_told_to_stop_and_the_page_stays(browser, person, address):
    browser.force_login(person)
    form = typed(page(browser.get(address)))
    browser.cookies.pop("session")
    answer = browser.post(address, form, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")


def test_a_form_older_than_the_last_sign_in_is_shown_to_confirm(browser, person, address):
    browser.force_login(person)
    form = typed(page(browser.get(address)))
    browser.cookies.clear()
    html = page(browser.get(reverse("account_login")))
    assert sign_in(browser, "anna", html).status_code == 302
    answer = browser.post(address, form)
    assert answer.status_code == 403
    assert "Save it now" in page(answer)
    assert not Entry.objects.exists()


def test_a_forged_form_is_refused_without_a_trace_of_what_it_held(browser, person, other, address):
    browser.force_login(other)
    form = typed(page(browser.get(address)))
    browser.cookies.clear()
    html = page(browser.get(reverse("account_login")))
    assert sign_in(browser, "anna", html).status_code == 302
    answer = browser.post(address, form)
    assert answer.status_code == 403
    assert "TYPED" not in page(answer)
    assert "Save it now" not in page(answer)


def test_passwords_are_never_carried(browser, person, address):
    browser.force_login(person)
    form = typed(page(browser.get(address))) | {"new_password": "secret words"}
    browser.cookies.pop("session")
    html = page(browser.post(address, form))
    sign_in(browser, "anna", html, kept=KEPT.search(html)[1])
    assert "secret words" not in page(browser.get(reverse("post:typed")))


def test_what_may_say_who_a_child_is_is_shown_at_once_and_not_kept_in_the_session(browser, person, address):
    browser.force_login(person)
    form = typed(page(browser.get(address))) | {"marking": "NHS 943 476 5919"}
    browser.cookies.pop("session")
    asked = page(browser.post(address, form))
    back = sign_in(browser, "anna", asked, kept=KEPT.search(asked)[1])
    assert back.status_code == 200 and "NHS 943 476 5919" in page(back)
    assert "kept" not in browser.session
