"""What of risks somebody leaves behind: those that their seats and agencies own, here and for areas that share them,
and the changes that their agencies go through."""

from collections.abc import Iterator

from django.db.models import Q

from goldthread.kit.owned import Owned
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat
from goldthread.partners.owned import Bodies, bodies_of
from goldthread.risks.models import OutsideChange, Risk, RiskShare


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the risks on the register that these seats own, and the changes of their agencies that are not over, as
    far as the reader may see them."""
    bodies = bodies_of(seats)
    mine = Q(owner__in=bodies.seats) | Q(owner=None, owner_agency__in=bodies.agencies)
    risks = list(Risk.objects.visible_to(reader).filter(mine).exclude(status="closed"))
    by_agency: dict[int | None, int] = {seat.agency_id: seat.pk for seat in seats if seat.agency_id}
    found = [_about(risk.owner_id or by_agency.get(risk.owner_agency_id), risk) for risk in risks]
    return [*found, *_shared(reader, list(bodies.seats)), *_changes(reader, bodies)]


def _shared(reader: Person, seats: list[int]) -> Iterator[Owned]:
    shares = RiskShare.objects.visible_to(reader).filter(owner__in=seats).exclude(risk__status="closed")
    for share in shares.select_related("risk"):
        yield _about(share.owner_id, share.risk)


def _changes(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    if not bodies.agencies:
        return
    going_on = OutsideChange.objects.visible_to(reader).filter(status__in=("proposed", "under way"))
    for row in going_on.filter(agency__in=bodies.agencies).order_by("number"):
        for seat in bodies.through.get(("agency", row.agency_id or 0), ()):
            what = f"{reference(row)}: {row.title}"
            yield Owned(seat, "Changes of their agency", what, row.get_absolute_url(), row.takes_effect)


def _about(seat: int | None, risk: Risk) -> Owned:
    when = Span.day(risk.review_on) if risk.review_on else NOT_KNOWN
    return Owned(seat, "Risks owned", f"{reference(risk)}: {risk.title}", risk.get_absolute_url(), when)
