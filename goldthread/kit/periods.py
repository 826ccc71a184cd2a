"""Days, spans and periods: how the record holds dates that people know only roughly, and how it says them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from goldthread.kit.refusal import Refusal

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
UNKNOWN_WORDS = ("", "unknown", "not known")
ENDS = re.compile(r"(by )?(the )?end of (the |this )?(reporting )?(period|year)", re.IGNORECASE)
ACCEPTED = (
    'Enter a date as "3 May 2026", a month as "May 2026", a quarter as "Q2 2026", a year as "2026" or "2020-21", '
    'two dates as "1 April 2026 to 3 May 2026", or "not known".'
)


class UnreadableSpan(Refusal, ValueError):
    """A text that is not a date in any of the accepted forms."""


class ImpossibleDate(UnreadableSpan):
    """A text that has the form of a date, but of a day that does not exist."""


def uk_date(day: date) -> str:
    """A day as people write it: "3 May 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ago(day: date, today: date) -> str:
    """How a due day stands today: "in 9 days", "today", "34 days late"."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {_days(days)}" if days > 0 else f"{_days(-days)} late"


def since(day: date, today: date) -> str:
    """How long ago something happened: "34 days ago", "today"; a day ahead reads "in 9 days"."""
    days = (today - day).days
    if days == 0:
        return "today"
    return f"{_days(days)} ago" if days > 0 else f"in {_days(-days)}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def add_months(day: date, months: int) -> date:
    """The same day so many months on (or back); the last day of the month when that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, order=True)
class Period:
    """A closed range of days: both the first and the last are in it."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ImpossibleDate(f"A period cannot end ({uk_date(self.end)}) before it starts ({uk_date(self.start)}).")

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def __str__(self) -> str:
        return self.label()

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Whether a range, open at an end that is None, shares a day with this one."""
        return (first is None or first <= self.end) and (last is None or last >= self.start)

    def label(self) -> str:
        """In full, for sentences: "1 April 2020 to 31 March 2021"."""
        return uk_date(self.start) if self.start == self.end else f"{uk_date(self.start)} to {uk_date(self.end)}"

    def short(self) -> str:
        """As short as it can be said: "2020-21", "2026", "May 2026", else the label."""
        return made_words(self.start, self.end)

    def moved(self, months: int) -> "Period":
        """The period of the same length in months so many months on; whole months stay whole."""
        return Period(add_months(self.start, months), add_months(self.end + timedelta(1), months) - timedelta(1))


def months_from(start: date, months: int) -> Period:
    """So many whole months counted from a day."""
    return Period(start, add_months(start, months) - timedelta(1))


@lru_cache(maxsize=1024)
def round_of(day: date, months: int = 3, start_month: int = 4) -> Period:
    """The round in which a day falls, when a year of rounds begins on the first of a month and each lasts 1, 2, 3, 4, 6
    or 12 months."""
    passed = (day.month - start_month) % 12 % months
    return months_from(add_months(day.replace(day=1), -passed), months)


def reporting_year(day: date, start_month: int = 4) -> Period:
    """The year in which a day falls, when years begin on the first of a month."""
    return round_of(day, 12, start_month)


def made_words(first: date, last: date) -> str:
    """The shortest words that name exactly these days."""
    following = last + timedelta(1)
    if first == last:
        return uk_date(first)
    if first.day != 1 or following.day != 1:
        return f"{uk_date(first)} to {uk_date(last)}"
    months = (following.year - first.year) * 12 + following.month - first.month
    if months == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if months == 12 and first.month == 1:
        return str(first.year)
    if months == 12 and first.month == 4:
        return _year_words(first.year)
    return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"


def _year_words(year: int) -> str:
    ending = f"{(year + 1) % 100:02}"
    return f"{year}/{ending}" if 1 <= int(ending) <= 12 else f"{year}-{ending}"


@total_ordering
@dataclass(frozen=True)
class Span:
    """A historic or expected date: the first and last day it can be, and the words it was given in. All three may be
    missing (not known), and words may stand alone ("ongoing")."""

    first: date | None = None
    last: date | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if (self.first is None) != (self.last is None):
            day = self.first or self.last
            object.__setattr__(self, "first", day)
            object.__setattr__(self, "last", day)
        if self.first and self.last:
            if self.last < self.first:
                raise ImpossibleDate(
                    f"{uk_date(self.last)} comes before {uk_date(self.first)}. Enter the earlier first."
                )
            if not self.words:
                object.__setattr__(self, "words", made_words(self.first, self.last))

    def __str__(self) -> str:
        return self.words or "Not known"

    def __lt__(self, other: "Span") -> bool:
        return self.sort_key < other.sort_key

    def __bool__(self) -> bool:
        return not self.is_unknown

    @property
    def sort_key(self) -> tuple[date, date, bool, str]:
        """Dated spans by first then last day, then words alone, then the unknown."""
        return self.first or date.max, self.last or date.max, self.is_unknown, self.words

    @property
    def is_unknown(self) -> bool:
        return self.first is None and not self.words

    @property
    def is_dated(self) -> bool:
        return self.first is not None

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last

    def written(self) -> str:
        """Words that `parse_span` reads back as this same span: own words carry their days in brackets."""
        if self.first is None or self.last is None:
            return self.words
        try:
            if parse_span(self.words) == self:
                return self.words
        except UnreadableSpan:
            pass
        return f"{self.words} ({made_words(self.first, self.last)})"

    def within(self, period: Period) -> bool:
        """Whether any day it can be falls in the period; never for a span without a day."""
        return self.first is not None and period.overlaps(self.first, self.last)

    @classmethod
    def unknown(cls) -> "Span":
        return cls()

    @classmethod
    def day(cls, day: date) -> "Span":
        return cls(day, day)

    @classmethod
    def of(cls, period: Period, words: str = "") -> "Span":
        return cls(period.start, period.end, words)


