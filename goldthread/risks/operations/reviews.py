"""Looking at a risk again: reviews, and the year in which it is to be revisited."""

from datetime import date

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import Span, reporting_year, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Group, Person, Seat
from goldthread.risks.models import Review, Risk
from goldthread.risks.operations.marks import refresh_marks
from goldthread.trail.operation import note, operation, values_of
from goldthread.trail.rows import reread, stored

YEAR = ("revisit_from", "revisit_words", "revisited_on")


@operation
def review_risk(
    *,
    risk: Risk,
    words: str,
    reviewed_on: date | None = None,
    by_group: Group | None = None,
    presented_by: Seat | None = None,
    presented_words: str = "",
    next_on: date | None = None,
    is_revisit: bool = False,
    version: int | None,
    by: Person | None,
    on: date,
) -> Review:
    """Record that a risk was looked at: by whom, what they said, and when it is looked at next. When the year has begun
    in which it was to be revisited, this may be that revisit, and it leaves the agenda."""
    row, day = reread(risk, version, {"words": words}), reviewed_on or on
    refuse_ahead(day, on, "reviewed_on", "A review cannot lie ahead.")
    if next_on and next_on <= day:
        raise Refusal("The next review comes after this one. Enter a later day.", "next_on")
    if is_revisit and row.revisit_from is None:
        raise Refusal("No year is named in which it is to be revisited.", "is_revisit")
    if is_revisit and row.revisit_from and day < row.revisit_from:
        begins = f"{row.revisit_words}, which begins on {uk_date(row.revisit_from)}"
        raise Refusal(f"It is to be revisited in {begins}. Record this as a review.", "is_revisit")
    review = stored(Review(
        risk=row, **columns("on", Span.day(day)), words=words, by_group=by_group, presented_by=presented_by,
        presented_words=presented_words, next_on=next_on, is_revisit=is_revisit,
    ))  # fmt: skip
    was = values_of(row, ("review_on", "revisited_on"))
    row.review_on = next_on
    row.revisited_on = day if is_revisit else row.revisited_on
    row.save()
    refresh_marks([row.pk])
    now = {**values_of(row, ("review_on", "revisited_on")), "review": words}
    note(row, was, now, says=f"{'revisited' if is_revisit else 'reviewed'} it: {words}")
    return review


@operation
def set_revisit(*, risk: Risk, year: date | None, version: int | None, by: Person | None, on: date) -> Risk:
    """Name the year in which a risk is to be revisited, by any day in it; or no year. It is on that year's first
    agenda, and on those that follow until it has been revisited."""
    row = reread(risk, version, {"revisit_words": year})
    if year and row.status == Risk.Status.CLOSED:
        raise Refusal("It is closed. Open it again first.", "year")
    was = values_of(row, YEAR)
    period = reporting_year(year, row.home.year_start_month) if year else None
    row.revisit_from, row.revisited_on = period.start if period else None, None
    row.revisit_words = period.short() if period else ""
    row.save()
    refresh_marks([row.pk])
    words = f"to be revisited in {row.revisit_words}" if period else "no longer to be revisited in a named year"
    note(row, was, values_of(row, YEAR), says=words)
    return row
