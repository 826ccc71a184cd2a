"""The marks that lists and gaps read, kept in step with what they are made from."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from goldthread.actions.operations.marks import refresh_marks as refresh_action_marks
from goldthread.plan.models import Measure, Objective, Outcome, Oversight, Ownership, PlannedAction

AT_ONCE = 500


def refresh_marks(objective_ids: Collection[int]) -> None:
    """Recompute the marks of these objectives; called by every operation that touches what they are made from, and by
    the loader for all at once."""
    numbers = sorted(set(objective_ids))
    for start in range(0, len(numbers), AT_ONCE):
        Objective.objects.filter(pk__in=numbers[start : start + AT_ONCE]).update(**expected())


def refresh_placed(objective_ids: Collection[int], action_ids: Collection[int]) -> None:
    """Recompute both ends of a place: the marks of the objectives, and those of the actions that arise from them."""
    refresh_marks(objective_ids)
    refresh_action_marks(action_ids)


def expected() -> dict[str, Exists | Q]:
    """Each mark as the question it answers of an objective's rows."""
    mine = {"objective": OuterRef("pk")}
    undated = Q(has_ended=True, ends_first=None)
    return {
        "has_outcome": Exists(Outcome.objects.filter(**mine)),
        "has_measure": Exists(Measure.objects.filter(outcome__objective=OuterRef("pk"))),
        "has_action": Exists(PlannedAction.objects.filter(**mine)),
        "has_owner": Exists(Ownership.objects.filter(**mine, has_ended=False)),
        "is_change_undated": Q(Exists(Ownership.objects.filter(undated, **mine)))
        | Q(Exists(Oversight.objects.filter(undated, **mine))),
    }
