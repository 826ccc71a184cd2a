"""What is written about the calendar of a partnership: its closed days, the holidays it works on, and school terms."""

from datetime import date, timedelta

from goldthread.clocks.models import ClosedDay, Term
from goldthread.clocks.rules import ENGLAND, bank_holidays, is_working
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership, Person
from goldthread.trail.lock import checked, locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import free_key, stored

MOST_DAYS = 92
NO_HOLIDAY = "{day} is no bank holiday. Only a bank holiday can be taken back."
NONE_WORKED = "No working day lies there: weekends and bank holidays are closed as it is. Choose another day."


@operation
def close_days(
    *,
    partnership: Partnership,
    name: str,
    day: date,
    until: date | None = None,
    by: Person | None,
    on: date,
) -> ClosedDay:
    """Close a day, or every working day of a time: they count as no working days, and nothing is sent on them."""
    last = until or day
    if last < day:
        raise Refusal("The last day is before the first. Change one of the two dates.", "until")
    if (last - day).days > MOST_DAYS:
        raise Refusal("That is longer than three months. Enter the times one by one.", "until")
    closed = [each for number in range((last - day).days + 1) if is_working(each := day + timedelta(number), ENGLAND)]
    if not closed:
        raise Refusal(NONE_WORKED, "day")
    made = [_made(partnership, each, name, is_open=False) for each in closed]
    note(partnership, partnership_id=partnership.pk, says=f"closed {_span(closed[0], closed[-1])}: {name}")
    return made[0]


@operation
def work_on_holiday(*, partnership: Partnership, name: str, day: date, by: Person | None, on: date) -> ClosedDay:
    """Take a bank holiday back: the partnership works on it, as when it was moved to another day."""
    if day not in bank_holidays(day.year):
        raise Refusal(NO_HOLIDAY.format(day=uk_date(day)), "day")
    made = _made(partnership, day, name, is_open=True)
    note(partnership, partnership_id=partnership.pk, says=f"works on the bank holiday of {uk_date(day)}: {name}")
    return made


@operation
def take_out_day(*, closed_day: ClosedDay, version: int | None, by: Person | None, on: date) -> Partnership:
    """Take a day out of the calendar; it counts again as it would without."""
    row = locked(ClosedDay.objects.all(), closed_day.pk)
    checked(row, version)
    row.delete()
    note(row.home, partnership_id=row.home_id, says=f"took {uk_date(row.on)} out of its closed days: {row.name}")
    return row.home


@operation
def add_term(
    *, partnership: Partnership, name: str, starts_on: date, ends_on: date, by: Person | None, on: date
) -> Term:  # fmt: skip
    """Tell a school term. Between two terms nothing is chased from schools and other settings."""
    if partnership.terms.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Refusal("Another term lies in these days. Change one of the two dates.", "starts_on")
    key = free_key(partnership.terms.all(), name)
    row = stored(Term(home=partnership, key=key, name=name, starts_on=starts_on, ends_on=ends_on))
    note(partnership, partnership_id=partnership.pk, says=f"told the term {name}: {_span(starts_on, ends_on)}")
    return row


@operation
def take_out_term(*, term: Term, version: int | None, by: Person | None, on: date) -> Partnership:
    """Take a term out of the calendar."""
    row = locked(Term.objects.all(), term.pk)
    checked(row, version)
    row.delete()
    note(row.home, partnership_id=row.home_id, says=f"took the term {row.name} out")
    return row.home


def _made(partnership: Partnership, day: date, name: str, is_open: bool) -> ClosedDay:
    key = free_key(partnership.closed_days.all(), f"{name} {day.isoformat()}")
    return stored(ClosedDay(home=partnership, key=key, on=day, name=name, is_open=is_open))


def _span(first: date, last: date) -> str:
    return uk_date(first) if first == last else f"{uk_date(first)} to {uk_date(last)}"
