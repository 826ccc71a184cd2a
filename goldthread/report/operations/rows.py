"""Rows of a report or paper as they stand: locked, checked against the form's version, and in order."""

from collections.abc import Iterable, Mapping
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.report.models import Paper, Part, Report, Section
from goldthread.trail.lock import bump, checked, locked

COMPLETE = "This report is marked as complete. Open it again to change it."


def report_row(report: Report, version: int | None = None, mine: Mapping[str, Any] | None = None) -> Report:
    """The report, locked, checked and counted one on. Raises Refusal when it is complete."""
    row = locked(Report.objects.all(), report.pk)
    checked(row, version, mine)
    refuse_complete(row)
    bump(row)
    return row


def refuse_complete(report: Report) -> None:
    """Keep a complete report as it is."""
    if report.status == Report.Status.COMPLETE:
        raise Refusal(COMPLETE)


def section_row(section: Section, version: int | None, mine: Mapping[str, Any] | None = None) -> Section:
    """The section, locked, checked and counted one on, of a report that is not complete."""
    row = locked(Section.objects.all(), section.pk)
    refuse_complete(row.report)
    checked(row, version, mine)
    bump(row)
    return row


def paper_row(paper: Paper, version: int | None, mine: Mapping[str, Any] | None = None) -> Paper:
    """The paper, locked, checked and counted one on."""
    row = locked(Paper.objects.all(), paper.pk)
    checked(row, version, mine)
    bump(row)
    return row


def part_row(part: Part, version: int | None, mine: Mapping[str, Any] | None = None) -> Part:
    """The part, locked, checked and counted one on."""
    row = locked(Part.objects.all(), part.pk)
    checked(row, version, mine)
    bump(row)
    return row


def moved(rows: Iterable[Any], pk: int, up: bool) -> list[Any]:
    """Rows in their order after one has changed places with its neighbour; as they were when it stands at the end."""
    found = list(rows)
    place = next(index for index, row in enumerate(found) if row.pk == pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    for position, row in enumerate(found):
        row.position = position
    return found
