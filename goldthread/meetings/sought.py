"""What can be found of meetings: minutes in their public version, and decisions with what they rest on. What is
restricted, and remarks for members alone, are no text of a meeting: not everybody who reads of it may read those."""

from goldthread.kit.periods import uk_date
from goldthread.kit.sought import Part, Sought
from goldthread.meetings.models import Decision, Meeting, MinutesKept, Told


def with_its_day(meeting: Meeting) -> str:
    """A meeting as it is found: a group has many of one name."""
    return f"{meeting}, {uk_date(meeting.on)}" if meeting.on else str(meeting)


SOUGHT = (
    Sought(
        Meeting,
        "Meeting",
        texts=("place", "group__name"),
        parts=(Part(MinutesKept, "meeting", ("open_words",)),),
        days=("on",),
        status="status",
        is_open="planned".__eq__,
        titled=with_its_day,
    ),
    Sought(
        Decision,
        "Decision",
        texts=("options", "reasons", "considered", "equality", "dissent", "delegation", "looked_words", "reason"),
        parts=(Part(Told, "decision", ("done_words",)),),
        marks=(("theme", "themes"), ("agency", "told__agency")),
        days=("decided_last", "put_round_on"),
        status="status",
        is_open="proposed".__eq__,
    ),
)
