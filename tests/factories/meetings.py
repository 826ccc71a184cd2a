"""Meetings for tests: one of the business group to come, with an item, a paper, a report and what hangs on them."""

from datetime import date, time
from typing import Any

from django.utils import timezone

from goldthread.meetings.models import (
    AgendaItem,
    Attendance,
    Declaration,
    Feed,
    HighlightReport,
    Meeting,
    Pack,
    Paper,
)
from goldthread.partners.models import GroupParent
from goldthread.post import vault
from tests.cast import World

DAY = date(2026, 5, 20)


def a_meeting(world: World, group: Any = None, number: int = 0, **more: Any) -> Meeting:
    """A meeting of the quality subgroup, in which the chair and a member sit, on 20 May 2026."""
    number = number or Meeting.objects.count() + 1
    about = {"on": DAY, "starts_at": time(10), "ends_at": time(12), "place": "Example room", **more}
    return Meeting.objects.create(
        home=world.wessmere, key=f"m-{number}", number=number, group=group or world.subgroup, **about
    )


def an_item(meeting: Meeting, title: str = "Neglect toolkit", **more: Any) -> AgendaItem:
    """An item at the end of a meeting's agenda."""
    return AgendaItem.objects.create(meeting=meeting, title=title, position=meeting.items.count() + 1, **more)


def a_paper(meeting: Meeting, title: str = "Report on neglect", **more: Any) -> Paper:
    """A paper of a meeting."""
    return Paper.objects.create(meeting=meeting, title=title, position=meeting.papers.count() + 1, **more)


def a_report(world: World, meeting: Meeting, **more: Any) -> HighlightReport:
    """The report of the quality subgroup to a meeting of the business group, which it stands under."""
    GroupParent.objects.get_or_create(group=world.subgroup, parent=world.business)
    about = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 5, 3), "summary": "### Done\n\n- AC-1", **more}
    return HighlightReport.objects.create(meeting=meeting, group=world.subgroup, **about)


def a_pack(meeting: Meeting, **more: Any) -> Pack:
    """A pack that was made."""
    digest, _ = vault.keep(b"%PDF-1.7 a pack")
    index = [{"title": "Agenda", "page": 2, "pages": 1, "paper": None, "apart": ""}]
    about = {"digest": digest, "pages": 2, "index": index, "made_on": DAY, "made_at": timezone.now(), **more}
    return Pack.objects.create(meeting=meeting, **about)


def fill_meetings(world: World) -> None:
    """One row of each table that is planned and prepared with."""
    meeting = a_meeting(world)
    item = an_item(meeting)
    a_paper(meeting, asked_agency=world.health, asked_on=date(2026, 4, 1), due_on=date(2026, 5, 1))
    seat = world.seats["group member"]
    Declaration.objects.create(
        meeting=meeting, item=item, seat=seat, person=world.people["group member"], is_none=True, on=date(2026, 5, 1)
    )
    Attendance.objects.create(meeting=meeting, seat=seat, person=world.people["group member"], mark="apologies")
    a_report(world, meeting)
    a_pack(meeting)
    Feed.objects.create(person=world.people["manager"], key_hash="0" * 64, made_at=timezone.now())
