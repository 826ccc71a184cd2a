"""What of the plan somebody leaves behind: the objectives that the groups they chair oversee or work on."""

from goldthread.kit.owned import Owned
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import bodies_of
from goldthread.plan.models import Oversight

GOING = ("proposed", "in force", "paused")


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the objectives that the groups of these seats oversee or do the work of, as far as the reader may see."""
    bodies = bodies_of(seats)
    if not bodies.groups:
        return []
    rows = Oversight.objects.visible_to(reader).filter(group__in=bodies.groups, has_ended=False, ends_first=None)
    found = {}
    for row in rows.filter(objective__status__in=GOING).select_related("objective").order_by("objective__number"):
        objective = row.objective
        for seat in bodies.seats_of(row):
            what = f"{reference(objective)}: {objective.words}"
            found[seat, objective.pk] = Owned(
                seat,
                "Objectives of the group",
                what,
                objective.get_absolute_url(),
                objective.ends,
                is_for_few(objective),
            )
    return list(found.values())
