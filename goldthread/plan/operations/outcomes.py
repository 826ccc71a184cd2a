"""Outcomes, how they are measured, and what was read."""

from datetime import date
from decimal import Decimal
from typing import Any

from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.plan.models import Measure, Objective, Outcome, Reading
from goldthread.plan.operations.marks import refresh_marks
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, reread, stored


@operation
def add_outcome(
    *, objective: Objective, words: str, position: int | None = None, key: str = "", by: Person | None, on: date
) -> Outcome:
    """Say what will be different, for children or for practice, when an objective is reached."""
    made = free_key(objective.outcomes.all(), words, key)
    place = objective.outcomes.count() if position is None else position
    outcome = stored(Outcome(objective=objective, key=made, words=words, position=place))
    refresh_marks([objective.pk])
    note(objective, after={"outcome": words}, says=f"added an outcome: {words}")
    return outcome


@operation
def change_outcome(*, outcome: Outcome, words: str, version: int | None, by: Person | None, on: date) -> Outcome:
    """Change the words of an outcome."""
    row = reread(outcome, version, {"words": words})
    before, after = changes(row, {"words": words})
    stored(row)
    was, now = ({"outcome": each["words"]} if each else {} for each in (before, after))
    note(row.objective, was, now, says="changed an outcome")
    return row


@operation
def add_measure(
    *,
    outcome: Outcome,
    words: str,
    unit: str = "",
    baseline: str = "",
    target: str = "",
    direction: str = "",
    source: str = "",
    as_at: Span = NOT_KNOWN,
    key: str = "",
    by: Person | None,
    on: date,
) -> Measure:
    """Say how an outcome is known. Baseline, target or direction, source and date are each optional."""
    made = free_key(outcome.measures.all(), words, key)
    measure = stored(Measure(
        outcome=outcome, key=made, words=words, unit=unit, baseline=baseline, target=target, direction=direction,
        source=source, **columns("as_at", as_at),
    ))  # fmt: skip
    refresh_marks([outcome.objective_id])
    note(outcome.objective, after={"measure": words, "outcome": outcome.words}, says=f"added a measure: {words}")
    return measure


@operation
def change_measure(*, measure: Measure, version: int | None, by: Person | None, on: date, **values: Any) -> Measure:
    """Change how an outcome is known."""
    row = reread(measure, version, values)
    before, after = changes(row, values)
    stored(row)
    note(row.outcome.objective, before, after, says=f"changed the measure “{row.words}”")
    return row


@operation
def add_reading(
    *,
    measure: Measure,
    value: Decimal,
    read: Span,
    source: str = "",
    comment: str = "",
    by: Person | None,
    on: date,
) -> Reading:
    """Record one value of a measure, with its date and source."""
    reading = stored(Reading(measure=measure, value=value, source=source, comment=comment, **columns("on", read)))
    objective = measure.outcome.objective
    unit = f" {measure.unit}" if measure.unit else ""
    note(objective, after={"value": value, "on": read}, says=f"recorded {value}{unit} for “{measure.words}”")
    return reading
