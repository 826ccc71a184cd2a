"""Counting practitioners' escalations of a period."""

from datetime import date
from typing import Any

from goldthread.challenges.models import Disagreements
from goldthread.partners.models import Partnership, Person
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

KEPT = ("starts_on", "ends_on", "kind", "stage", "outcome", "agency", "count", "learning", "circle", "circle_group")


@operation
def count_disagreements(
    *, partnership: Partnership, key: str = "", by: Person | None, on: date, **values: Any
) -> Disagreements:
    """Record how many disagreements between practitioners were escalated in a period, to which stage and with which
    outcome; never a case."""
    named = f"{values['starts_on']} {values['kind']} {values['stage']} {values['outcome']}"
    made = free_key(Disagreements.objects.filter(home=partnership), named, key)
    row = stored(Disagreements(home=partnership, key=made, **values))
    note(row, after=values_of(row, KEPT), says="counted practitioners' escalations")
    return row


@operation
def change_count(
    *, disagreements: Disagreements, version: int | None, by: Person | None, on: date, **values: Any
) -> Disagreements:
    """Correct a count, or what was learned."""
    row = reread(disagreements, version, values)
    before, after = changes(row, values)
    stored(row)
    note(row, before, after, says="corrected the count")
    return row
