"""Whom anything of meetings and decisions may be waiting for."""

from datetime import date, timedelta

from django.db.models import Q

from goldthread.meetings.models import Decision, Meeting, Paper, Told
from goldthread.meetings.wanted import SOON, TAKEN
from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, joined, numbers

YEAR = timedelta(365)


def waiting(on: date) -> Waiting:
    """Return those who owe a paper, an interest or a reply, those who carry out a decision, and those who keep
    decisions and minutes."""
    papers = Paper.objects.filter(evidence=None, meeting__status="planned").exclude(asked_on=None)
    from_agencies, from_groups, from_seats = numbers(papers, "asked_agency", "asked_group", "asked_seat")
    told = Told.objects.filter(carries_out=True, done_on=None)
    agencies, groups, seats = numbers(told, "agency", "group", "seat")
    (asked,) = numbers(Meeting.objects.filter(status="planned").exclude(asked_interests_on=None), "group")
    again = Q(status="proposed") | Q(status__in=TAKEN, review_on__lte=on + SOON)
    deciding, decide_at = numbers(Decision.objects.filter(again), "group", "home")
    held = Meeting.objects.filter(status="held", on__gte=on - YEAR, on__lte=on, minutes__in=("none", "draft", "chair"))
    minuting, minute_at = numbers(held, "group", "home")
    return Waiting(
        agencies=from_agencies | agencies,
        groups=joined(from_groups, groups, asked, deciding, minuting),
        seats=from_seats | seats,
        for_those_who={Permission.RECORD_DECISION: decide_at, Permission.TAKE_MINUTES: minute_at},
    )
