"""What waits in reports: sections to be written by whoever they are assigned to, and those that are to be agreed."""

from datetime import date

from django.db.models import Q

from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.partners.models import Person
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_from, standing_of
from goldthread.report.models import Report, Section
from goldthread.report.models.report import assigned_to

S = Section.Status


def due(reader: Person, on: date) -> list[Due]:
    """Return the sections of draft reports that the reader is asked to write, and, for whoever writes the report, those
    that are said to be ready."""
    standing = standing_of(reader)
    writing = standing_from(tuple(seat for seat in standing.held if _writes(seat.role)))
    asked = assigned_to(writing) & Q(status=S.ASSIGNED)
    ready = Q(status=S.READY, report__home__in=standing.partnerships_where(Permission.WRITE_REPORT))
    if not writing.held:
        return []
    rows = Section.objects.visible_to(reader).filter(asked | ready, report__status=Report.Status.DRAFT)
    rows = rows.select_related("report", "assigned_agency", "assigned_seat")
    return [_due(row) for row in rows.order_by("assigned_due", "pk")]


def _writes(role: str) -> bool:
    return Permission.WRITE_SECTION in ROLES[role].permissions


def _due(row: Section) -> Due:
    when = Span.day(row.assigned_due) if row.assigned_due else NOT_KNOWN
    what, where = f"{row}, in {row.report}", row.get_absolute_url()
    if row.status == S.READY:
        return Due(what, "Whoever writes the report", when, f"{row.assigned} says it is ready", where, "Agree it")
    return Due(what, str(row.assigned), when, row.assigned_words or "A section to write", where, "Write it")
