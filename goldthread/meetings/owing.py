"""What of decisions seats, agencies and groups carry out and have not, for whoever is about to end one of them."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.meetings.models import Decision, Told
from goldthread.partners.models import WIDE, Person


def owing(reader: Person, seats: Collection[int], agencies: Collection[int], groups: Collection[int]) -> list[Due]:
    """Return the decisions that these carry out and have not, as far as the reader may see them, soonest due first."""
    mine = Q(seat__in=seats) | Q(agency__in=agencies) | Q(group__in=groups)
    open_still = (Decision.Status.TAKEN, Decision.Status.RATIFIED)
    rows = Told.objects.visible_to(reader).filter(mine, carries_out=True, done_on=None, decision__status__in=open_still)
    return [_due(row) for row in rows.select_related("decision", "agency", "group", "seat").order_by("due_on", "pk")]


def _due(row: Told) -> Due:
    when = Span.day(row.due_on) if row.due_on else NOT_KNOWN
    what = f"{reference(row.decision)}: {row.decision.words}"
    where = reverse("meetings:tell", args=(row.decision_id,))
    return Due(
        what,
        str(row.body),
        when,
        "A decision to carry out",
        where,
        "Give it to somebody else",
        row.decision.circle not in WIDE,
    )
