"""Letters wait in the outbox, are claimed before they are sent, and forget what they said."""

import pytest

from goldthread.post.models import Letter
from goldthread.post.operations.letters import claim_letter, letter_refused, letter_sent, send_again, write_letter
from goldthread.trail.models import Entry
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
BY = {"by": None, "on": TODAY}


def written(key="invite-1", **more):
    words = {"to": "a@example.org", "person_id": 1, "subject": "Come in", "text": "The code is 123.", **more}
    return write_letter(**words, key=key, **BY)


def test_the_same_key_is_one_letter():
    assert written().pk == written(text="Another code").pk
    assert Letter.objects.get().text == "The code is 123."
    assert Entry.objects.count() == 1


def test_a_letter_keeps_its_message_id_and_has_one_line_of_subject():
    letter = written(subject="Come\r\nBcc: b@example.org")
    assert letter.message_id.startswith("<") and letter.message_id.endswith(">")
    assert letter.subject == "Come Bcc: b@example.org"


def test_what_is_claimed_is_nobody_elses():
    written()
    letter = claim_letter(**BY)
    assert (letter.state, letter.attempts) == ("claimed", 1)
    assert claim_letter(**BY) is None


def test_a_letter_that_went_out_says_nothing_any_more():
    written(html="<p>123</p>")
    letter_sent(letter=claim_letter(**BY), **BY)
    row = Letter.objects.get()
    assert (row.state, row.subject, row.text, row.html) == ("sent", "", "", "")
    assert row.sent_at and claim_letter(**BY) is None


def test_a_letter_whose_worker_was_killed_is_sent_by_another(clock):
    written()
    claim_letter(**BY)
    clock.shift(360)
    assert claim_letter(**BY).attempts == 2


def test_a_letter_that_was_not_taken_waits_longer_each_time_and_then_fails(clock):
    written()
    for pause in (60, 600, 3600, 6 * 3600):
        letter_refused(letter=claim_letter(**BY), why="The server is busy.", for_good=False, **BY)
        assert claim_letter(**BY) is None
        clock.shift(pause + 1)
    letter_refused(letter=claim_letter(**BY), why="The server is busy.", for_good=False, **BY)
    row = Letter.objects.get()
    assert (row.state, row.says, row.text) == ("failed", "The server is busy.", "The code is 123.")
    assert send_again(letter=row, **BY).state == "waiting"
    assert claim_letter(**BY).attempts == 1


def test_an_address_that_does_not_exist_is_not_tried_again():
    written()
    letter_refused(letter=claim_letter(**BY), why="No such mailbox.", for_good=True, **BY)
    assert Letter.objects.get().state == "failed"
