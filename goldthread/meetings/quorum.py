"""Reading the quorum of a meeting: its group's rule against who was there."""

from collections.abc import Iterable

from goldthread.meetings.attended import cells_of
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.rules import Quorum, QuorumRule, quorum
from goldthread.partners.models import Group, QuorumMember
from goldthread.partners.rules import SeatOn
from goldthread.partners.sitting import seats_of


def quorum_of(
    meeting: Meeting, seats: Iterable[SeatOn] | None = None, marks: Iterable[Attendance] | None = None
) -> Quorum:
    """Return whether a meeting may decide, in words, and who of those named was missing. It can be asked while the
    meeting goes on, before it is said that it was held; four queries, or two with its seats and marks."""
    if meeting.on is None:
        return Quorum("The day of the meeting is not known.")
    seats = seats_of(meeting.group, meeting.on) if seats is None else seats
    marks = Attendance.objects.filter(meeting=meeting) if marks is None else marks
    there = cells_of(meeting, meeting.on, seats, marks)
    return quorum(rules_of([meeting.group])[meeting.group_id], there, meeting.quorum_judged)


def rules_of(groups: Iterable[Group]) -> dict[int, QuorumRule]:
    """Return the rules of groups, by group, with the names of those they name; one query."""
    found = {group.pk: group for group in groups}
    named: dict[int, dict[tuple[str, int], str]] = {pk: {} for pk in found}
    rows = QuorumMember.objects.filter(group__in=found).select_related("agency", "seat")
    for row in sorted(rows, key=lambda row: str(row.agency or row.seat)):
        named[row.group_id][_key(row)] = str(row.agency or row.seat)
    return {
        pk: QuorumRule(group.quorum, group.quorum_number, named[pk], group.quorum_words) for pk, group in found.items()
    }


def _key(row: QuorumMember) -> tuple[str, int]:
    return ("agency", row.agency_id) if row.agency_id else ("seat", row.seat_id or 0)
