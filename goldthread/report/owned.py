"""What of reports somebody leaves behind: those in draft, for who writes them, and sections asked of them."""

from django.db.models import Q

from goldthread.kit.owned import Owned
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import bodies_of
from goldthread.partners.roles import ROLES, Permission
from goldthread.report.models import Report, Section

ASKED = (Section.Status.ASSIGNED, Section.Status.READY)


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the reports in draft of the partnerships whose report these seats write, and the sections assigned to
    these seats or their agencies; as far as the reader may see."""
    return [*_drafts(reader, seats), *_sections(reader, seats)]


def _drafts(reader: Person, seats: list[Seat]) -> list[Owned]:
    writing = [seat for seat in seats if Permission.WRITE_REPORT in ROLES[seat.role].permissions]
    if not writing:
        return []
    homes = {seat.partnership_id for seat in writing}
    drafts = Report.objects.visible_to(reader).filter(home__in=homes, status=Report.Status.DRAFT)
    return [
        Owned(
            seat.pk,
            "Reports in draft",
            report.title,
            report.get_absolute_url(),
            Span.day(report.ends_on),
            is_for_few(report),
        )
        for report in drafts.order_by("starts_on")
        for seat in writing
        if seat.partnership_id == report.home_id
    ]


def _sections(reader: Person, seats: list[Seat]) -> list[Owned]:
    bodies = bodies_of(seats)
    asked = Q(assigned_seat__in=bodies.seats) | Q(assigned_agency__in=bodies.agencies)
    found = []
    for section in Section.objects.visible_to(reader).filter(asked, status__in=ASKED).select_related("report"):
        about = (("seat", section.assigned_seat_id), ("agency", section.assigned_agency_id))
        when = Span.day(section.assigned_due) if section.assigned_due else NOT_KNOWN
        what = f"{section}, in {section.report}"
        found += [
            Owned(
                seat,
                "Sections of a report to write",
                what,
                section.get_absolute_url(),
                when,
                is_for_few(section.report),
            )
            for kind, pk in about
            if pk is not None
            for seat in bodies.through.get((kind, pk), ())
        ]
    return found
