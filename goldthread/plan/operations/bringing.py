"""Taking back what a plan in a spreadsheet made and nobody has touched since."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goldthread.kit.periods import NOT_KNOWN
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.plan.models import Measure, Objective, Outcome, PlannedAction
from goldthread.plan.operations.marks import refresh_marks, refresh_placed
from goldthread.trail.canonical import plain
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import Named, note, nothing_changed, operation, values_of

TAKEN = "took it away: the spreadsheet was undone"


def standing(objective: Objective) -> dict[str, Any]:
    """Return what has to be put back when a change that a spreadsheet made is undone."""
    dates = {
        name: plain(getattr(objective, name)) for name in columns("starts", NOT_KNOWN) | columns("ends", NOT_KNOWN)
    }
    wordings = list(objective.wordings.values_list("pk", flat=True))
    return {"words": objective.words, "dates": dates, "wordings": wordings}


@operation
def put_back_objective(*, objective: int, before: Mapping[str, Any], by: Person | None, on: date) -> Objective:
    """Put an objective back as it stood before a spreadsheet changed it: its words and its dates."""
    row = locked(Objective.objects.all(), objective)
    was = values_of(row, ("words", "starts", "ends"))
    row.words = before["words"]
    for name, value in before["dates"].items():
        is_day = value and not name.endswith("words")
        setattr(row, name, date.fromisoformat(value) if is_day else value)
    row.wordings.exclude(pk__in=before["wordings"]).delete()
    bump(row)
    row.save()
    note(row, was, values_of(row, tuple(was)), says="put it back as it was before a spreadsheet changed it")
    return row


@operation
def take_back_places(*, placed: Sequence[int], by: Person | None, on: date) -> None:
    """Take actions from under the objectives where a spreadsheet had placed them; the actions stay as they are."""
    rows = PlannedAction.objects.filter(pk__in=placed).select_related("objective").order_by("pk")
    objectives, actions = {row.objective_id: row.objective for row in rows}, {row.action_id for row in rows}
    rows.delete()
    refresh_placed(list(objectives), list(actions))
    for objective in objectives.values():
        note(objective, says="took actions from under it: the spreadsheet was undone")
    if not objectives:
        nothing_changed()


@operation
def take_back_objectives(
    *,
    objectives: Sequence[int],
    outcomes: Sequence[int],
    measures: Sequence[int],
    by: Person | None,
    on: date,
) -> None:
    """Take away the objectives, outcomes and measures that a spreadsheet made."""
    Measure.objects.filter(pk__in=measures).delete()
    under = set(Outcome.objects.filter(pk__in=outcomes).values_list("objective", flat=True)) - set(objectives)
    Outcome.objects.filter(pk__in=outcomes).delete()
    refresh_marks(under)
    for row in Objective.objects.filter(pk__in=under).order_by("pk"):
        note(row, says="took outcomes away: the spreadsheet was undone")
    for row in Objective.objects.filter(pk__in=objectives).order_by("pk"):
        gone = Named(row._meta.label_lower, row.pk)
        note(gone, before={"words": row.words}, partnership_id=row.home_id, says=TAKEN)
    Objective.objects.filter(pk__in=objectives).delete()
    if not (objectives or outcomes or measures):
        nothing_changed()
