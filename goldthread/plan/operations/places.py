"""Where an objective stands: under others, in several places, in none, or under a thread that cuts across."""

from collections.abc import Iterable
from datetime import date

from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners.models import Person
from goldthread.plan.models import Objective, Under
from goldthread.plan.rules import why_not_under
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored


@operation
def place_under(
    *, objective: Objective, parents: Iterable[Objective], version: int | None, by: Person | None, on: date
) -> Objective:
    """Say under which others an objective stands, and which threads cut across it; none is allowed."""
    row = stored(reread(objective, version))
    before = list(row.placed_under.order_by("parent").values_list("parent", flat=True))
    put_under(row, parents)
    after = list(row.placed_under.order_by("parent").values_list("parent", flat=True))
    names = joined([str(parent) for parent in parents]) or "nothing"
    note(row, {"parents": before}, {"parents": after}, says=f"placed it under {names}")
    return row


def put_under(row: Objective, parents: Iterable[Objective]) -> None:
    """Set the places of an objective. Raises Refusal for a kind that may not carry it, and for a circle of places."""
    parents = list(parents)
    allowed = set(row.kind.stands_under.values_list("name", flat=True)) if parents else set()
    below = _below(row) if row.pk else set()
    for parent in parents:
        kind = parent.kind
        if refusal := why_not_under(row.kind.name, allowed, kind.name, kind.part):
            raise Refusal(refusal, "parents")
        if parent.pk == row.pk or parent.pk in below:
            raise Refusal(f"“{parent}” stands under this objective, so it cannot carry it. Choose another.", "parents")
    row.placed_under.exclude(parent__in=parents).delete()
    there = set(row.placed_under.values_list("parent", flat=True))
    Under.objects.bulk_create([Under(child=row, parent=parent) for parent in parents if parent.pk not in there])


def _below(row: Objective) -> set[int]:
    """Everything that stands under an objective, however deep."""
    found: set[int] = set()
    level = {row.pk}
    while level:
        level = set(Under.objects.filter(parent__in=level).values_list("child", flat=True)) - found
        found |= level
    return found
