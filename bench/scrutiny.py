"""Scrutiny in a big partnership, the days on which it is closed, and what a group tells the meeting above it."""

from datetime import date, timedelta
from typing import Any

from bench.places import e_mail
from goldthread.clocks.models import ClosedDay, Term
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.meetings.models import HighlightReport, Meeting
from goldthread.partners.models import Group, Partnership, Person, Seat
from goldthread.scrutiny.models import (
    Activity,
    FactPoint,
    Finding,
    FocusArea,
    PlannedScrutiny,
    PrivateNote,
    Statement,
    StatementText,
)

OF_EACH = 60
FIRST, NOW = date(2017, 4, 1), date(2026, 11, 22)
YEAR = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
EDITION = "working-together-2026"


def add_scrutiny(home: Partnership, one_in: int) -> dict[str, int]:
    """Add one in so many of it, unless that was done before."""
    if not Activity.objects.exists():
        _scrutiny(home, OF_EACH // one_in)
        _days(home)
        _highlight(home)
    return {"activities": Activity.objects.count()}


def _seat(key: str) -> Seat:
    return Seat.objects.get(partnership__key="bigshire", key=key)


def _scrutiny(home: Partnership, many: int) -> None:
    by = {"author": Person.objects.get(email=e_mail("scrutineer"))}
    seat = _seat("scrutineer")
    functions = {"functions": ["wt26-f2"], "edition": EDITION}
    for number in range(many):
        about: dict[str, Any] = {"home": home, "key": f"filled-{number}"}
        counted, day = {**about, "number": number + 1}, FIRST + timedelta((NOW - FIRST).days * number // many)
        Activity.objects.create(
            kind="audit", subject=f"Audit {number}", forum="Quality group", capacity="observer", seen="Much was open.",
            **by, **counted, **functions, **columns("done", Span.day(day)),
        )  # fmt: skip
        PlannedScrutiny.objects.create(subject=f"How neglect is named, {number}", **about, **YEAR, **functions)
        Finding.objects.create(
            kind="improve", words="Fathers are seldom there.", **counted, **columns("found", Span.day(day))
        )
        FocusArea.objects.create(words=f"Hear children first, {number}", **counted, **YEAR)
        told = {"title": "Independent scrutiny", "words": "Partners listen.", **YEAR, **by}
        statement = Statement.objects.create(seat=seat, status="shown", **told, **counted)
        StatementText.objects.create(statement=statement, words="Partners listen.", saved_on=day, is_shown=True)
        PrivateNote.objects.create(**by, home=home, on=day, words=f"Ask why, {number}.")
    FactPoint.objects.create(statement=statement, seat=_seat("partner-0"), words="Four times, not three.", on=NOW)


def _days(home: Partnership) -> None:
    ClosedDay.objects.create(home=home, key="filled", on=date(2026, 12, 24), name="Closed")
    Term.objects.create(home=home, key="filled", name="Autumn", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 18))


def _highlight(home: Partnership) -> None:
    group = Group.objects.filter(home=home, kind="subgroup").order_by("pk").first()
    meeting = Meeting.objects.filter(home=home, status="planned").order_by("on").first()
    if group and meeting:
        HighlightReport.objects.create(meeting=meeting, group=group, starts_on=date(2026, 9, 1), ends_on=NOW)
