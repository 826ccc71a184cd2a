"""What waits in reports: sections to be written by whoever they are assigned to, and those that are to be agreed."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.partners.concern import Concern, door_of, holding, roles_with, shared_out, together
from goldthread.partners.models import WIDE, Group, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_from, standing_of
from goldthread.report.models import Report, Section
from goldthread.report.models.report import assigned_to

S = Section.Status
TOP = (Group.Kind.EXECUTIVE, Group.Kind.BOARD, Group.Kind.BUSINESS)
ASKED, WRITERS = roles_with(Permission.WRITE_SECTION), roles_with(Permission.WRITE_REPORT)


def due(reader: Person, on: date) -> list[Due]:
    """Return the sections of draft reports that the reader is asked to write, and, for whoever writes the report, those
    that are said to be ready."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    standing = together(people)
    writing = standing_from(tuple(seat for seat in standing.held if seat.role in ASKED))
    if not writing.held:
        return {person.pk: [] for person in people}
    rows = standing.kept("sections", build=lambda: _sections(standing, writing))
    return shared_out(people, [_concern(row) for row in rows])


def _sections(standing: Standing, writing: Standing) -> QuerySet:
    ready = Q(status=S.READY, report__home__in=standing.partnerships_where(Permission.WRITE_REPORT))
    rows = Section.objects.filter(assigned_to(writing) & Q(status=S.ASSIGNED) | ready)
    rows = rows.filter(report__status=Report.Status.DRAFT).select_related("report", "assigned_agency", "assigned_seat")
    return rows.order_by("assigned_due", "pk")


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return, for the next agenda of an executive, a board or a business group, the sections of a draft report that
    were asked of somebody and are late."""
    if group.kind not in TOP:
        return []
    kept = standing_of(reader).kept
    rows = kept("late sections", reader.pk, build=partial(_late_sections, reader), home=group.home_id, on=on)
    return [_late(row) for row in rows]


def _late_sections(reader: Person, home: Any, on: Any) -> QuerySet:
    about = {"report__home": home, "report__status": Report.Status.DRAFT, "status": S.ASSIGNED}
    late = Section.objects.visible_to(reader).filter(**about, assigned_due__lt=on)
    return late.select_related("report", "assigned_agency", "assigned_seat").order_by("assigned_due", "pk")


def _late(row: Section) -> Due:
    day, restricted = row.assigned_due or date.min, row.report.circle not in WIDE
    why = f"Late: asked of {row.assigned} by {uk_date(day)}"
    return Due(
        f"{row}, in {row.report}", str(row.assigned), Span.day(day), why, row.get_absolute_url(), "Open", restricted
    )


def _concern(row: Section) -> Concern:
    """Whoever is asked to write a section sees it."""
    if row.status == S.READY:
        to, door = holding(WRITERS, "partnership", row.report.home_id), door_of(row.report, WRITERS)
        return Concern(_due(row), to, door)
    agency, seat = holding(ASKED, "agency", row.assigned_agency_id), holding(ASKED, "seat", row.assigned_seat_id)
    return Concern(_due(row), [*agency, *seat])


def _due(row: Section) -> Due:
    when = Span.day(row.assigned_due) if row.assigned_due else NOT_KNOWN
    what, where = f"{row}, in {row.report}", row.get_absolute_url()
    restricted = row.report.circle not in WIDE
    if row.status == S.READY:
        return Due(
            what, "Whoever writes the report", when, f"{row.assigned} says it is ready", where, "Agree it", restricted
        )
    return Due(what, str(row.assigned), when, row.assigned_words or "A section to write", where, "Write it", restricted)
