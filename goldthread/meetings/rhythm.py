"""The days of a series of meetings: the same weekday of the month, as often a year as the group meets; and what may
stand for a day on which it should not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.kit.periods import add_months

DAY, WEEK = timedelta(1), timedelta(7)
MOST = 24
FRIDAY = 4
FURTHEST = 9  # weeks: longer than the summer holidays of schools


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


@dataclass(frozen=True)
class Against:
    """Why a group should not meet on a day; `is_weak` where many groups meet all the same, `is_barred` where it
    cannot."""

    words: str
    is_weak: bool = False
    is_barred: bool = False


@dataclass(frozen=True)
class Clash:
    """A day of a series that something speaks against, with the nearest free days after and before it."""

    day: date
    why: Against
    later: date | None
    earlier: date | None


def clashes(days: Sequence[date], against: Callable[[date], Against | None]) -> list[Clash]:
    """Return the days of a series that something speaks against. Offered instead is the same weekday some weeks later
    or earlier, else the next free day; never before the first of the series, nor past the days beside it."""
    ends = [days[0], *days, days[-1] + WEEK * (FURTHEST + 1)] if days else []
    found = []
    for before, day, after in zip(ends, ends[1:], ends[2:], strict=False):
        if why := against(day):
            steps = [*(WEEK * number for number in range(1, FURTHEST + 1)), *(DAY * number for number in range(1, 7))]
            later = (day + step for step in steps if day + step < after)
            earlier = (day - step for step in steps if day - step > before)
            found.append(Clash(day, why, _free(later, day, against), _free(earlier, day, against)))
    return found


def _free(days: Iterable[date], meant: date, against: Callable[[date], Against | None]) -> date | None:
    """The first of some days that nothing speaks against; a weekend only where a weekend was meant."""
    last = 6 if meant.weekday() > FRIDAY else FRIDAY
    return next((day for day in days if day.weekday() <= last and not against(day)), None)
