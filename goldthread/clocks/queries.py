"""Reading the calendar of a partnership: its closed days and terms, and the days that the library has for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.clocks.models import ClosedDay, Term
from goldthread.clocks.rules import SATURDAY, Calendar, bank_holidays
from goldthread.kit.library import library
from goldthread.kit.periods import Period
from goldthread.partners.models import Partnership, Person


def calendar_of(partnership: Partnership) -> Calendar:
    """Return the calendar by which a partnership counts and is written to."""
    return calendars_of([partnership])[partnership.pk]


def calendars_of(partnerships: Iterable[Partnership]) -> dict[int, Calendar]:
    """Return the calendars of several partnerships, by number, in two queries. What one says of a day of its own stands
    before what the library says for all."""
    kept = [each.pk for each in partnerships]
    for_all = {row.day: row.is_open for row in library().holidays.values()}
    days: dict[int, dict[date, bool]] = {pk: dict(for_all) for pk in kept}
    terms: dict[int, list[Period]] = {}
    names = {pk: {row.day: row.name for row in library().holidays.values()} for pk in kept}
    for row in ClosedDay.objects.filter(home__in=kept):
        days[row.home_id][row.on] = row.is_open
        names[row.home_id][row.on] = row.name
    for term in Term.objects.filter(home__in=kept).order_by("starts_on"):
        terms.setdefault(term.home_id, []).append(Period(term.starts_on, term.ends_on))
    return {pk: _calendar(days[pk], terms.get(pk, ()), names[pk]) for pk in kept}


def _calendar(days: Mapping[date, bool], terms: Iterable[Period], names: Mapping[date, str]) -> Calendar:
    return Calendar(
        closed=frozenset(day for day, is_open in days.items() if not is_open),
        opened=frozenset(day for day, is_open in days.items() if is_open),
        terms=tuple(terms),
        names=names,
    )


@dataclass(frozen=True)
class Off:
    """A day on which nobody works, or a holiday that is worked on; `row` where the partnership said so itself."""

    on: date
    name: str
    row: ClosedDay | None = None
    is_open: bool = False


@dataclass(frozen=True)
class Ahead:
    """The calendar as its page shows it."""

    days: list[Off]
    before: list[Off]
    terms: list[Term]


def days_ahead(partnership: Partnership, reader: Person, on: date) -> Ahead:
    """Return the days off from today to the end of next year, with bank holidays among them; the partnership's own that
    are over; and its terms. Bank holidays at a weekend are left out: nobody works then."""
    rows = list(ClosedDay.objects.visible_to(reader).filter(home=partnership).order_by("on"))
    found = {day: Off(day, name) for year in (on.year, on.year + 1) for day, name in bank_holidays(year).items()}
    found |= {each.day: Off(each.day, each.name, is_open=each.is_open) for each in library().holidays.values()}
    found |= {row.on: Off(row.on, row.name, row, row.is_open) for row in rows}
    ahead = [off for day, off in sorted(found.items()) if day >= on and (off.row or day.weekday() < SATURDAY)]
    own = [found[row.on] for row in reversed(rows) if row.on < on]
    terms = Term.objects.visible_to(reader).filter(home=partnership).order_by("-starts_on")
    return Ahead(ahead, own, list(terms))
