"""What is written about the times in which a group does not meet."""

from datetime import date, timedelta

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Group, GroupPause, Person
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored


@operation
def pause_group(
    *, group: Group, reason: str, starts_on: date | None = None, version: int | None, by: Person | None, on: date
) -> Group:
    """Pause a group from a day, with the reason; it keeps its seats and what it owes. No day is today."""
    refuse_ahead(starts_on, on, "starts_on", "A pause is recorded once it has begun.")
    row = reread(group, version, {"reason": reason})
    if row.is_paused:
        raise Refusal("It is paused already.")
    first = starts_on or on
    if row.starts.first and first < row.starts.first:
        raise Refusal(f"It began on {uk_date(row.starts.first)}. Choose a later day.", "starts_on")
    if row.pauses.filter(ends_on__gte=first).exists():
        raise Refusal("It was paused on that day already. Choose a later one.", "starts_on")
    stored(GroupPause(group=row, starts_on=first, why=reason))
    row.is_paused, row.paused_why = True, reason
    stored(row)
    note(row, says=f"paused the group from {uk_date(first)}: {reason}")
    return row


@operation
def resume_group(
    *, group: Group, meets_on: date | None = None, version: int | None, by: Person | None, on: date
) -> Group:  # fmt: skip
    """Take up a paused group again from a day; the pause is kept, with the day before as its last. No day is today."""
    refuse_ahead(meets_on, on, "meets_on", "That it meets again is recorded once it does.")
    row = reread(group, version)
    if not row.is_paused:
        raise Refusal("It is not paused.")
    first = meets_on or on
    for pause in row.pauses.filter(ends_on=None):
        _ends(pause, first - timedelta(1))
    row.is_paused, row.paused_why = False, ""
    stored(row)
    note(row, says=f"took the group up again from {uk_date(first)}")
    return row


def _ends(pause: GroupPause, last: date) -> None:
    """A pause that ends before it begins, taken back on the same day, never was."""
    if pause.starts_on and last < pause.starts_on - timedelta(1):
        raise Refusal(f"It is paused from {uk_date(pause.starts_on)}. Choose a later day.", "meets_on")
    if pause.starts_on and last < pause.starts_on:
        pause.delete()
        return
    pause.ends_on = last
    stored(pause)
