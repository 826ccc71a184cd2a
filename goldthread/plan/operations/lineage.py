"""Objectives that are split or merged: the new ones are new, and the lineage leads back to the old."""

from collections.abc import Mapping, Sequence
from datetime import date

from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal, Stale
from goldthread.kit.spans import columns
from goldthread.kit.words import joined
from goldthread.partners.models import Person
from goldthread.plan.models import InPlan, Lineage, Objective, Under
from goldthread.plan.operations.log import log_change
from goldthread.plan.operations.objectives import add_objective
from goldthread.plan.operations.successors import hand_on
from goldthread.trail.operation import note, operation, values_of
from goldthread.trail.rows import reread, stored

VERBS = {Lineage.How.SPLIT: "split it into", Lineage.How.MERGED: "merged it into"}


@operation
def split_objective(
    *, objective: Objective, into: Sequence[str], reason: str, version: int | None, by: Person | None, on: date
) -> list[Objective]:
    """Split an objective into several of its kind, which stand where it stood. It ends as replaced on that day; its
    actions stay with it until they are placed under the new ones."""
    if len(into) < 2:
        raise Refusal("Give the words of two objectives or more, one on each line.", "into")
    row = reread(objective, version)
    children = [_successor([row], words, by, on) for words in into]
    _become(row, children, Lineage.How.SPLIT, reason, on)
    return children


@operation
def merge_objectives(
    *,
    objective: Objective,
    others: Sequence[Objective],
    versions: Mapping[int, int],
    words: str,
    reason: str,
    version: int | None,
    by: Person | None,
    on: date,
) -> Objective:
    """Merge objectives into a new one of the first's kind, which stands where they stood and takes over their open
    actions. Each of them ends as replaced on that day. `versions` are those of the others when the form was made."""
    rows = _held({objective: version} | {other: versions.get(other.pk) for other in others if other != objective})
    if len(rows) < 2:
        raise Refusal("Choose at least one objective to merge it with.", "others")
    child = _successor(rows, words, by, on)
    for row in rows:
        _become(row, [child], Lineage.How.MERGED, reason, on)
    hand_on(rows, child)
    return child


def _held(versions: Mapping[Objective, int | None]) -> list[Objective]:
    """Objectives re-read in the order of their numbers, so that two who merge the same never wait for each other."""
    rows = {}
    for each in sorted(versions, key=lambda objective: objective.pk):
        try:
            rows[each.pk] = reread(each, versions[each])
        except Stale:
            changed = f"{reference(each)} was changed after you opened this page. Read it again, then merge them."
            raise Stale(changed) from None
    return [rows[each.pk] for each in versions]


def _successor(rows: list[Objective], words: str, by: Person | None, on: date) -> Objective:
    """A new objective that stands in the places of those it follows, owned and overseen as they were."""
    first, numbers = rows[0], [row.pk for row in rows]
    child = add_objective(
        partnership=first.home, kind=first.kind, words=words, starts=Span.day(on), ends=_later_end(first, on),
        owners={each.partnership for row in rows for each in row.owners.filter(has_ended=False)},
        overseen_by={each.group for row in rows for each in row.oversight.filter(has_ended=False, part="oversees")},
        worked_by={each.group for row in rows for each in row.oversight.filter(has_ended=False, part="works")},
        themes={theme for row in rows for theme in row.themes.all()},
        circle=first.circle, circle_group=first.circle_group, by=by, on=on,
    )  # fmt: skip
    above = Under.objects.filter(child__in=numbers).values_list("parent", flat=True).distinct()
    Under.objects.bulk_create([Under(child=child, parent_id=parent) for parent in above])
    plans = InPlan.objects.filter(objective__in=numbers).values_list("plan", "position")
    places = dict(plans)
    InPlan.objects.bulk_create([InPlan(plan_id=plan, objective=child, position=at) for plan, at in places.items()])
    return child


def _later_end(row: Objective, on: date) -> Span:
    return row.ends if row.ends.last and row.ends.last >= on else NOT_KNOWN


def _become(row: Objective, children: list[Objective], how: str, reason: str, on: date) -> None:
    before = values_of(row, ("status", "ends", "reason"))
    Objective.LIFECYCLE.take("replace", row)
    row.reason, row.ends = reason[:300], Span.day(max(on, row.starts.first or on))
    stored(row)
    for child in children:
        Lineage.objects.create(objective=row, after=child, how=how, reason=reason[:300], **columns("on", Span.day(on)))
    names = joined([f"“{child}”" for child in children])
    log_change(row, f"{row.words}: {Lineage.How(how).label.lower()} {names}", on)
    note(row, before, values_of(row, tuple(before)), says=f"{VERBS[Lineage.How(how)]} {names}: {reason}")
