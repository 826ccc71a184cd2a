"""The verbs that write in the plan."""

from goldthread.plan.operations.actions import add_action_under, answer_recommendation, place_action, take_action_away
from goldthread.plan.operations.kinds import DEFAULT_KINDS, add_kind, change_kind, install_default_kinds
from goldthread.plan.operations.lineage import merge_objectives, split_objective
from goldthread.plan.operations.marks import refresh_marks
from goldthread.plan.operations.objectives import add_objective, change_objective, reword_objective, take_step
from goldthread.plan.operations.outcomes import (
    add_measure,
    add_outcome,
    add_reading,
    change_measure,
    change_outcome,
)
from goldthread.plan.operations.owners import date_changes, set_oversight, set_owners
from goldthread.plan.operations.phases import add_phase, change_phase, take_out_phase
from goldthread.plan.operations.places import place_under
from goldthread.plan.operations.plans import (
    add_event,
    add_plan,
    change_plan,
    place_in_plan,
    take_out_of_plan,
    take_plan_step,
)
from goldthread.plan.operations.refresh import decide_objective
from goldthread.plan.operations.vision import set_position

__all__ = [
    "DEFAULT_KINDS", "add_action_under", "add_event", "add_kind", "add_measure", "add_objective", "add_outcome",
    "add_phase", "add_plan", "add_reading", "answer_recommendation", "change_kind", "change_measure",
    "change_objective", "change_outcome", "change_phase", "change_plan", "date_changes", "decide_objective",
    "install_default_kinds", "merge_objectives", "place_action", "place_in_plan", "place_under", "refresh_marks",
    "reword_objective", "set_oversight", "set_owners", "set_position", "split_objective", "take_action_away",
    "take_out_of_plan", "take_out_phase", "take_plan_step", "take_step",
]  # fmt: skip
