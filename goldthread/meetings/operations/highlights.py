"""Highlight reports: drafted from the record for a meeting, and worded by the group's chair."""

from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.meetings.drafting import highlights, period_of, wanted
from goldthread.meetings.models import HighlightReport, Meeting
from goldthread.partners.models import Group, Person
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread

THERE = "{group} has a report for this meeting already. Open it and change its words."


@operation
def draft_highlight(*, meeting: Meeting, group: Group, version: int | None, by: Person, on: date) -> HighlightReport:
    """Draft the report of a group beneath from the record since it last reported here. Its chair words it."""
    row = reread(meeting, version)
    row.save()
    if HighlightReport.objects.filter(meeting=row, group=group).exists():
        raise Refusal(THERE.format(group=group))
    period = period_of(row, group, on)
    found = highlights(group, by, period)
    made = HighlightReport.objects.create(
        meeting=row, group=group, starts_on=period.start, ends_on=period.end, summary=found.summary,
        escalations=found.escalations, wanted=wanted(row, group),
    )  # fmt: skip
    note(made, after={"group": group.pk}, says="drafted the report from the record", partnership_id=row.home_id)
    note(row, says=f"drafted the report of {group}")
    return made


@operation
def word_highlight(
    *, highlight: HighlightReport, version: int | None, by: Person, on: date, **values: Any
) -> HighlightReport:
    """Word a group's report, what it escalates and which decisions it wants, and say whether it is ready."""
    row = reread(highlight, version, values)
    before, after = changes(row, values)
    row.save()
    note(row, before, after, says="worded the report", partnership_id=row.meeting.home_id)
    return row
