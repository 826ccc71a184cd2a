"""What comes after an objective: the lineage that names it, and the open actions handed on to it."""

from datetime import date

from goldthread.actions.rules import OVER
from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.plan.models import Lineage, Objective, PlannedAction
from goldthread.plan.operations.marks import refresh_placed


def link_replacement(row: Objective, replaced_by: Objective | None, reason: str, on: date) -> Objective:
    """Keep in the lineage what replaced an objective, and return it. Raises Refusal when none is named, or the
    objective itself."""
    if replaced_by is None or replaced_by.pk == row.pk:
        raise Refusal("Choose the objective that replaces it.", "replaced_by")
    Lineage.objects.update_or_create(
        objective=row, after=replaced_by,
        defaults={"how": Lineage.How.REPLACED, "reason": reason[:300], **columns("on", Span.day(on))},
    )  # fmt: skip
    return replaced_by


def hand_on(rows: list[Objective], child: Objective) -> list[int]:
    """Place the open actions of some objectives under another, in the years in which they stood, and return them."""
    placed = PlannedAction.objects.filter(objective__in=rows).exclude(action__status__in=OVER).order_by("pk")
    there = set(child.planned.values_list("action", "year_starts_on", "part"))
    new = {(each.action_id, each.year_starts_on, each.part): each for each in placed}
    PlannedAction.objects.bulk_create(
        PlannedAction(objective=child, action_id=each.action_id, year_starts_on=each.year_starts_on, part=each.part,
                      position=each.position, reason=each.reason)
        for key, each in new.items() if key not in there
    )  # fmt: skip
    handed = sorted({key[0] for key in new})
    refresh_placed([child.pk], handed)
    return handed
