"""Meetings as calendars read them: what goes in comes out again, in UTC, under a name that stays."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from goldthread.meetings.calendars import CANCEL, LONDON, REQUEST, Entry, calendar
from goldthread.meetings.rhythm import days_of_series

CHANGED = datetime(2026, 5, 3, 12, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80).map(str.strip)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(uid=st.from_regex(r"[a-z0-9-]{1,40}@[a-z.]{1,20}", fullmatch=True), sequence=st.integers(0, 99), summary=WORDS,
       day=DAYS, starts=st.none() | CLOCKS, place=WORDS)  # fmt: skip
def test_what_an_invitation_says_comes_out_again(uid, sequence, summary, day, starts, place):
    entry = Entry(uid, sequence, summary or "Meeting", day, CHANGED, starts, None, place)
    made = calendar([entry], REQUEST, organiser="unit@example.org", attendee="a@example.org")
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    read = Calendar.from_ical(made)
    (event,) = read.walk("VEVENT")
    assert read["METHOD"] == "REQUEST" and event["UID"] == uid and event["SEQUENCE"] == sequence
    assert event["SUMMARY"] == (summary or "Meeting") and str(event.get("LOCATION", "")) == place
    begins = event.decoded("DTSTART")
    if starts is None:
        assert begins == day and event.decoded("DTEND") == day + timedelta(1)
    else:
        meant = datetime.combine(day, starts, LONDON).astimezone(UTC)
        assert begins == meant and begins.utcoffset() == timedelta(0)
        assert event["ORGANIZER"] == "mailto:unit@example.org"


def test_a_summer_meeting_at_ten_is_at_nine_in_utc():
    made = calendar([Entry("a@b", 0, "Board", date(2026, 6, 3), CHANGED, time(10), time(12))])
    assert "DTSTART:20260603T090000Z" in made and "DTEND:20260603T110000Z" in made


def test_a_cancelled_meeting_says_so():
    made = calendar([Entry("a@b", 2, "Board", date(2026, 6, 3), CHANGED, is_cancelled=True)], CANCEL)
    assert "METHOD:CANCEL" in made and "STATUS:CANCELLED" in made and "SEQUENCE:2" in made


@given(first=DAYS, a_year=st.integers(1, 52), count=st.integers(1, 24))
def test_a_series_keeps_its_weekday_and_goes_forward(first, a_year, count):
    days = days_of_series(first, a_year, count)
    assert len(days) == count and days[0] == first
    assert {day.weekday() for day in days} == {first.weekday()}
    assert days == sorted(set(days))


def test_the_second_tuesday_stays_the_second_tuesday():
    days = days_of_series(date(2026, 9, 8), 6, 3)
    assert days == [date(2026, 9, 8), date(2026, 11, 10), date(2027, 1, 12)]
