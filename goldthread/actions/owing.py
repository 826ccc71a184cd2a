"""What seats, agencies and groups lead and have not finished, for whoever is about to end one of them."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from goldthread.actions.models import Action, Line
from goldthread.actions.queries import BODIES
from goldthread.actions.rules import RUNNING
from goldthread.kit.due import Due
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, Person, among


def owing(reader: Person, seats: Collection[int], agencies: Collection[int], groups: Collection[int]) -> list[Due]:
    """Return the unfinished actions that these lead, as far as the reader may see them, soonest due first."""
    lines = Line.objects.current().filter(capacity=Line.Capacity.LEAD, state=Line.State.OPEN)
    lines = lines.filter(Q(seat__in=seats) | Q(agency__in=agencies) | Q(group__in=groups))
    lines = lines.filter(among(Action.objects.visible_to(reader), "action"), action__status__in=RUNNING)
    return [_due(line) for line in lines.select_related("action", *BODIES).order_by("action__due_last", "pk")]


def _due(line: Line) -> Due:
    action = line.action
    where = reverse("actions:leads", args=(action.pk,))
    return Due(
        f"{reference(action)}: {action.words}",
        str(line),
        action.due,
        "",
        where,
        "Give it to somebody else",
        action.circle not in WIDE,
    )
