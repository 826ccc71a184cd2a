"""Dates in cells, however they were typed."""

from datetime import date

import pytest

from goldthread.kit.periods import Period, Span, parse_span
from goldthread.kit.sheets.dates import day_of_cell, span_of_cell


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31/3/26", "31 March 2026"), ("31st March 26", "31 March 2026"), ("Fri 3 May 2026", "3 May 2026"),
        ("2026-05-03 00:00:00", "3 May 2026"), ("3-May-26", "3 May 2026"), ("03.05.2026", "3 May 2026"),
        ("Mar-26", "March 2026"), ("Sept '26", "September 2026"), ("Q2 2026", "Q2 2026"), ("2026/27", "2026-27"),
        ("April 2026 \u2013 June 2026", "April 2026 to June 2026"),
    ],
)  # fmt: skip
def test_what_can_be_read_is(typed, meant):
    assert span_of_cell(typed) == (parse_span(meant), "")


@pytest.mark.parametrize("words", ["end of Q2", "ongoing", "TBC", "asap", "May", "by Christmas"])
def test_what_names_no_day_is_kept_as_words_with_a_sentence(words):
    assert span_of_cell(words) == (
        Span(None, None, words), "It names no day, so it is kept as words, and nothing can be late by it."
    )  # fmt: skip


def test_a_day_that_does_not_exist_is_kept_as_words():
    span, sentence = span_of_cell("31/06/2026")
    assert span == Span(None, None, "31/06/2026") and "no such day" in sentence


@pytest.mark.parametrize("words", ["", " - ", "n/a", "None", "Unknown"])
def test_nothing_is_nothing(words):
    assert span_of_cell(words) == (Span.unknown(), "")


def test_the_end_of_the_year_is_the_last_day_of_the_partnerships_year():
    span, _ = span_of_cell("end of year", Period(date(2026, 4, 1), date(2027, 3, 31)))
    assert span.last == date(2027, 3, 31)


def test_one_day_is_wanted_and_a_month_is_left_out_with_a_sentence():
    assert day_of_cell("3/5/26") == (date(2026, 5, 3), "")
    day, sentence = day_of_cell("May 2026")
    assert day is None and "3 May 2026" in sentence
