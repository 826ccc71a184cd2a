"""The yearly refresh: what is decided of each objective for a year, and what becomes of its actions."""

from collections.abc import Collection, Sequence
from datetime import date

from goldthread.actions import operations as actions
from goldthread.actions.models import Action
from goldthread.actions.rules import OVER
from goldthread.kit.periods import Span, months_from, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.plan.models import Lineage, Objective, PlannedAction, YearDecision
from goldthread.plan.operations.actions import add_action_under, first_of_year, next_place
from goldthread.plan.operations.log import log_change
from goldthread.plan.operations.marks import refresh_placed
from goldthread.plan.operations.successors import link_replacement
from goldthread.plan.rules import REFRESH, carried, needs_reason, steps_to
from goldthread.trail.operation import note, operation, values_of
from goldthread.trail.rows import reread, stored


@operation
def decide_objective(
    *,
    objective: Objective,
    year_starts_on: date,
    decision: str,
    reason: str = "",
    continued: Collection[Action] = (),
    stood_down: Collection[Action] = (),
    new: Sequence[str] = (),
    replaced_by: Objective | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> YearDecision:
    """Decide what becomes of an objective in a year. It keeps its identity; its open actions are carried into the year
    as the choice says, and what was only proposed is agreed; anything but continuing needs a reason. A decision can be
    made again until it is right."""
    if needs_reason(decision) and not reason.strip():
        raise Refusal("Give the reason, for anything but continuing as it is.", "reason")
    row = reread(objective, version)
    year = first_of_year(row, year_starts_on) or year_starts_on
    before = values_of(row, ("status", "reason", "ends"))
    undone = _undo(row, year)
    _move(row, decision, reason, year)
    if decision == "replace":
        link_replacement(row, replaced_by, reason, on)
    stored(row)
    going = carried(decision, open_actions(row, year), {action.pk for action in continued})
    _carry(replaced_by if decision == "replace" and replaced_by else row, row, going, year, reason)
    for action in stood_down:
        actions.take_step(action=action, step="stand down", reason=reason[:300], version=action.version, by=by, on=on)
    for action in Action.objects.filter(pk__in=going, home=row.home_id, status=Action.Status.PROPOSED):
        actions.take_step(action=action, step="agree", version=action.version, by=by, on=on)
    for words in new:
        add_action_under(objective=row, words=words, year_starts_on=year, why=reason[:300], by=by, on=on)
    decided = _decided(row, year, decision, reason, by, on)
    refresh_placed([row.pk, *undone, *([replaced_by.pk] if replaced_by else [])], going)
    why = f" ({reason})" if reason else ""
    says = f"decided for the year from {uk_date(year)}: {REFRESH[decision].words.lower()}{why}"
    if needs_reason(decision):
        log_change(row, f"{row.words}: {says}", on)
    after = {**values_of(row, tuple(before)), "decision": decision, "carried": going, "new": list(new)}
    note(row, before, after, says=says)
    return decided


def open_actions(objective: Objective, year: date) -> list[int]:
    """The actions under an objective that were told in an earlier year and have not come to an end, in their order."""
    earlier = objective.planned.filter(year_starts_on__lt=year).exclude(action__status__in=OVER)
    return list(dict.fromkeys(earlier.order_by("position", "pk").values_list("action", flat=True)))


def _undo(row: Objective, year: date) -> list[int]:
    """Take back what an earlier decision for the same year brought about: carried places and the lineage. Returns the
    objectives that lose what was handed on to them."""
    earlier = row.decisions.filter(year_starts_on=year).first()
    if earlier is None:
        return []
    told_before = row.planned.filter(year_starts_on__lt=year).values("action")
    after: list[int] = []
    if earlier.decision == YearDecision.Decision.REPLACE:
        replaced = row.became.filter(how=Lineage.How.REPLACED)
        after = list(replaced.values_list("after", flat=True))
        replaced.delete()
    carried_on = PlannedAction.objects.filter(objective__in=[row.pk, *after], year_starts_on=year, part="taken")
    carried_on.filter(action__in=list(told_before.values_list("action", flat=True))).delete()
    return after


def _move(row: Objective, decision: str, reason: str, year: date) -> None:
    """Take the steps that the decision needs; one that goes on past its end gets the end of the year as its new one."""
    for step in steps_to(row.status, REFRESH[decision].to):
        Objective.LIFECYCLE.take(step, row)
    row.reason = reason.strip()[:300] if needs_reason(decision) else ""
    if REFRESH[decision].to == "in force" and row.ends.last and row.ends.last < year:
        row.ends = Span.day(months_from(year, 12).end)


def _carry(target: Objective, row: Objective, going: list[int], year: date, reason: str) -> None:
    outcomes = dict(row.planned.filter(outcome__isnull=False, year_starts_on__lt=year).values_list("action", "outcome"))
    there = set(target.planned.filter(year_starts_on=year, part="taken").values_list("action", flat=True))
    place = next_place(target)
    PlannedAction.objects.bulk_create(
        PlannedAction(
            objective=target,
            action_id=action,
            year_starts_on=year,
            position=place + number,
            reason=reason.strip()[:300],
            outcome_id=outcomes.get(action) if target == row else None,
        )
        for number, action in enumerate(going)
        if action not in there
    )


def _decided(row: Objective, year: date, decision: str, reason: str, by: Person | None, on: date) -> YearDecision:
    values = {"decision": decision, "reason": reason.strip(), "decided_by": by, **columns("decided", Span.day(on))}
    return YearDecision.objects.update_or_create(objective=row, year_starts_on=year, defaults=values)[0]
