"""Every write is an operation: all of it or nothing, and remembered."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from goldthread.kit.periods import Period, parse_span
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership
from goldthread.trail.canonical import written as canonical
from goldthread.trail.models import Entry, Payload
from goldthread.trail.operation import changes, note, nothing_changed, operation, values_of
from tests.conftest import TODAY
from tests.trail.conftest import rename


def test_an_operation_leaves_an_entry_with_before_and_after(partnership, person):
    rename(record=partnership, name="New Wessmere", by=person, on=TODAY)
    entry = Entry.objects.get()
    assert (entry.id, entry.by_id, entry.on, entry.operation) == (1, person.pk, TODAY, "rename")
    assert (entry.record_kind, entry.record_id, entry.partnership_id) == (
        "partners.partnership",
        partnership.pk,
        partnership.pk,
    )
    assert json.loads(entry.payload.body) == {
        "says": "renamed it New Wessmere",
        "before": {"name": "Wessmere"},
        "after": {"name": "New Wessmere"},
    }
    assert "Wessmere" not in "".join(str(value) for value in Entry.objects.values_list()[0])


def test_an_operation_that_fails_leaves_neither_write_nor_entry(partnership, person):
    @operation
    def rename_and_fail(*, by, on):
        rename(record=partnership, name="Half done", by=by, on=on)
        raise Refusal("No.")

    with pytest.raises(Refusal):
        rename_and_fail(by=person, on=TODAY)
    partnership.refresh_from_db()
    assert partnership.name == "Wessmere"
    assert not Entry.objects.exists()


def test_a_refused_step_inside_an_operation_takes_back_its_own_notes_only(partnership, person):
    @operation
    def two_steps(*, by, on):
        rename(record=partnership, name="Kept", by=by, on=on)
        with pytest.raises(Refusal):
            rename(record=partnership, name="Refused", version=1, by=by, on=on)

    two_steps(by=person, on=TODAY)
    assert Partnership.objects.get().name == "Kept"
    assert [json.loads(body)["after"] for body in Payload.objects.values_list("body", flat=True)] == [{"name": "Kept"}]


def test_operations_within_operations_write_once_and_keep_their_own_names(partnership, person):
    @operation
    def outer(*, by, on):
        rename(record=partnership, name="Inner", by=None, on=on)
        assert not Entry.objects.exists()
        note(partnership, says="outer")

    outer(by=person, on=TODAY)
    assert list(Entry.objects.order_by("id").values_list("operation", "by_id")) == [
        ("rename", None),
        ("outer", person.pk),
    ]


def test_an_operation_without_a_note_is_a_bug_and_writes_nothing(partnership, person):
    @operation
    def forgetful(*, by, on):
        Partnership.objects.update(name="Forgotten")

    with pytest.raises(RuntimeError, match="forgetful left no note"):
        forgetful(by=person, on=TODAY)
    assert Partnership.objects.get().name == "Wessmere"


def test_a_change_that_changes_nothing_leaves_no_entry(partnership, person):
    rename(record=partnership, name="Wessmere", by=person, on=TODAY)

    @operation
    def same(*, by, on):
        note(partnership, {"name": "Wessmere"}, {"name": "Wessmere"}, says="renamed it")

    same(by=person, on=TODAY)
    assert not Entry.objects.exists()


def test_a_private_note_has_no_payload(partnership, person):
    @operation
    def keep_private(*, by, on):
        note(partnership, after={"text": "between us"}, private=True)

    keep_private(by=person, on=TODAY)
    assert Entry.objects.get().payload_hash == ""
    assert not Payload.objects.exists()


def test_an_operation_takes_keywords_only_with_by_and_on():
    with pytest.raises(TypeError, match="keywords only"):
        operation(lambda record, *, by, on: None)
    with pytest.raises(TypeError, match="by= and on="):
        operation(lambda *, by: None)


def test_a_note_outside_an_operation_is_a_bug(partnership):
    with pytest.raises(RuntimeError, match="inside an operation"):
        note(partnership)
    with pytest.raises(RuntimeError, match="inside an operation"):
        nothing_changed()


def test_changes_set_the_record_and_say_what_differs(partnership):
    before, after = changes(partnership, {"name": "Wessmere", "starts": parse_span("May 2020"), "marking": "OFFICIAL"})
    assert before == {"starts": {"first": None, "last": None, "words": ""}, "marking": ""}
    assert after == {
        "starts": {"first": "2020-05-01", "last": "2020-05-31", "words": "May 2020"},
        "marking": "OFFICIAL",
    }
    assert values_of(partnership, ("starts_first",)) == {"starts_first": "2020-05-01"}


def test_every_value_has_one_spelling(partnership):
    year = Period(date(2020, 4, 1), date(2021, 3, 31))
    moment = datetime(2026, 5, 3, 12, tzinfo=UTC)
    value = {"b": {3, 1}, "a": (Decimal("1.50"), year, moment, partnership, Partnership.Kind.JOINT, True, None)}
    assert canonical(value) == (
        f'{{"a":["1.50",["2020-04-01","2021-03-31"],"2026-05-03T12:00:00.000000+00:00",{partnership.pk},"joint",'
        'true,null],"b":[1,3]}'
    )
    with pytest.raises(TypeError, match="no spelling"):
        canonical(object())


def test_thousands_of_notes_are_one_chain(partnership, person, django_assert_max_num_queries):
    @operation
    def many(*, by, on):
        for number in range(3000):
            note(partnership, after={"number": number})

    with django_assert_max_num_queries(60):
        many(by=person, on=TODAY)
    assert Entry.objects.count() == 3000
