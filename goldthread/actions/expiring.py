"""Evidence that runs out, and files that wait for whoever brought them, as what is owed."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from goldthread.actions.library import running_out
from goldthread.actions.models import Evidence, EvidenceFile
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.references import reference
from goldthread.partners.models import Person
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import Standing
from goldthread.post.models import StoredFile

UNSETTLED = {
    StoredFile.State.HELD: "It may say who a child is; only you see it until that is settled",
    StoredFile.State.REFUSED: "It could not be kept",
}


def expiring(reader: Person, standing: Standing, on: date) -> Iterator[Due]:
    """Evidence with 30 days or less to its last day, for the seat that looks after it; what nobody looks after is the
    business unit's."""
    units = {seat.partnership for seat in standing.held if Permission.ENTER_FOR_AGENCY in ROLES[seat.role].permissions}
    mine = Q(owner__in=standing.seats) | Q(owner=None, home__in=units)
    found = running_out(Evidence.objects.visible_to(reader).filter(mine), on).select_related("owner")
    for each in found.order_by("expires_on", "pk"):
        day = each.expires_on or on
        why = f"{'Ran' if day < on else 'Runs'} out on {uk_date(day)}"
        whose = str(each.owner) if each.owner else "The business unit"
        where = reverse(
            "actions:revise-evidence" if each.kind == "file" else "actions:change-evidence", args=(each.pk,)
        )
        yield Due(f"Evidence {reference(each)}: {each.title}", whose, Span.day(day), why, where, "Renew it")


def waiting_files(reader: Person) -> Iterator[Due]:
    """Files that the reader brought and that were held back or refused."""
    mine = EvidenceFile.objects.visible_to(reader).filter(added_by=reader.pk, file__state__in=UNSETTLED)
    for each in mine.select_related("evidence", "file").order_by("pk"):
        what = f"File “{each.file.name}” of {reference(each.evidence)}"
        where = each.evidence.get_absolute_url()
        yield Due(what, "You brought it", NOT_KNOWN, UNSETTLED[StoredFile.State(each.file.state)], where, "Settle it")
