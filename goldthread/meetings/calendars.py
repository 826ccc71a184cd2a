"""Meetings as calendars know them: iCalendar files with times in UTC and a name that stays the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Goldthread//Meetings//EN"
LONDON = ZoneInfo("Europe/London")
LASTS = timedelta(hours=2)
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


@dataclass(frozen=True)
class Entry:
    """One meeting in a calendar. `starts` and `ends` are times of day here; without them it takes the whole day."""

    uid: str
    sequence: int
    summary: str
    day: date
    changed: datetime
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    says: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar(
    entries: Iterable[Entry], method: str = PUBLISH, *, name: str = "", organiser: str = "", attendee: str = ""
) -> str:
    """Return an iCalendar file. An invitation has the method REQUEST, an organiser and who is invited; a cancelled one
    CANCEL; an address to subscribe to PUBLISH, and a name."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", name)
    for entry in entries:
        made.add_component(_event(entry, organiser, attendee))
    return str(made.to_ical().decode())


def _event(entry: Entry, organiser: str, attendee: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("summary", entry.summary)
    starts, ends = when(entry)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    for key, words in (("location", entry.place), ("description", entry.says), ("url", entry.url)):
        if words:
            event.add(key, words)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if organiser:
        event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    if attendee:
        invited = vCalAddress(f"mailto:{attendee}")
        invited.params["rsvp"] = vText("FALSE")
        event.add("attendee", invited)
    return event


def when(entry: Entry) -> tuple[date, date]:
    """Return when an entry begins and ends: moments in UTC, or the day and the next where no time is known."""
    if entry.starts is None:
        return entry.day, entry.day + timedelta(1)
    begins = datetime.combine(entry.day, entry.starts, LONDON).astimezone(UTC)
    if entry.ends is None:
        return begins, begins + LASTS
    return begins, datetime.combine(entry.day, entry.ends, LONDON).astimezone(UTC)
