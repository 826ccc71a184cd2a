"""What is suggested of an activity, from what it was, where and as whom; and the quarters of a year."""

from datetime import date

import pytest

from goldthread.kit.library import library
from goldthread.scrutiny.library import edition_on, functions_of
from goldthread.scrutiny.rules import HINTS, last_quarter, quarters, suggested

WT18, WT23, WT26 = (f"working-together-20{year}" for year in ("18", "23", "26"))


def keys(edition):
    return [each.key for each in functions_of(edition)]


@pytest.mark.parametrize(
    ("kind", "capacity", "words", "numbers"),
    [
        ("children", "participant", "Youth forum", ["f4"]),
        ("partners", "participant", "Quarterly talk", ["f1", "f5"]),
        ("reading", "reader", "Rapid review", ["f2", "f3"]),
        ("meeting", "chair", "Executive", ["f1"]),
        ("meeting", "observer", "How an escalation ended", ["f2", "f6"]),
        ("other", "reader", "Draft of the yearly report", ["f7"]),
        ("other", "reader", "", []),
    ],
)
def test_functions_are_suggested_from_kind_capacity_and_words_in_each_edition(kind, capacity, words, numbers):
    assert suggested(kind, capacity, words, keys(WT23)) == [f"wt23-{each}" for each in numbers]
    assert suggested(kind, capacity, words, keys(WT26)) == [f"wt26-{each}" for each in numbers]


def test_every_edition_has_its_own_functions_and_every_hint_names_one_that_exists():
    assert len(keys(WT18)) == 5
    assert [each.number for each in functions_of(WT23)] == [f"F{number}" for number in range(1, 8)]
    known = library().scrutiny_functions
    assert {key for hint in HINTS for key in hint.serves} <= known.keys()
    assert suggested("visit", "observer", "", keys(WT18)) == ["wt18-effectiveness"]


def test_what_is_not_read_says_so():
    sure = {edition: {each.sure for each in functions_of(edition)} for edition in (WT18, WT23, WT26)}
    assert sure[WT23] == {"read in a published page"}
    assert sure[WT26] == {"our inference"}
    assert "not verified" in sure[WT18]


def test_the_edition_is_that_of_the_year_of_the_day():
    assert [edition_on(date(year, 5, 1)) for year in (2020, 2024, 2026)] == [WT18, WT23, WT26]


def test_quarters_follow_the_partnership_s_year():
    assert last_quarter(date(2026, 5, 3), 4).short() == "January 2026 to March 2026"
    found = quarters(date(2026, 4, 1), date(2027, 3, 31), 4)
    assert [each.start.month for each in found] == [4, 7, 10, 1]
