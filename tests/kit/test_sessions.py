"""A session ends after eight hours, or an hour of silence."""

import pytest
from django.contrib.auth import SESSION_KEY

from goldthread.kit.sessions import BEGAN, NOTED_EVERY, SEEN, is_over, note_use

HOUR, MINUTE = 3600, 60


@pytest.mark.parametrize(
    ("began_ago", "seen_ago", "expected"),
    [
        (0, 0, False),
        (2 * HOUR, 59 * MINUTE, False),
        (2 * HOUR, 61 * MINUTE, True),
        (8 * HOUR - 1, MINUTE, False),
        (8 * HOUR + 1, MINUTE, True),
    ],
)
def test_a_session_is_over_after_eight_hours_or_an_hour_of_silence(began_ago, seen_ago, expected):
    now = 1_000_000.0
    assert is_over({BEGAN: now - began_ago, SEEN: now - seen_ago}, now) is expected


def test_a_session_not_yet_noted_is_not_over():
    assert is_over({SESSION_KEY: "1"}, 1_000_000.0) is False


def test_a_visitor_is_not_given_a_session():
    session = {}
    note_use(session, 1_000_000.0)
    assert session == {}


def test_use_is_noted_now_and_then_and_not_on_every_page():
    session = {SESSION_KEY: "1"}
    note_use(session, 1_000_000.0)
    note_use(session, 1_000_000.0 + NOTED_EVERY)
    assert session[SEEN] == session[BEGAN] == 1_000_000.0
    note_use(session, 1_000_000.0 + NOTED_EVERY + 1)
    assert session[SEEN] > session[BEGAN]
