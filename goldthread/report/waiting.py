"""Whom anything of reports may be waiting for."""

from datetime import date

from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, numbers
from goldthread.report.models import Report, Section


def waiting(on: date) -> Waiting:
    """Return those who are asked to write a section, and those who agree what is ready."""
    drafts = Section.objects.filter(report__status=Report.Status.DRAFT)
    agencies, seats = numbers(drafts.filter(status=Section.Status.ASSIGNED), "assigned_agency", "assigned_seat")
    (homes,) = numbers(drafts.filter(status=Section.Status.READY), "report__home")
    return Waiting(agencies=agencies, seats=seats, for_those_who={Permission.WRITE_REPORT: homes})
