"""What of risks somebody leaves behind: those that their seats and agencies own, here and for areas that share them,
and the changes that their agencies go through."""

from collections.abc import Iterator

from django.db.models import F, FilteredRelation, Q

from goldthread.kit.owned import Owned
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import Bodies, bodies_of
from goldthread.risks.models import OutsideChange, Risk


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the risks on the register that these seats own, and the changes of their agencies that are not over, as
    far as the reader may see them."""
    bodies = bodies_of(seats)
    return [*_risks(reader, bodies, seats), *_changes(reader, bodies)]


def _risks(reader: Person, bodies: Bodies, seats: list[Seat]) -> list[Owned]:
    """Each risk once for every one of these seats that owns it, here or for an area that shares it; one query."""
    shares = FilteredRelation("shares", condition=Q(shares__owner__in=bodies.seats))
    mine = Q(owner__in=bodies.seats) | Q(owner=None, owner_agency__in=bodies.agencies) | Q(share__isnull=False)
    risks = Risk.objects.visible_to(reader).annotate(share=shares, sharer=F("share__owner"))
    by_agency: dict[int | None, int] = {seat.agency_id: seat.pk for seat in seats if seat.agency_id}
    found = {}
    for risk in risks.filter(mine).exclude(status="closed").order_by("pk"):
        whose = risk.owner_id or by_agency.get(risk.owner_agency_id)
        for seat in {whose, risk.sharer} - {None}:
            if seat in bodies.seats:
                found[seat, risk.pk] = _about(seat, risk)
    return list(found.values())


def _changes(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    if not bodies.agencies:
        return
    going_on = OutsideChange.objects.visible_to(reader).filter(status__in=("proposed", "under way"))
    for row in going_on.filter(agency__in=bodies.agencies).order_by("number"):
        for seat in bodies.through.get(("agency", row.agency_id or 0), ()):
            what = f"{reference(row)}: {row.title}"
            yield Owned(
                seat, "Changes of their agency", what, row.get_absolute_url(), row.takes_effect, is_for_few(row)
            )


def _about(seat: int | None, risk: Risk) -> Owned:
    when = Span.day(risk.review_on) if risk.review_on else NOT_KNOWN
    what = f"{reference(risk)}: {risk.title}"
    return Owned(seat, "Risks owned", what, risk.get_absolute_url(), when, is_for_few(risk))
