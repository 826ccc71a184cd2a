"""What letters about a meeting say: which meeting, when, and where to go on; no word of its agenda."""

from dataclasses import dataclass

from goldthread.kit.periods import uk_date
from goldthread.meetings.models import Meeting

INVITED = """Hello {name},

You are invited to the {what}, {when}{place}.

The invitation comes with this letter, for your calendar. Agenda and papers:

{url}"""
CHANGED = """Hello {name},

The {what} has changed: it is now {when}{place}.

The invitation comes with this letter and takes the place of the one before in your calendar.

{url}"""
CANCELLED = """Hello {name},

The {what}, {when}, does not take place. What comes with this letter takes it out of your calendar.

{url}"""
PAPERS = """Hello {name},

Agenda and papers for the {what}, {when}{place}, are ready:

{url}"""
INTERESTS = """Hello {name},

Before the {what}, {when}, every member says whether they have an interest in what it deals with. Most have none, \
and say so with one button:

{url}"""
CHASED = """Hello {name},

For the {what}, {when}, something is still wanted of you:

{wanted}

{url}"""

MINUTES = {
    "pass to the chair": (
        "Minutes to read",
        """Hello {name},

The minutes of the {what}, {when}, are written. Read them, send them back, or send them to the members:

{url}""",
    ),
    "send out": (
        "Minutes",
        """Hello {name},

The minutes of the {what}, {when}, are ready to read. They are to be agreed at a later meeting. \
If something in them is not right, say so before:

{url}""",
    ),
    "agree": (
        "Minutes agreed",
        """Hello {name},

The minutes of the {what}, {when}, are agreed:

{url}""",
    ),
}


@dataclass(frozen=True)
class Words:
    """The subject and the text of one letter."""

    subject: str
    text: str


def letter(pattern: str, subject: str, meeting: Meeting, **more: str) -> Words:
    """Return a letter about a meeting. Its title is said only where the whole partnership may read of the meeting."""
    what = named(meeting)
    about = {"what": what, "when": moment_of(meeting), "place": f", {meeting.place}" if meeting.place else ""}
    return Words(f"{subject}: {what}", pattern.format(**about, **more) + "\n")


def named(meeting: Meeting) -> str:
    """How a letter or a calendar calls a meeting: by its group, or, where few may read of it, by no name."""
    if meeting.circle in ("group", "panel"):
        return "restricted meeting"
    return f"{meeting.title} ({meeting.group.name})" if meeting.title else f"meeting of the {meeting.group.name}"


def moment_of(meeting: Meeting) -> str:
    """When a meeting is, as people write it: on 3 May 2026 at 10:00."""
    if meeting.on is None or meeting.is_date_doubtful:
        return f"on a day that is given as {meeting.date_words}" if meeting.date_words else "on a day not yet known"
    return f"on {uk_date(meeting.on)}" + (f" at {meeting.starts_at:%H:%M}" if meeting.starts_at else "")
