"""Reading the calendar of a partnership: its closed days and terms, and those of the whole installation."""

from collections.abc import Iterable

from django.db.models import Q

from goldthread.clocks.models import ClosedDay, Term
from goldthread.clocks.rules import Calendar
from goldthread.kit.periods import Period
from goldthread.partners.models import Partnership


def calendar_of(partnership: Partnership) -> Calendar:
    """Return the calendar by which a partnership counts and is written to."""
    return calendars_of([partnership])[partnership.pk]


def calendars_of(partnerships: Iterable[Partnership]) -> dict[int, Calendar]:
    """Return the calendars of several partnerships, by number, in two queries. What one says of a day of its own stands
    before what is said for all."""
    kept = [each.pk for each in partnerships]
    days: dict[int | None, dict] = {}
    terms: dict[int, list[Period]] = {}
    for row in ClosedDay.objects.filter(Q(home__in=kept) | Q(home=None)):
        days.setdefault(row.home_id, {})[row.on] = row.is_open
    for row in Term.objects.filter(home__in=kept).order_by("starts_on"):
        terms.setdefault(row.home_id, []).append(Period(row.starts_on, row.ends_on))
    return {pk: _calendar({**days.get(None, {}), **days.get(pk, {})}, terms.get(pk, ())) for pk in kept}


def _calendar(days: dict, terms: Iterable[Period]) -> Calendar:
    return Calendar(
        closed=frozenset(day for day, is_open in days.items() if not is_open),
        opened=frozenset(day for day, is_open in days.items() if is_open),
        terms=tuple(terms),
    )
