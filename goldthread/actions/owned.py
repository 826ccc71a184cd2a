"""What of actions somebody leaves behind: those led and not finished, what waits to be checked, evidence, ratings."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.actions.models import Action, Claim, Evidence, Impact, Line
from goldthread.actions.rules import RUNNING
from goldthread.kit.owned import Owned
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import Bodies, bodies_of

WAITING = {
    Claim: "Evidence that waits to be checked, or was sent back",
    Impact: "Impact that waits to be checked, or was sent back",
}


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the unfinished actions that these seats, their agencies and their groups lead, what was told of them and
    waits, the evidence they look after, and the ratings a person set by hand; as far as the reader may see."""
    bodies = bodies_of(seats)
    found = [*_led(reader, bodies), *_waiting(reader, bodies), *_looked_after(reader, bodies)]
    if person is not None:
        rated = Action.objects.visible_to(reader).filter(rag_by=person).exclude(rag_override="")
        found += [_about(None, "Ratings set by hand", action) for action in rated.filter(status__in=RUNNING)]
    return found


def _led(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    lines = Line.objects.visible_to(reader).current().filter(_of(bodies), action__status__in=RUNNING)
    for line in _with_action(lines.filter(capacity=Line.Capacity.LEAD, state=Line.State.OPEN)):
        yield from (_about(seat, "Actions led", line.action) for seat in bodies.seats_of(line))


def _waiting(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    open_lines = Line.objects.current().filter(_of(bodies)).exclude(state=Line.State.DONE)
    for model, kind in WAITING.items():
        told = model.objects.visible_to(reader).filter(line__in=open_lines, state__in=_not_settled(model))
        for each in _with_action(told).select_related("line"):
            yield from (_about(seat, kind, each.action) for seat in bodies.seats_of(each.line))


def _looked_after(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    """Evidence with one of these seats as its owner, until the day it runs out."""
    for each in Evidence.objects.visible_to(reader).filter(owner__in=bodies.seats, removed_on=None):
        when = Span.day(each.expires_on) if each.expires_on else NOT_KNOWN
        what = f"{reference(each)}: {each.title}"
        yield Owned(each.owner_id, "Evidence looked after", what, each.get_absolute_url(), when, is_for_few(each))


def _not_settled(model: Any) -> tuple[str, ...]:
    return (model.LIFECYCLE.start, "sent back")


def _of(bodies: Bodies) -> Q:
    return Q(seat__in=bodies.seats) | Q(agency__in=bodies.agencies) | Q(group__in=bodies.groups)


def _with_action(rows: QuerySet) -> QuerySet:
    return rows.select_related("action")


def _about(seat: int | None, kind: str, action: Action) -> Owned:
    what = f"{reference(action)}: {action.words}"
    return Owned(seat, kind, what, action.get_absolute_url(), action.due, is_for_few(action))
