"""Actions and recommendations under an objective: in which year, for which outcome, and as what."""

from datetime import date
from typing import Any

from django.db.models import Max

from goldthread.actions import operations as actions
from goldthread.actions.models import Action, Recommendation
from goldthread.actions.operations.marks import refresh_recommendations
from goldthread.kit.periods import reporting_year
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.plan.models import Objective, Outcome, PlannedAction, PlannedRecommendation
from goldthread.plan.operations.marks import refresh_placed
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored


@operation
def place_action(
    *,
    objective: Objective,
    action: Action,
    year_starts_on: date | None = None,
    part: str = "taken",
    outcome: Outcome | None = None,
    reason: str = "",
    position: int | None = None,
    by: Person | None,
    on: date,
) -> PlannedAction:
    """Give an action its place under an objective. Any day of a year stands for the year; an action may stand under
    several objectives, and in several years of one. The history names it by its reference: who reads the objective may
    not all read the action."""
    year = first_of_year(objective, year_starts_on)
    if outcome is not None and outcome.objective_id != objective.pk:
        raise Refusal("That outcome belongs to another objective. Choose one of this objective's.", "outcome")
    if objective.planned.filter(action=action, year_starts_on=year, part=part).exists():
        raise Refusal(f"{reference(action)} stands there already. Choose another action, year or part.", "action")
    placed = stored(PlannedAction(
        objective=objective, action=action, year_starts_on=year, part=part, outcome=outcome, reason=reason,
        position=next_place(objective) if position is None else position,
    ))  # fmt: skip
    refresh_placed([objective.pk], [action.pk])
    after = {"action": action.pk, "year": year, "part": part, "reason": reason}
    note(objective, after=after, says=f"placed {reference(action)} under it")
    return placed


@operation
def add_action_under(
    *,
    objective: Objective,
    words: str,
    year_starts_on: date | None = None,
    part: str = "taken",
    outcome: Outcome | None = None,
    why: str = "",
    by: Person | None,
    on: date,
    **action: Any,
) -> Action:
    """Add an action and give it its place under an objective, both or neither. What is proposed for next year begins
    as proposed."""
    action.setdefault("is_proposed", part == PlannedAction.Part.PROPOSED)
    made = actions.add_action(partnership=objective.home, words=words, **action, by=by, on=on)
    place_action(
        objective=objective, action=made, year_starts_on=year_starts_on, part=part, outcome=outcome, reason=why,
        by=by, on=on,
    )  # fmt: skip
    return made


@operation
def take_action_away(*, placed: PlannedAction, version: int | None, by: Person | None, on: date) -> Objective:
    """Take an action from under an objective; the action itself stays as it is. The version is the objective's."""
    objective, action = stored(reread(placed.objective, version)), placed.action
    before = {"action": action.pk, "year": placed.year_starts_on, "part": placed.part}
    placed.delete()
    refresh_placed([objective.pk], [action.pk])
    note(objective, before=before, says=f"took {reference(action)} from under it")
    return objective


@operation
def answer_recommendation(
    *, objective: Objective, recommendation: Recommendation, by: Person | None, on: date
) -> PlannedRecommendation:
    """Say that an objective answers a recommendation."""
    link, is_new = PlannedRecommendation.objects.get_or_create(objective=objective, recommendation=recommendation)
    if not is_new:
        raise Refusal(f"It answers {reference(recommendation)} already. Choose another.", "recommendation")
    refresh_recommendations([recommendation.pk])
    note(objective, after={"recommendation": recommendation.pk}, says=f"tied it to {reference(recommendation)}")
    return link


def first_of_year(objective: Objective, day: date | None) -> date | None:
    """The first day of the reporting year in which a day falls; none for no year."""
    return reporting_year(day, objective.home.year_start_month).start if day else None


def next_place(objective: Objective) -> int:
    """The place after the last action under an objective."""
    return (objective.planned.aggregate(last=Max("position"))["last"] or 0) + 1
