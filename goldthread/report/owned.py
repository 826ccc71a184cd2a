"""What of reports somebody leaves behind: those in draft, for whoever writes the partnership's report."""

from goldthread.kit.owned import Owned
from goldthread.kit.periods import Span
from goldthread.partners.models import Person, Seat
from goldthread.partners.roles import ROLES, Permission
from goldthread.report.models import Report


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the reports in draft of the partnerships whose report these seats write, as far as the reader may see."""
    writing = [seat for seat in seats if Permission.WRITE_REPORT in ROLES[seat.role].permissions]
    if not writing:
        return []
    homes = {seat.partnership_id for seat in writing}
    drafts = Report.objects.visible_to(reader).filter(home__in=homes, status=Report.Status.DRAFT)
    return [
        Owned(seat.pk, "Reports in draft", report.title, report.get_absolute_url(), Span.day(report.ends_on))
        for report in drafts.order_by("starts_on")
        for seat in writing
        if seat.partnership_id == report.home_id
    ]
