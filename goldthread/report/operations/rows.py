"""Rows of a report as they stand, unless it is complete; and rows in order."""

from collections.abc import Iterable, Mapping
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.report.models import Report, Section
from goldthread.trail.rows import reread

COMPLETE = "This report is marked as complete. Open it again to change it."


def report_row(report: Report, version: int | None = None, mine: Mapping[str, Any] | None = None) -> Report:
    """The report, re-read. Raises Refusal when it is complete."""
    row = reread(report, version, mine)
    refuse_complete(row)
    return row


def refuse_complete(report: Report) -> None:
    """Keep a complete report as it is."""
    if report.status == Report.Status.COMPLETE:
        raise Refusal(COMPLETE)


def section_row(section: Section, version: int | None, mine: Mapping[str, Any] | None = None) -> Section:
    """The section, re-read. Raises Refusal when its report is complete."""
    row = reread(section, version, mine)
    refuse_complete(row.report)
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
