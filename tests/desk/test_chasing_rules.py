"""When a digest goes out, and what an e-mail may call a thing."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.clocks.rules import ENGLAND, is_working
from goldthread.desk.rules import LABELS, UNNAMED, is_send_day, items_of, late_enough
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span

WORKING = partial(is_working, calendar=ENGLAND)
TODAY = date(2026, 5, 11)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def due(what: str, where: str, day: date | None) -> Due:
    return Due(what, "Health", Span.day(day) if day else NOT_KNOWN, "why", where)


@pytest.mark.parametrize(
    ("rhythm", "day", "goes"),
    [
        ("weekly", date(2026, 5, 11), True),  # a Monday
        ("weekly", date(2026, 5, 12), False),
        ("weekly", date(2026, 5, 4), False),  # the early May bank holiday
        ("weekly", date(2026, 5, 5), True),  # the working day after it
        ("weekly", date(2026, 4, 7), True),  # after Good Friday, the weekend and Easter Monday
        ("daily", date(2026, 5, 13), True),
        ("daily", date(2026, 5, 16), False),
        ("monthly", date(2026, 6, 1), True),
        ("monthly", date(2026, 5, 1), True),
        ("monthly", date(2026, 8, 3), True),  # the first is a Saturday
        ("monthly", date(2026, 8, 4), False),
        ("never", date(2026, 5, 11), False),
    ],
)
def test_a_digest_goes_out_on_its_day_or_the_next_working_day(rhythm, day, goes):
    assert is_send_day(rhythm, 0, day, WORKING) is goes


@given(DAYS, st.integers(0, 4))
def test_every_week_has_one_digest_and_never_on_a_day_off(day, weekday):
    sent = [each for each in (day + timedelta(n) for n in range(364)) if is_send_day("weekly", weekday, each, WORKING)]
    assert 51 <= len(sent) <= 53
    assert all(WORKING(each) for each in sent)


@given(DAYS, st.integers(0, 4))
def test_every_second_week_is_half_as_often(day, weekday):
    sent = [
        each for each in (day + timedelta(n) for n in range(364)) if is_send_day("fortnightly", weekday, each, WORKING)
    ]
    assert 25 <= len(sent) <= 27


def test_a_thing_is_new_once_and_then_late_or_due():
    dues = [
        due("AC-1: words", "/actions/1/", TODAY - timedelta(3)),
        due("AC-2: words", "/actions/2/", TODAY + timedelta(3)),
        due("AC-3: words", "/actions/3/", None),
        due("AC-4: words", "/actions/4/", TODAY + timedelta(31)),
    ]
    first = items_of(dues, set(), TODAY, {"AC": "Action"})
    assert [(item.name, item.why) for item in first] == [
        ("Action AC-1", "new"),
        ("Action AC-2", "new"),
        ("Action AC-3", "new"),
    ]
    again = items_of(dues, {item.where for item in first}, TODAY, {"AC": "Action"})
    assert [item.why for item in again] == ["overdue", "due", "due"]
    assert [item.days_late(TODAY) for item in again] == [3, 0, 0]


@given(st.text(max_size=60))
def test_an_e_mail_never_says_what_a_thing_says(words):
    (item,) = items_of([due(words, "/x/", None)], set(), TODAY, {"AC": "Action"})
    assert item.name in {UNNAMED, *LABELS.values()} or item.name.startswith("Action AC-")


def test_what_bears_no_reference_is_named_by_our_own_label_and_not_by_a_reference_in_its_words():
    said = [("Paper: Progress on AC-12", "A paper for a meeting"), ("Tell of AC-12", UNNAMED), ("Kit: AC-12", UNNAMED)]
    for number, (what, name) in enumerate(said):
        (item,) = items_of([due(what, f"/{number}/", None)], set(), TODAY, {"AC": "Action"})
        assert item.name == name


def test_what_is_late_enough_is_told_to_others():
    dues = [due("a", "/a/", TODAY - timedelta(14)), due("b", "/b/", TODAY - timedelta(13)), due("c", "/c/", None)]
    assert [each.where for each in late_enough(dues, 14, TODAY)] == ["/a/"]
