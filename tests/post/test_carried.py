"""What is sealed opens only for its person, within the hour, and with our own key."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from goldthread.post.carried import Typed, open_sealed, person_of, seal, seal_person

DATA = [("words", "Ünspoken\r\ntext"), ("themes", "1"), ("themes", "2")]


def test_what_was_typed_comes_back_to_its_person_alone():
    token = seal(7, "/actions/3/change/", DATA)
    assert open_sealed(token, 7) == Typed(7, "/actions/3/change/", tuple(DATA))
    assert open_sealed(token, 8) is None
    assert "nspoken" not in token


@pytest.mark.parametrize("token", ["", "nonsense", "gAAAAABnonsense==", "é"])
def test_what_is_not_ours_opens_for_nobody(token):
    assert open_sealed(token, 7) is None
    assert person_of(token) is None


def test_a_token_of_one_kind_is_never_one_of_the_other():
    assert person_of(seal(7, "/", DATA)) is None
    assert open_sealed(seal_person(7), 7) is None


def test_what_was_typed_is_kept_for_an_hour_and_a_form_for_a_day():
    typed, form = seal(7, "/", DATA), seal_person(7)
    with time_machine.travel(timezone.now() + timedelta(minutes=59), tick=False):
        assert open_sealed(typed, 7)
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert open_sealed(typed, 7) is None
        assert person_of(form) == 7
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert person_of(form) is None


def test_a_new_secret_leaves_what_the_old_one_sealed_readable(settings):
    token = seal(7, "/", DATA)
    settings.SECRET_KEY, old = "another secret for the same tests", settings.SECRET_KEY
    assert open_sealed(token, 7) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert open_sealed(token, 7)
