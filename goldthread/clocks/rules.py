"""Working days of England and Wales, and when letters may go: pure arithmetic over a calendar.

The day something happens is day 0. Only Mondays to Fridays that are no bank holiday and no closed day are counted, so
what starts on a weekend counts the next working day as day 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import holidays

from goldthread.kit.periods import Period, add_months, uk_date

SATURDAY = 5
DAY = timedelta(1)


def _united_kingdom() -> Any:
    """Return the package's module of one country by its file: by its name, two hundred others come with it, which take
    a worker 8 MB and the first page with a day on it a seventh of a second."""
    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location("united_kingdom", file)
    if spec is None or spec.loader is None:
        raise ImportError(f"The bank holidays are not in {file}.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOLIDAYS = _united_kingdom().UnitedKingdom


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> dict[date, str]:
    """Return the bank holidays of England and Wales in a year, by day, with their names; those that fall on a weekend
    are among them beside the day that is taken instead."""
    return dict(sorted(HOLIDAYS(subdiv="ENG", years=year).items()))


@dataclass(frozen=True)
class Calendar:
    """Which days are worked, beside Saturdays, Sundays and bank holidays: those on which nobody works, those that are
    worked although they are bank holidays, and the terms of schools."""

    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()
    terms: tuple[Period, ...] = field(default=())
    names: Mapping[date, str] = field(default_factory=dict, compare=False)


ENGLAND = Calendar()


def is_bank_holiday(day: date, calendar: Calendar = ENGLAND) -> bool:
    """Say whether a day is a bank holiday that the partnership keeps."""
    return day in bank_holidays(day.year) and day not in calendar.opened


def named_off(day: date, calendar: Calendar = ENGLAND) -> str:
    """Return which holiday or closed day a day is, in words; nothing for any other, a weekend too."""
    if day in calendar.closed:
        return f"{calendar.names.get(day, 'closed')}, a closed day"
    return f"{bank_holidays(day.year)[day]}, a bank holiday" if is_bank_holiday(day, calendar) else ""


def is_working(day: date, calendar: Calendar = ENGLAND) -> bool:
    """Say whether a day counts as a working day."""
    return day.weekday() < SATURDAY and day not in calendar.closed and not is_bank_holiday(day, calendar)


def add_working_days(start: date, days: int, calendar: Calendar = ENGLAND) -> date:
    """Return the day that is so many working days after a day, which is day 0. None at all is that day itself."""
    return _nth(start, days, DAY, calendar)


def working_days_before(day: date, days: int, calendar: Calendar = ENGLAND) -> date:
    """Return the latest day that is at least so many working days before a day."""
    return _nth(day, days, -DAY, calendar)


def working_days_between(start: date, end: date, calendar: Calendar = ENGLAND) -> int:
    """Count the working days after the first day up to and with the last; below zero when that comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    return sum(is_working(start + DAY * number, calendar) for number in range(1, (end - start).days + 1))


def add_calendar_months(day: date, months: int) -> date:
    """Return the same day so many months on; the last day of a month that is shorter."""
    return add_months(day, months)


def _nth(start: date, days: int, step: timedelta, calendar: Calendar) -> date:
    if days < 0:
        raise ValueError("Working days are counted from nought upwards.")
    day = start
    for _ in range(days):
        day += step
        while not is_working(day, calendar):
            day += step
    return day


@dataclass(frozen=True)
class Hours:
    """Between which times of a day letters may go."""

    opens: time = time(8)
    closes: time = time(18)


def why_quiet(
    at: datetime, hours: Hours | None = None, calendar: Calendar = ENGLAND, is_school: bool = False
) -> str:  # fmt: skip
    """Return why nothing is sent at a moment of local time, in words; nothing when it may be. To schools, nothing goes
    between terms either, where the partnership has told its terms."""
    return why_quiet_day(at.date(), calendar, is_school) or _why_quiet_hour(at.time(), hours or Hours())


def why_quiet_day(day: date, calendar: Calendar = ENGLAND, is_school: bool = False) -> str:
    """Return why nothing is sent on a day, in words; nothing when it may be."""
    if day.weekday() >= SATURDAY:
        return "It is a weekend"
    if is_bank_holiday(day, calendar):
        return f"{uk_date(day)} is a bank holiday"
    if day in calendar.closed:
        return f"{uk_date(day)} is a closed day"
    if is_school and is_between_terms(day, calendar):
        return "Schools are between terms"
    return ""


def is_quiet(at: datetime, hours: Hours | None = None, calendar: Calendar = ENGLAND, is_school: bool = False) -> bool:
    """Say whether nothing is sent at a moment of local time."""
    return bool(why_quiet(at, hours, calendar, is_school))


def _why_quiet_hour(at: time, hours: Hours) -> str:
    return "" if hours.opens <= at < hours.closes else f"It is before {hours.opens:%H:%M} or after {hours.closes:%H:%M}"


def is_between_terms(day: date, calendar: Calendar) -> bool:
    """Between two terms that were told. Outside the first and the last nothing is known, and nothing is held back."""
    terms = calendar.terms
    if not terms or any(day in term for term in terms):
        return False
    return min(term.start for term in terms) <= day <= max(term.end for term in terms)
