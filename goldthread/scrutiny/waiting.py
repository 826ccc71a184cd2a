"""Whom anything of scrutiny may be waiting for."""

from datetime import date

from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, numbers
from goldthread.scrutiny.models import FactPoint, FocusArea


def waiting(on: date) -> Waiting:
    """Return those who report on areas of focus, and the scrutineers who judge them and answer points of fact."""
    owners, homes = numbers(FocusArea.objects.filter(status=FocusArea.Status.OPEN), "owner", "home")
    (stated,) = numbers(FactPoint.objects.filter(answer=""), "statement__home")
    who = {Permission.REPORT_FOCUS: homes, Permission.SCRUTINISE: homes | stated}
    return Waiting(seats=owners, for_those_who=who)
