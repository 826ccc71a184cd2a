"""What the chapter does when people change: the seats they hold, or held, are found by the name they have now."""

from goldthread.partners.models import Holding


def follows(touched: dict[str, set[int]]) -> None:
    """Count the seats of each person among what was touched, so that they are found by its new words."""
    people = touched.get("partners.person", set())
    if people:
        seats = Holding.objects.filter(person__in=people).values_list("seat", flat=True)
        touched.setdefault("partners.seat", set()).update(seats)
