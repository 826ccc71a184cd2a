"""What scrutiny keeps, as the invented scrutineer of Wessmere wrote it."""

from datetime import date
from typing import Any

from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.meetings.models import Attendance, Meeting
from goldthread.scrutiny.models import (
    Activity,
    ActivityShare,
    FactPoint,
    Finding,
    FindingAction,
    FocusArea,
    FocusReport,
    LastLook,
    PlannedScrutiny,
    PrivateNote,
    Statement,
    StatementText,
)
from tests.cast import TODAY, YEAR

LAST = date(2027, 3, 31)
SECRET = "Ask why the trust sent nobody."


def an_activity(world: Any, **more: Any) -> Activity:
    """An activity that the scrutineer logged."""
    number = Activity.objects.count() + 1
    given = {
        "home": world.wessmere, "key": f"sa-{number}", "number": number, "author": world.people["scrutineer"],
        "kind": "audit", "subject": "Audit of neglect", "forum": "Quality subgroup", "capacity": "observer",
        "seen": "Auditors disagreed in the open.", "functions": ["wt26-f2"], "edition": "working-together-2026",
        **columns("done", Span.day(date(2026, 4, 20))),
    }  # fmt: skip
    return Activity.objects.create(**given | more)


def a_planned_piece(world: Any, **more: Any) -> PlannedScrutiny:
    """A piece of scrutiny planned for the year."""
    given = {
        "home": world.wessmere, "key": f"ps-{PlannedScrutiny.objects.count()}", "subject": "How neglect is named",
        "starts_on": YEAR, "ends_on": LAST, "functions": ["wt26-f2"], "edition": "working-together-2026",
    }  # fmt: skip
    return PlannedScrutiny.objects.create(**given | more)


def a_finding(world: Any, **more: Any) -> Finding:
    """Something that scrutiny found."""
    number = Finding.objects.count() + 1
    given = {
        "home": world.wessmere, "key": f"sf-{number}", "number": number, "kind": "improve",
        "words": "Fathers are seldom in the record.", **columns("found", Span.day(date(2026, 4, 20))),
    }  # fmt: skip
    return Finding.objects.create(**given | more)


def a_focus(world: Any, **more: Any) -> FocusArea:
    """An area of focus of the year."""
    number = FocusArea.objects.count() + 1
    given = {
        "home": world.wessmere, "key": f"fa-{number}", "number": number, "words": "Hear children first",
        "starts_on": YEAR, "ends_on": LAST,
    }  # fmt: skip
    return FocusArea.objects.create(**given | more)


def a_statement(world: Any, status: str = "draft", **more: Any) -> Statement:
    """A statement that the scrutineer wrote, with one version."""
    number = Statement.objects.count() + 1
    given = {
        "home": world.wessmere, "key": f"st-{number}", "number": number, "author": world.people["scrutineer"],
        "seat": world.seats["scrutineer"], "title": "Independent scrutiny", "starts_on": YEAR, "ends_on": LAST,
        "words": "Partners listen to each other.", "status": status,
    }  # fmt: skip
    statement = Statement.objects.create(**given | more)
    StatementText.objects.create(statement=statement, words=statement.words, saved_on=TODAY, is_shown=status != "draft")
    return statement


def a_point(world: Any, **more: Any) -> FactPoint:
    """A point of fact that a partner noted beside a statement."""
    given = {"seat": world.seats["lead partner"], "words": "The panel met four times, not three.", "on": TODAY}
    return FactPoint.objects.create(statement=a_statement(world, "shown"), **given | more)


def a_note(world: Any, who: str = "scrutineer", **more: Any) -> PrivateNote:
    """A private note."""
    return PrivateNote.objects.create(author=world.people[who], home=world.wessmere, on=TODAY, words=SECRET, **more)


def a_meeting(world: Any, who: str = "scrutineer", mark: str = "attended", **more: Any) -> Meeting:
    """A meeting that was held, with a mark that says somebody was there."""
    number = Meeting.objects.count() + 100
    given = {
        "home": world.wessmere, "key": f"m-{number}", "number": number, "group": world.subgroup,
        "on": date(2026, 4, 22), "status": "held",
    }  # fmt: skip
    meeting = Meeting.objects.create(**given | more)
    Attendance.objects.create(meeting=meeting, seat=world.seats[who], person=world.people[who], mark=mark)
    return meeting


def fill_scrutiny(world: Any) -> None:
    """One row of each table of scrutiny."""
    activity, finding, area = an_activity(world), a_finding(world), a_focus(world)
    ActivityShare.objects.create(activity=activity, partnership=world.norden)
    a_planned_piece(world)
    FindingAction.objects.create(finding=finding, action=world.action)
    FocusReport.objects.create(area=area, starts_on=YEAR, ends_on=date(2026, 6, 30), words="Asked 40 children.")
    a_point(world)
    a_statement(world)
    a_note(world)
    LastLook.objects.create(author=world.people["scrutineer"], home=world.wessmere, at="2026-05-01T12:00:00Z")
