"""What has changed, or was done or said, cannot lie ahead: one rule, and its sentence."""

from datetime import date

from goldthread.kit.periods import Span, uk_date
from goldthread.kit.refusal import Refusal


def refuse_ahead(day: Span | date | None, on: date, field: str, says: str = "The change cannot lie ahead.") -> None:
    """Refuse a day that lies after today, and a span that begins after it. A day that is not known is no matter."""
    first = day.first if isinstance(day, Span) else day
    if first and first > on:
        raise Refusal(f"{says} Enter a date up to {uk_date(on)}.", field)
