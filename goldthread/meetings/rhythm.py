"""The days of a series of meetings: the same weekday of the month, as often a year as the group meets."""

from datetime import date, timedelta

from goldthread.kit.periods import add_months

WEEK = timedelta(7)
MOST = 24


def days_of_series(first: date, a_year: int, count: int) -> list[date]:
    """Return so many days from the first on, as far apart as meetings that often a year are: weeks apart when there are
    more than twelve, else on the same weekday of the month, such as the second Tuesday; the fifth of a weekday stands
    for the last."""
    if a_year > 12:
        return [first + WEEK * round(52 / a_year) * place for place in range(count)]
    nth, months = (first.day - 1) // 7, 12 / a_year
    return [first, *(_weekday_of(first, round(months * place), nth) for place in range(1, count))]


def _weekday_of(first: date, months: int, nth: int) -> date:
    """The nth of the weekday of `first` in the month so many months on; the last one where there is no such."""
    month = add_months(first.replace(day=1), months)
    start = month + timedelta((first.weekday() - month.weekday()) % 7)
    day = start + WEEK * nth
    return day if day.month == month.month else day - WEEK
