"""Reading the quorum of a meeting: its group's rule against who was there."""

from datetime import date

from goldthread.kit.periods import Period
from goldthread.meetings.attended import Register, register
from goldthread.meetings.models import Meeting
from goldthread.meetings.rules import Quorum, QuorumRule, Sitting, cells, quorum
from goldthread.partners.models import Group, QuorumMember
from goldthread.partners.sitting import quorum_of as named_in


def quorum_of(meeting: Meeting) -> Quorum:
    """Return whether a meeting may decide, in words, and who of those named was missing. It can be asked while the
    meeting goes on, before it is said that it was held; five queries."""
    if meeting.on is None:
        return Quorum("The day of the meeting is not known.")
    day = Period(meeting.on, meeting.on)
    found = register(Meeting.objects.filter(pk=meeting.pk), day, meeting.on)
    return judged(meeting, found, rule_of(meeting.group))


def judged(meeting: Meeting, found: Register, rule: QuorumRule) -> Quorum:
    """Return the quorum of one meeting of a register that was read already."""
    sitting = Sitting(meeting.pk, meeting.group_id, meeting.on)
    there = cells([sitting], found.places, found.marks, meeting.on or date.max)
    return quorum(rule, there, meeting.quorum_judged)


def rule_of(group: Group) -> QuorumRule:
    """Return a group's rule with the names of those it names."""
    named = {_key(row): str(row.agency or row.seat) for row in named_in(group)}
    return QuorumRule(group.quorum, group.quorum_number, named, group.quorum_words)


def _key(row: QuorumMember) -> tuple[str, int]:
    return ("agency", row.agency_id) if row.agency_id else ("seat", row.seat_id or 0)
