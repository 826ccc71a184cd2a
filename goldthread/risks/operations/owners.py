"""Giving risks of a register to those who are meant, once that is said of the names in it."""

from collections.abc import Iterable
from datetime import date

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Agency, Person, Seat
from goldthread.risks.models import Risk
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import note, operation


@operation
def place_owners(*, owners: Iterable[tuple[Risk, Seat | Agency]], by: Person | None, on: date) -> list[int]:
    """Give each risk that nobody owns to the seat or the agency that its register meant, and return which; one that has
    an owner by now keeps it."""
    given = []
    for risk, body in owners:
        row = locked(Risk.objects.all(), risk.pk)
        if row.owner_id or row.owner_agency_id:
            continue
        name = "owner" if isinstance(body, Seat) else "owner_agency"
        setattr(row, name, body)
        bump(row)
        row.save()
        note(row, {name: None}, {name: str(body)}, says="named who owns it, as the spreadsheet meant")
        given.append(row.pk)
    if not given:
        raise Refusal("Somebody has named who owns them by now. Open the page again to see whom.")
    return given
