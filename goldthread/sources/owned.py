"""What of inspections somebody leaves behind: those of their agency that were not brought to the partners."""

from collections.abc import Iterable

from goldthread.kit.owned import Owned
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import bodies_of
from goldthread.sources.models import Inspected, Inspection
from goldthread.sources.queries import not_brought

KIND = "Inspections to bring to the partners"


def owned(reader: Person, person: Person | None, seats: Iterable[Seat]) -> list[Owned]:
    """Return the inspections of the agencies that these seats answer for, as far as the reader may see them."""
    bodies = bodies_of(seats)
    if not bodies.agencies:
        return []
    waiting = Inspection.objects.visible_to(reader).filter(not_brought())
    rows = Inspected.objects.filter(agency__in=bodies.agencies, inspection__in=waiting).select_related("inspection")
    return [
        Owned(
            seat,
            KIND,
            f"{reference(row.inspection)}: {row.inspection}",
            row.inspection.get_absolute_url(),
            restricted=is_for_few(row.inspection),
        )
        for row in rows.order_by("inspection__number")
        for seat in bodies.through.get(("agency", row.agency_id), ())
    ]
