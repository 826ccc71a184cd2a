"""Reading what speaks against a day for a meeting: holidays, closed days, school holidays and pauses of its group."""

from collections.abc import Callable
from datetime import date

from goldthread.clocks.queries import calendar_of
from goldthread.clocks.rules import Calendar, is_between_terms, named_off
from goldthread.kit.periods import uk_date
from goldthread.meetings.models import Meeting
from goldthread.meetings.rhythm import Against
from goldthread.partners.models import Group, GroupPause, Partnership

TAKEN = Against("the group meets on that day already", is_barred=True)
SCHOOLS = Against("schools are between terms", is_weak=True)


def against_of(group: Group, partnership: Partnership) -> Callable[[date], Against | None]:
    """Return what says why a group of a partnership should not meet on a day, the strongest reason first; four queries
    for as many days as one likes."""
    meetings = Meeting.objects.filter(group=group, status__in=("planned", "held")).exclude(on=None)
    taken, why = set(meetings.values_list("on", flat=True)), _reasons(group, partnership)
    return lambda day: TAKEN if day in taken else why(day)


def warning_of(meeting: Meeting) -> str:
    """Return a sentence about the day of a meeting where something speaks against it."""
    found = _reasons(meeting.group, meeting.home)(meeting.on) if meeting.on else None
    return f"Mind the day: {found.words}." if found else ""


def _reasons(group: Group, partnership: Partnership) -> Callable[[date], Against | None]:
    calendar, pauses = calendar_of(partnership), list(GroupPause.objects.filter(group=group))
    return lambda day: _by_group(group, pauses, day) or _by_calendar(calendar, day)


def _by_group(group: Group, pauses: list[GroupPause], day: date) -> Against | None:
    if group.ends_last and day > group.ends_last:
        return Against(f"the group ends on {uk_date(group.ends_last)}")
    pause = next((each for each in pauses if (each.starts_on or day) <= day <= (each.ends_on or day)), None)
    return Against(f"the group is paused ({pause.why})") if pause else None


def _by_calendar(calendar: Calendar, day: date) -> Against | None:
    if words := named_off(day, calendar):
        return Against(words)
    return SCHOOLS if is_between_terms(day, calendar) else None
