"""Whom anything of challenges may be waiting for."""

from datetime import date

from goldthread.challenges.models import Challenge, Escalation
from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, numbers


def waiting(on: date) -> Waiting:
    """Return those who are to answer, those who are to weigh an answer, and the scrutineers whose view is wanted."""
    agencies, groups, partnerships = numbers(
        Challenge.objects.filter(status="raised"), "agency", "group", "partnership"
    )
    (raisers,) = numbers(Challenge.objects.filter(status="answered"), "raised_by")
    (homes,) = numbers(Escalation.objects.filter(view="", result=""), "challenge__home")
    return Waiting(
        agencies=agencies, groups=groups, seats=raisers, partnerships=partnerships,
        for_those_who={Permission.SCRUTINISE: homes},
    )  # fmt: skip
