"""Conditions put into SQL once: they mean the same alone, within other queries and beside other conditions."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.sql.where import WhereNode
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from goldthread.kit.sealed import is_untouched, sealed

NEAR = Q(session_key__in=("a", "b")) | Q(session_key="c", session_data="told")


@pytest.fixture
def kept(db):
    Session.objects.bulk_create(
        Session(session_key=key, session_data="told" if key == "b" else "", expire_date=now()) for key in "abcd"
    )
    also = Session.objects.filter(session_key=OuterRef("session_key"), session_data="").exclude(session_key="d")
    return Session.objects.filter(NEAR | Q(Exists(also)))


def keys(records):
    return sorted(records.values_list("session_key", flat=True))


def ways(records):
    """What Django makes of conditions: alone, negated, counted, within another query, twice within one, and joined."""
    within = Session.objects.filter(Exists(records.filter(pk=OuterRef("pk"))))
    return [
        records, records.filter(session_data="told"), records.exclude(session_key="a"), within,
        within.filter(Exists(records.filter(session_data="", pk=OuterRef("pk")))),
        Session.objects.exclude(pk__in=records), Session.objects.filter(pk__in=within.values("pk")),
        records | Session.objects.filter(session_key="d"), records & within,
    ]  # fmt: skip


def test_what_is_sealed_finds_the_same_records_however_it_is_asked(kept):
    asked_once = sealed(kept)
    assert keys(asked_once) == ["a", "b", "c"]
    for plain, same in zip(ways(kept), ways(asked_once), strict=True):
        assert keys(same.all()) == keys(plain) == keys(same.all())
        assert same.count() == plain.count()
        assert same.exists() == plain.exists()


def test_what_is_sealed_asks_in_the_same_words(kept):
    asked_once = sealed(kept)
    for plain, same in zip(ways(kept), ways(asked_once), strict=True):
        with CaptureQueriesContext(connection) as asked:
            list(plain), list(same), list(same.all())
        assert len({each["sql"].replace("((", "(").replace("))", ")") for each in asked}) == 1


def test_conditions_are_put_into_sql_once(kept, monkeypatch):
    asked_once, put = sealed(kept), []
    plain = WhereNode.as_sql
    monkeypatch.setattr(WhereNode, "as_sql", lambda *told: put.append(told) or plain(*told))
    keys(asked_once)
    first = len(put)
    keys(asked_once.all())
    assert len(put) - first < first


def test_what_matches_nothing_or_everything_is_left_so(kept):
    assert keys(sealed(Session.objects.none())) == []
    assert keys(sealed(Session.objects.filter(pk__in=()))) == []
    assert keys(sealed(Session.objects.all())) == ["a", "b", "c", "d"]


def test_records_are_untouched_until_something_is_asked_of_them(kept):
    assert is_untouched(Session.objects.all())
    assert not is_untouched(kept)
    assert not is_untouched(Session.objects.order_by("pk"))
