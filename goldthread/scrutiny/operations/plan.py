"""Planning scrutiny for a year, against the functions of the guidance."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person
from goldthread.scrutiny.library import edition_on
from goldthread.scrutiny.models import Activity, PlannedScrutiny
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

KEPT = ("subject", "how", "starts_on", "ends_on", "functions", "edition", "due", "circle", "circle_group")
WHY = "Give the reason, so that it can be read later."


@operation
def plan_scrutiny(
    *,
    partnership: Partnership,
    subject: str,
    starts_on: date,
    ends_on: date,
    how: str = "",
    functions: Iterable[str] = (),
    due: Span = NOT_KNOWN,
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> PlannedScrutiny:
    """Plan a piece of scrutiny for a year. The functions it serves are those of the edition that governs the year."""
    made = free_key(PlannedScrutiny.objects.filter(home=partnership), f"{starts_on.year} {subject}", key)
    planned = stored(
        PlannedScrutiny(
            home=partnership,
            key=made,
            subject=subject,
            how=how,
            starts_on=starts_on,
            ends_on=ends_on,
            functions=list(functions),
            edition=edition_on(starts_on, partnership.year_start_month),
            circle=circle,
            circle_group=circle_group,
            **columns("due", due),
        )  # fmt: skip
    )
    note(planned, after=values_of(planned, KEPT), says="planned the scrutiny")
    return planned


@operation
def change_planned(
    *,
    plannedscrutiny: PlannedScrutiny,
    version: int | None,
    activities: Iterable[Activity] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> PlannedScrutiny:
    """Change what is planned, and say which activities belong to it."""
    row = reread(plannedscrutiny, version, values)
    before, after = changes(row, values)
    stored(row)
    if activities is not None:
        before["activities"] = sorted(row.activities.values_list("number", flat=True))
        row.activities.set(activities)
        after["activities"] = sorted(row.activities.values_list("number", flat=True))
    note(row, before, after, says="changed what is planned")
    return row


@operation
def step_planned(
    *, plannedscrutiny: PlannedScrutiny, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> PlannedScrutiny:
    """Take a step with a piece of planned scrutiny: begin it, finish it, leave it out, open it again."""
    row = reread(plannedscrutiny, version, {"reason": reason})
    was = {"status": row.status, "reason": row.reason}
    if "reason" in row.LIFECYCLE.take(step, row).asks and not reason.strip():
        raise Refusal(WHY, "reason")
    row.reason = reason.strip()
    row.save()
    note(row, was, {"status": row.status, "reason": row.reason}, says=f"{step}: {row.reason}" if row.reason else step)
    return row
