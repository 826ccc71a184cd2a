"""Meetings at which the record says that a scrutineer was, so that they need not write so again."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.meetings.models import Attendance, Meeting
from goldthread.partners.models import Holding, Person
from goldthread.scrutiny.models import Activity

CAME = (Attendance.Mark.ATTENDED, Attendance.Mark.PART)
LOOK_BACK = timedelta(days=400)


def marks_of(person: Person) -> QuerySet:
    """Return the marks that say a person was there: their own, or those of a seat that they held on the day."""
    there = Q(starts_on=None) | Q(starts_on__lte=OuterRef("meeting__on"))
    still = Q(ends_on=None) | Q(ends_on__gte=OuterRef("meeting__on"))
    held = Holding.objects.filter(there & still, seat=OuterRef("seat"), person=person, is_deputy=False)
    came = Attendance.objects.filter(mark__in=CAME) | Attendance.objects.filter(person=person).exclude(guest="")
    return came.filter(Q(person=person) | (Q(person=None) & Exists(held)))


def to_log(person: Person, on: date) -> QuerySet:
    """Return the meetings held in the last year or so at which somebody was, and of which they have not written yet,
    the latest first."""
    marks = marks_of(person).filter(meeting=OuterRef("pk"))
    written = Activity.objects.filter(meeting=OuterRef("pk"), author=person)
    held = Meeting.objects.visible_to(person).filter(status=Meeting.Status.HELD, on__range=(on - LOOK_BACK, on))
    return held.filter(Exists(marks), ~Exists(written)).select_related("group", "home").order_by("-on", "-pk")
