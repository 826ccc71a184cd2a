"""Fields that only meetings ask for: a time of day, and a day that may be copied from an old paper."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldthread.kit.periods import UnreadableSpan, parse_span
from goldthread.meetings.operations.planning import Day

TIMES = ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M", "%I:%M%p", "%I.%M%p", "%I%p"]
HOUR = re.compile(r"\d{1,2}")
NO_TIME = "Write the time as 10:00 or 2.30pm."
DAY_HINT = "Such as 3 May 2026."
NO_DAY = (
    "“{words}” is no day in the calendar. Write a day such as 3 May 2026, or tick below that an old paper gives it so."
)


class ClockField(forms.TimeField):
    """A time of day, as people write it: "10:00", "2.30 p.m.", or the hour alone."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput({"class": "govuk-input--width-5"}, format="%H:%M"))
        kwargs.setdefault("error_messages", {"invalid": NO_TIME})
        super().__init__(input_formats=TIMES, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(_spelled(value) if isinstance(value, str) else value)


def _spelled(words: str) -> str:
    """The same time without blanks; an hour alone is the full hour, for "12" is never two minutes past one."""
    bare = "".join(words.split()).lower().replace("a.m.", "am").replace("p.m.", "pm")
    return f"{bare}:00" if HOUR.fullmatch(bare) else bare


class MeetingDayField(forms.CharField):
    """A day in one box, as a text; what it means is settled with the answer whether it is copied from an old paper."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", DAY_HINT)
        kwargs.setdefault("widget", forms.TextInput({"class": "govuk-input--width-20"}))
        super().__init__(max_length=120, **kwargs)


def day_of(words: str, is_copied: bool) -> Day:
    """Return the day that somebody wrote. One that is not a day of the calendar is refused, unless it is copied from an
    old paper: then its words are kept, with the first day that they may mean."""
    try:
        span = parse_span(words)
    except UnreadableSpan:
        span = None
    if span is not None and span.is_day:
        return Day(span.first)
    if not is_copied:
        raise ValidationError(NO_DAY.format(words=words.strip()), code="impossible")
    return Day(span.first if span else None, words.strip())
