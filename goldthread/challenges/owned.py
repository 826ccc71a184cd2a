"""What of challenges somebody leaves behind: those their seats raised, and those they are to answer."""

from collections.abc import Iterator

from django.db.models import Q

from goldthread.challenges.models import Challenge
from goldthread.challenges.queries import OPEN
from goldthread.kit.owned import Owned
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import Bodies, bodies_of

RAISED = "Challenges raised, which only this seat closes"
TO_ANSWER = "Challenges to answer"


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the open challenges that these seats raised, and those put to their agencies and groups that wait for an
    answer; as far as the reader may see."""
    bodies = bodies_of(seats)
    mine = Q(raised_by__in=bodies.seats) | Q(status="raised", agency__in=bodies.agencies)
    mine |= Q(status="raised", group__in=bodies.groups)
    rows = Challenge.objects.visible_to(reader).filter(mine, status__in=OPEN).order_by("pk")
    return [found for row in rows for found in _of(row, bodies)]


def _of(row: Challenge, bodies: Bodies) -> Iterator[Owned]:
    if row.raised_by_id in bodies.seats:
        yield _about(row.raised_by_id, RAISED, row)
    if row.status == Challenge.Status.RAISED:
        for kind, pk in (("agency", row.agency_id), ("group", row.group_id)):
            yield from (_about(seat, TO_ANSWER, row) for seat in bodies.through.get((kind, pk or 0), ()))


def _about(seat: int | None, kind: str, row: Challenge) -> Owned:
    when = Span.day(row.answer_due_on) if row.answer_due_on else NOT_KNOWN
    return Owned(seat, kind, f"{reference(row)}: {row.words}", row.get_absolute_url(), when, is_for_few(row))
