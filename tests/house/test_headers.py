"""Every answer tells the browser how little it may do."""

import pytest
from django.test import Client

EXPECTED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def answer(db):
    return Client().get("/nowhere/")


@pytest.mark.parametrize(("name", "value"), EXPECTED.items())
def test_an_answer_carries_the_header(answer, name, value):
    assert answer.headers[name] == value


def test_the_content_security_policy_allows_nothing_but_our_own(answer):
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy.pop("default-src") == policy.pop("frame-ancestors") == policy.pop("base-uri") == "'none'"
    assert set(policy.values()) == {"'self'"}


def test_a_page_may_not_ask_for_the_camera_the_microphone_or_the_place(answer):
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(answer.headers["Permissions-Policy"].split(", "))
