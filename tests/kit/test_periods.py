"""Dates as people know them, read and said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kit.periods import (
    ImpossibleDate,
    Period,
    Span,
    UnreadableSpan,
    add_months,
    ago,
    months_from,
    parse_span,
    reporting_year,
    round_of,
    since,
    span_of_words,
    uk_date,
)

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
two_days = st.tuples(days, days).map(sorted)
whole_months = st.builds(
    lambda year, month, months: Span.of(months_from(date(year, month, 1), months)),
    st.integers(1900, 2190),
    st.integers(1, 12),
    st.sampled_from((1, 2, 3, 6, 12, 24, 36)),
)
spans = st.one_of(
    days.map(Span.day), whole_months, two_days.map(lambda pair: Span(pair[0], pair[1])), st.just(Span.unknown())
)


@given(spans)
def test_a_span_is_read_back_from_its_own_words(span):
    assert parse_span(str(span)) == span


@given(two_days, st.sampled_from(("early 2021", "Summer term", "before the launch", "winter 2020-21", "May 2020")))
def test_own_words_are_read_back_with_their_days(pair, words):
    span = Span(pair[0], pair[1], words)
    assert parse_span(span.written()) == span
    assert str(span) == words


@pytest.mark.parametrize(
    ("text", "first", "last", "says"),
    [
        ("3 May 2026", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("3rd  May 2026", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("2026-05-03", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("3/5/2026", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("03/05/26", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("3 May 26", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("3.5.26", date(2026, 5, 3), date(2026, 5, 3), "3 May 2026"),
        ("3 Sept 2026", date(2026, 9, 3), date(2026, 9, 3), "3 September 2026"),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31), "May 2026"),
        ("q2 2026", date(2026, 4, 1), date(2026, 6, 30), "Q2 2026"),
        ("spring 2021", date(2021, 3, 1), date(2021, 5, 31), "spring 2021"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("2020-21", date(2020, 4, 1), date(2021, 3, 31), "2020-21"),
        ("2020/21", date(2020, 4, 1), date(2021, 3, 31), "2020-21"),
        ("2004/05", date(2004, 4, 1), date(2005, 3, 31), "2004/05"),
        ("1999-2000", date(1999, 4, 1), date(2000, 3, 31), "1999-00"),
        ("April to June 2021", date(2021, 4, 1), date(2021, 6, 30), "April to June 2021"),
        ("1 April 2020 to 3 May 2020", date(2020, 4, 1), date(2020, 5, 3), "1 April 2020 to 3 May 2020"),
        ("", None, None, "Not known"),
        ("Unknown", None, None, "Not known"),
        (" not known ", None, None, "Not known"),
    ],
)
def test_every_accepted_form_is_read(text, first, last, says):
    span = parse_span(text)
    assert (span.first, span.last, str(span)) == (first, last, says)


@pytest.mark.parametrize("text", ["soon", "May", "the 3rd", "32nd Octember 2026", "ongoing"])
def test_what_is_not_a_date_is_refused_with_what_is_accepted(text):
    with pytest.raises(UnreadableSpan) as caught:
        parse_span(text)
    assert text in caught.value.sentence
    assert '"3 May 2026"' in caught.value.sentence


@pytest.mark.parametrize(
    "text", ["31 February 2026", "2026-13-01", "2026-13", "2020-25", "0000", "3 May 2026 to 2 May 2026"]
)
def test_a_day_that_cannot_be_is_refused_even_where_words_are_allowed(text):
    with pytest.raises(ImpossibleDate):
        span_of_words(text)


def test_due_words_keep_their_words_and_the_end_of_the_period_its_day():
    year = Period(date(2026, 4, 1), date(2027, 3, 31))
    for words in ("end of the reporting period", "End of reporting year", "by the end of the year"):
        assert span_of_words(words, year) == Span(year.end, year.end, words)
    assert span_of_words("ongoing", year) == Span(None, None, "ongoing")
    assert span_of_words("3 May 2026", year) == Span.day(date(2026, 5, 3))


def test_spans_sort_by_day_then_words_then_unknown():
    early, late = Span.day(date(2020, 1, 1)), parse_span("2020")
    ongoing, unknown = Span(words="ongoing"), Span.unknown()
    assert sorted([unknown, ongoing, late, early]) == [early, late, ongoing, unknown]


def test_a_span_knows_whether_it_can_fall_in_a_period():
    year = reporting_year(date(2020, 5, 1))
    assert parse_span("March 2021").within(year)
    assert parse_span("2021").within(year)
    assert not parse_span("April 2021").within(year)
    assert not Span.unknown().within(year)


@given(days, st.integers(-600, 600))
def test_months_are_counted_with_the_day_kept_or_clamped(day, months):
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(1)).day == 1)


@given(days, st.sampled_from((1, 2, 3, 4, 6, 12)), st.integers(1, 12))
def test_rounds_hold_their_day_and_follow_one_another(day, months, start_month):
    here = round_of(day, months, start_month)
    following = round_of(here.end + timedelta(1), months, start_month)
    assert day in here
    assert following.start == here.end + timedelta(1)
    assert here.moved(months) == following


def test_rounds_and_years_start_where_the_partnership_says():
    assert round_of(date(2026, 2, 3)) == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert round_of(date(2026, 2, 3), start_month=9, months=6) == Period(date(2025, 9, 1), date(2026, 2, 28))
    assert reporting_year(date(2021, 3, 31)).label() == "1 April 2020 to 31 March 2021"
    assert reporting_year(date(2021, 3, 31)).short() == "2020-21"


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ImpossibleDate, match="cannot end"):
        Period(date(2026, 5, 3), date(2026, 5, 2))


def test_days_are_said_as_people_say_them():
    today = date(2026, 5, 3)
    assert uk_date(today) == "3 May 2026"
    assert [ago(today + timedelta(number), today) for number in (9, 1, 0, -1, -34)] == [
        "in 9 days",
        "in 1 day",
        "today",
        "1 day late",
        "34 days late",
    ]
    assert since(date(2026, 4, 30), today) == "3 days ago"


@pytest.mark.parametrize("text", ["31/12/9999", "1 May 0202", "9998-99", "December 9999", "Q4 9999", "9999"])
def test_year_that_nobody_means_is_refused_with_a_sentence(text):
    with pytest.raises(UnreadableSpan, match="Check the"):
        parse_span(text)