NOT_KNOWN = Span()
FIRST_YEAR, LAST_YEAR = 1800, 2199


def parse_span(text: str) -> Span:
    """Read a date as people write it, keeping their words where the words say more than the days.

    Raises UnreadableSpan, whose sentence names what is accepted, and ImpossibleDate for a day that does not exist.
    """
    text = " ".join(text.split())
    if text.lower() in UNKNOWN_WORDS:
        return Span.unknown()
    span = _one(text) or _two(text) or _own_words(text)
    if span is None:
        raise UnreadableSpan(f'"{text[:60]}" is not a date. {ACCEPTED}')
    return span


def span_of_words(text: str, period: Period | None = None) -> Span:
    """Read a due date that may be words. The end of the reporting period is the period's last day, other words are
    kept without a day. Raises ImpossibleDate for a day that does not exist."""
    try:
        return parse_span(text)
    except ImpossibleDate:
        raise
    except UnreadableSpan:
        words = " ".join(text.split())
    if period is not None and ENDS.fullmatch(words):
        return Span(period.end, period.end, words)
    return Span(None, None, words)


def _month_number(name: str) -> int | None:
    name = name.lower()
    for number, month in enumerate(MONTHS, 1):
        if len(name) >= 3 and (month.lower().startswith(name) or (month, name) == ("September", "sept")):
            return number
    return None


def _possible(year: int) -> int:
    """The year, where it can be meant; 9999 and 0202 are slips of the hand."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    return year


def _day(year: int, month: int, day: int, text: str) -> Span:
    try:
        return Span.day(date(_possible(year), month, day))
    except ValueError:
        raise ImpossibleDate(f"{text} is not a day in the calendar. Check the day, the month and the year.") from None


def _in_full(figures: str) -> int:
    """The year of a whole day: two figures are a year of this century."""
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _one(text: str) -> Span | None:
    """One day, month, quarter, season or year."""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := re.fullmatch(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})", text):
        return _day(_in_full(found[4]), int(found[3]), int(found[1]), text)
    if (named := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+),? (\d{4}|\d{2})", text)) and _month_number(
        named[2]
    ):
        return _day(_in_full(named[3]), _month_number(named[2]) or 0, int(named[1]), text)
    if found := re.fullmatch(r"Q([1-4]),? (\d{4})", text, re.IGNORECASE):
        return _months(int(found[2]), int(found[1]) * 3 - 2, 3, text.upper())
    if found := re.fullmatch(r"(\w+) (\d{4})", text):
        return _named(found[1], int(found[2]), text)
    return _year(text)


def _named(name: str, year: int, text: str) -> Span | None:
    month = _month_number(name)
    if month:
        return _months(year, month, 1)
    season = SEASONS.get(name.lower())
    return _months(year, season, 3, text) if season else None


def _months(year: int, month: int, months: int, words: str = "") -> Span:
    try:
        return Span.of(months_from(date(_possible(year), month, 1), months), words)
    except ValueError:
        raise ImpossibleDate(f"{words or f'{year:04}'} is not in the calendar. Check the month and the year.") from None


def _year(text: str) -> Span | None:
    if re.fullmatch(r"\d{4}", text):
        return _months(int(text), 1, 12)
    found = re.fullmatch(r"(\d{4}) ?([-/\u2013]) ?(\d{2}|\d{4})", text)
    if not found:
        return None
    year, mark, second = int(found[1]), found[2], found[3]
    if len(second) == 2 and mark == "-" and 1 <= int(second) <= 12:
        return _months(year, int(second), 1)
    if second in (f"{(year + 1) % 100:02}", str(year + 1)):
        return _months(year, 4, 12)
    raise ImpossibleDate(f'{text} is neither a month nor a year from April. Write it as "2020-21" or "May 2020".')


def _two(text: str) -> Span | None:
    """Two dates with "to" between them; the first may leave its year to the second."""
    first, separator, second = text.partition(" to ")
    if not separator:
        return None
    end = _one(second)
    if end is None or end.last is None:
        return None
    start = _one(first) or _one(f"{first} {end.last.year}")
    if start is None or start.first is None:
        return None
    return Span(start.first, end.last, text if _one(first) is None else "")


def _own_words(text: str) -> Span | None:
    """Own words with the days they stand for in brackets: "early 2021 (January 2021 to March 2021)"."""
    found = re.fullmatch(r"(.+) \(([^()]+)\)", text)
    days = found and (_one(found[2]) or _two(found[2]))
    return Span(days.first, days.last, found[1]) if found and days else None
