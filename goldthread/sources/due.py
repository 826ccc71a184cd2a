"""What waits because of inspections and of what was shared: to bring one to the partners, to record an answer."""

from datetime import date
from itertools import groupby

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.kit.words import joined
from goldthread.partners.models import WIDE, Agency, Group, Person
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of
from goldthread.sources.keeping import OWN_ONLY
from goldthread.sources.models import Inspected, Inspection, Sharing
from goldthread.sources.queries import not_brought, unanswered

TOP = (Group.Kind.EXECUTIVE, Group.Kind.BOARD, Group.Kind.BUSINESS)
UNIT = ("manager", "business unit")


def due(reader: Person, on: date) -> list[Due]:
    """Return the inspections that were not brought to the partners, for the agency's lead and the business unit; and
    for the unit the answers of other boards that were asked for and have not come."""
    held = standing_of(reader).held
    kept = [seat for seat in held if Permission.KEEP_SOURCES in ROLES[seat.role].permissions]
    units = {seat.partnership for seat in held if seat.role in UNIT}
    agencies = {seat.agency for seat in kept if seat.role == OWN_ONLY} - {None}
    if not (units or agencies):
        return []
    own = Inspected.objects.filter(agency__in=agencies).values("inspection")
    rows = Inspection.objects.visible_to(reader).filter(Q(home__in=units) | Q(pk__in=own))
    found = _not_brought(rows, "brought", "Say when it was")
    waiting = list(Sharing.objects.visible_to(reader).filter(unanswered(), home__in=units)) if units else []
    return [*found, *(_unanswered(each) for each in waiting)]


def _not_brought(rows: QuerySet, page: str = "", verb: str = "Open it") -> list[Due]:
    """With the agencies that were inspected, in one query."""
    names = {each: F(f"inspected_agencies__agency__{each}") for each in ("name", "short_name")}
    named = rows.filter(not_brought()).annotate(**names).order_by("pk", "name")
    same = [list(each) for _, each in groupby(named, key=lambda row: row.pk)]
    return [_inspection(each[0], [row.short_name or row.name for row in each if row.name], page, verb) for each in same]


def _inspection(row: Inspection, agencies: list[str], page: str, verb: str) -> Due:
    where = reverse(f"sources:{page}", args=(row.pk,)) if page else row.get_absolute_url()
    whose = joined(agencies) or "The business unit"
    why = "It was not brought to the partners yet"
    return Due(f"{reference(row)}: {row.title}", whose, NOT_KNOWN, why, where, verb, row.circle not in WIDE)


def _unanswered(row: Sharing) -> Due:
    when = Span.day(row.answer_due_on) if row.answer_due_on else NOT_KNOWN
    where = reverse("sources:answer-sharing", args=(row.pk,))
    why = f"{row.board} has not answered"
    return Due(f"{reference(row)}: {row.words}", row.board, when, why, where, "Record it", row.circle not in WIDE)


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return the inspections that belong on the next agenda of an executive, a board or a business group: those that
    were not brought to the partners yet."""
    if group.kind not in TOP:
        return []
    return _not_brought(Inspection.objects.visible_to(reader).filter(home=group.home_id))


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the inspections of an agency that were not brought to the partners, as far as the reader may see them."""
    mine = Inspected.objects.filter(agency=agency).values("inspection")
    return _not_brought(Inspection.objects.visible_to(reader).filter(pk__in=mine))
