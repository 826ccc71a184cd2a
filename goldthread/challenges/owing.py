"""Challenges that seats raised and have not closed, or that agencies and groups have not answered, before they end."""

from collections.abc import Collection

from django.db.models import Q

from goldthread.challenges.models import Challenge
from goldthread.challenges.queries import OPEN, for_list
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, Person


def owing(reader: Person, seats: Collection[int], agencies: Collection[int], groups: Collection[int]) -> list[Due]:
    """Return the open challenges of these, as far as the reader may see them: what a seat raised is closed by its next
    holder, and by the scrutineer once the seat has ended."""
    to_answer = Q(agency__in=agencies) | Q(group__in=groups)
    mine = Q(raised_by__in=seats) | (Q(status=Challenge.Status.RAISED) & to_answer)
    rows = Challenge.objects.visible_to(reader).filter(mine, status__in=OPEN)
    return [_due(row, row.raised_by_id in seats) for row in for_list(rows).order_by("answer_due_on", "pk")]


def _due(row: Challenge, is_raiser: bool) -> Due:
    when = Span.day(row.answer_due_on) if row.answer_due_on else NOT_KNOWN
    whose = row.raiser if is_raiser else str(row.body)
    why = "It raised this, and the scrutineer closes it once the seat has ended" if is_raiser else "It is to answer"
    return Due(
        f"{reference(row)}: {row.words}", whose, when, why, row.get_absolute_url(), "Open it", row.circle not in WIDE
    )
