"""Evidence that runs out, and files that wait for whoever brought them, as what is owed."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from goldthread.actions.library import running_out
from goldthread.actions.models import Evidence, EvidenceFile
from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.references import reference
from goldthread.partners.concern import Concern, door_of, holding, roles_with, together
from goldthread.partners.models import WIDE, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing
from goldthread.post.models import StoredFile

UNSETTLED = {
    StoredFile.State.HELD: "It may say who a child is; only you see it until that is settled",
    StoredFile.State.REFUSED: "It could not be kept",
}


def expiring(people: list[Person], on: date) -> Iterator[Concern]:
    """Evidence with 30 days or less to its last day, for the seat that looks after it; what nobody looks after is the
    business unit's."""
    standing, units = together(people), roles_with(Permission.ENTER_FOR_AGENCY)
    for each in standing.kept("evidence expiring", on, build=lambda: _running_out(standing, on)):
        day = each.expires_on or on
        why = f"{'Ran' if day < on else 'Runs'} out on {uk_date(day)}"
        whose = str(each.owner) if each.owner else "The business unit"
        page = "revise-evidence" if each.kind == Evidence.Kind.FILE else "change-evidence"
        where = address(f"actions:{page}", each.pk)
        what, restricted = f"Evidence {reference(each)}: {each.title}", each.circle not in WIDE
        owed = Due(what, whose, Span.day(day), why, where, "Renew it", restricted)
        to = [("seat", each.owner_id)] if each.owner else holding(units, "partnership", each.home_id)
        yield Concern(owed, to, None if each.is_ready and (each.owner or not door_of(each, units)) else each)  # type: ignore[attr-defined]


def _running_out(standing: Standing, on: date) -> QuerySet:
    kept = standing.partnerships_where(Permission.ENTER_FOR_AGENCY)
    mine = Q(owner__in=standing.seats) | Q(owner=None, home__in=kept)
    found = running_out(Evidence.objects.filter(mine, removed_on=None), on).select_related("owner")
    return found.annotate(is_ready=Evidence.objects.all().ready()).order_by("expires_on", "pk")


def waiting_files(people: list[Person]) -> Iterator[Concern]:
    """Files that somebody brought and that were held back or refused."""
    rows = EvidenceFile.objects.filter(added_by__in=people, file__state__in=UNSETTLED)
    for each in rows.select_related("evidence", "file").order_by("pk"):
        what = f"File “{each.file.name}” of {reference(each.evidence)}"
        where = each.evidence.get_absolute_url()
        why, restricted = UNSETTLED[StoredFile.State(each.file.state)], each.evidence.circle not in WIDE
        owed = Due(what, "You brought it", NOT_KNOWN, why, where, "Settle it", restricted)
        yield Concern(owed, [("person", each.added_by_id)], each)
