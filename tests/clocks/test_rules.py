"""Working days, statutory clocks as the field computes them, and when letters may go."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.clocks.rules import (
    Calendar,
    add_calendar_months,
    add_working_days,
    bank_holidays,
    is_quiet,
    is_working,
    why_quiet,
    working_days_before,
    working_days_between,
)
from goldthread.kit.periods import Period

days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        (date(2026, 12, 17), 5, date(2026, 12, 24)),
        (date(2026, 12, 24), 5, date(2027, 1, 5)),
        (date(2026, 4, 1), 5, date(2026, 4, 10)),
        (date(2026, 8, 28), 5, date(2026, 9, 7)),
        (date(2026, 11, 21), 5, date(2026, 11, 27)),
        (date(2025, 4, 16), 5, date(2025, 4, 25)),
        (date(2026, 3, 27), 15, date(2026, 4, 21)),
        (date(2026, 5, 1), 15, date(2026, 5, 26)),
        (date(2026, 12, 18), 15, date(2027, 1, 13)),
    ],
)
def test_working_days_are_counted_as_the_field_guide_works_them_out(start, length, due):
    assert add_working_days(start, length) == due


@pytest.mark.parametrize(
    ("start", "due"), [(date(2026, 8, 31), date(2027, 2, 28)), (date(2026, 3, 10), date(2026, 9, 10))]
)
def test_six_calendar_months_end_on_the_same_day_or_the_last_of_a_shorter_month(start, due):
    assert add_calendar_months(start, 6) == due


@pytest.mark.parametrize(
    ("published", "latest"),
    [
        (date(2026, 6, 10), date(2026, 6, 1)),
        (date(2026, 4, 9), date(2026, 3, 27)),
        (date(2027, 1, 6), date(2026, 12, 23)),
    ],
)
def test_the_latest_copy_goes_seven_working_days_before_publication(published, latest):
    assert working_days_before(published, 7) == latest


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2025, {(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)}),
        (2026, {(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)}),
        (2027, {(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)}),
    ],
)
def test_bank_holidays_that_fall_on_a_weekday_are_those_of_the_field_guide(year, expected):
    assert {(day.month, day.day) for day in bank_holidays(year) if day.weekday() < 5} == expected


def test_our_bank_holidays_are_the_published_ones():
    published = BankHolidays(use_cached_holidays=True)
    listed = {row["date"] for row in published.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)}
    assert listed
    years = {day.year for day in listed}
    ours = {day for year in years for day in bank_holidays(year) if day.weekday() < 5}
    assert {day for day in ours if min(listed) <= day <= max(listed)} == listed


def test_a_closed_day_is_not_worked_and_a_holiday_that_was_moved_is():
    day, holiday = date(2026, 6, 10), date(2026, 5, 4)
    calendar = Calendar(closed=frozenset({day}), opened=frozenset({holiday}))
    assert not is_working(day, calendar) and is_working(day)
    assert is_working(holiday, calendar) and not is_working(holiday)
    assert add_working_days(date(2026, 6, 9), 1, calendar) == date(2026, 6, 11)


def test_no_working_days_at_all_is_the_day_itself_and_fewer_is_a_mistake():
    assert add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 21)
    with pytest.raises(ValueError):
        add_working_days(date(2026, 11, 21), -1)


@settings(deadline=None)
@given(start=days, length=st.integers(1, 60))
def test_the_day_found_is_a_working_day_and_that_many_of_them_lie_between(start, length):
    due = add_working_days(start, length)
    assert is_working(due)
    assert working_days_between(start, due) == length
    assert working_days_between(due, start) == -length


@settings(deadline=None)
@given(day=days, length=st.integers(1, 60))
def test_the_latest_day_before_leaves_that_many_working_days_and_one_later_leaves_fewer(day, length):
    latest = working_days_before(day, length)
    assert is_working(latest)
    before_it = sum(is_working(latest + timedelta(number)) for number in range((day - latest).days))
    assert before_it == length


@settings(deadline=None)
@given(start=days, length=st.integers(1, 30), closed=st.sets(days, max_size=20))
def test_closing_days_never_brings_a_due_day_forward(start, length, closed):
    assert add_working_days(start, length, Calendar(closed=frozenset(closed))) >= add_working_days(start, length)


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


WORKED, WEEKEND, HOLIDAY = date(2026, 5, 5), date(2026, 5, 2), date(2026, 5, 4)


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (at(WORKED, 9), ""),
        (at(WORKED, 8), ""),
        (at(WORKED, 7, 59), "It is before 08:00 or after 18:00"),
        (at(WORKED, 18), "It is before 08:00 or after 18:00"),
        (at(WEEKEND, 9), "It is a weekend"),
        (at(HOLIDAY, 9), "4 May 2026 is a bank holiday"),
    ],
)
def test_a_moment_is_quiet_for_a_reason(moment, why):
    assert why_quiet(moment) == why
    assert is_quiet(moment) == bool(why)


def test_schools_hear_nothing_between_terms_and_others_do():
    terms = (Period(date(2026, 4, 13), date(2026, 5, 22)), Period(date(2026, 6, 1), date(2026, 7, 22)))
    calendar = Calendar(terms=terms)
    moment = at(date(2026, 5, 27), 10)
    assert why_quiet(moment, calendar=calendar) == ""
    assert why_quiet(moment, calendar=calendar, is_school=True) == "Schools are between terms"
    assert is_quiet(moment, calendar=calendar, is_school=True)


def test_outside_the_terms_that_were_told_nothing_is_held_back_from_schools():
    calendar = Calendar(terms=(Period(date(2026, 4, 13), date(2026, 5, 22)),))
    assert why_quiet(at(date(2026, 9, 10), 10), calendar=calendar, is_school=True) == ""
