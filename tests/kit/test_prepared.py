"""Words that stand in a query itself."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from goldthread.kit.prepared import Plain, plain

pytestmark = pytest.mark.django_db


def test_a_plain_word_stands_in_the_query_and_finds_what_the_word_finds():
    for key, told in (("a", "sent back"), ("b", "waiting")):
        Session.objects.create(session_key=key, session_data=told, expire_date=now())
    with CaptureQueriesContext(connection) as asked:
        found = Session.objects.filter(session_data=Plain("sent back")).values_list("session_key", flat=True)
        assert list(found) == ["a"]
    assert "'sent back'" in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize("word", ["it's", "50%s", "Word", ""])
def test_nothing_but_a_word_of_ours_stands_in_a_query(word):
    with pytest.raises(ValueError, match="cannot stand in a query"):
        list(Session.objects.filter(session_data=Plain(word)))


def test_only_words_of_ours_are_made_plain():
    assert plain("under way") == Plain("under way")
    assert [plain(each) for each in ("it's", True, 3, None)] == ["it's", True, 3, None]
