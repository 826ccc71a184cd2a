"""A plan: what each row becomes, an objective with its outcome, measure and action; how it is loaded and taken back."""

from collections.abc import Sequence
from typing import Any

from goldthread.actions.models import Action, Line, RecommendedAction
from goldthread.actions.operations.bringing import bring_actions, take_back_actions
from goldthread.kit.brought import Bringing, Kind, Made, Outcome, Reading, Row, Touched
from goldthread.kit.periods import Span
from goldthread.partners.bringing.undoing import NEEDED, WORKED_ON, hanging, of_table
from goldthread.partners.roles import Permission
from goldthread.plan.bringing.study import Asked, Study
from goldthread.plan.bringing.words import FIELDS, LEFT_OUT
from goldthread.plan.models import InPlan, Measure, Objective, Oversight, Ownership, PlannedAction
from goldthread.plan.models import Outcome as PlanOutcome
from goldthread.plan.operations.actions import place_action
from goldthread.plan.operations.bringing import (
    put_back_objective,
    standing,
    take_back_objectives,
    take_back_places,
)
from goldthread.plan.operations.objectives import add_objective, change_objective, reword_objective
from goldthread.plan.operations.outcomes import add_measure, add_outcome

OBJECTIVE, OUTCOME, MEASURE = "plan.objective", "plan.outcome", "plan.measure"
ACTION, PLACED = "actions.action", "plan.plannedaction"


class PlanWorkbook(Kind):
    place = 3
    key = "plan"
    title = "A plan: objectives, outcomes and actions"
    noun = ("part of the plan", "parts of the plan")
    about = "a plan"
    permission = Permission.CHANGE_PLAN
    fields = FIELDS
    left_out = LEFT_OUT

    def study(self, rows: Sequence[Row], bringing: Bringing) -> list[Reading]:
        study = Study(bringing)
        return [study.read_row(row) for row in rows]

    def load(self, readings: Sequence[Reading], bringing: Bringing) -> None:
        wanted = [each for each in readings if each.outcome in (Outcome.NEW, Outcome.CHANGES)]
        new = [each for each in wanted if each.plan.new_action]
        actions = new and bring_actions(
            partnership=bringing.home, rows=[each.plan.new_action for each in new], source=bringing.file,
            **bringing.asked,
        )  # fmt: skip
        made = {id(reading): action for reading, action in zip(new, actions or (), strict=True)}
        loading = Loading(bringing)
        for reading in wanted:
            loading.load(reading, made.get(id(reading)))

    def undo(self, made: Sequence[Made], bringing: Bringing, touched: Touched) -> dict[Made, str]:
        objectives, outcomes, measures, actions, placed = (
            of_table(made, table) for table in (OBJECTIVE, OUTCOME, MEASURE, ACTION, PLACED)
        )
        stays = {each: WORKED_ON for each in actions if each.pk in touched(ACTION, [each.pk for each in actions])}
        late = touched(OBJECTIVE, [each.pk for each in objectives])
        stays |= {each: WORKED_ON for each in objectives if each.pk in late}
        for each in objectives:
            if each.before is not None and each not in stays:
                put_back_objective(objective=each.pk, before=each.before, **bringing.asked)
        kept = {each.pk for each in actions if each in stays}
        under = dict(PlannedAction.objects.filter(pk__in=[e.pk for e in placed]).values_list("pk", "action"))
        stays |= {each: NEEDED for each in placed if under.get(each.pk) in kept}
        take_back_places(placed=[each.pk for each in placed if each not in stays], **bringing.asked)
        tied = hanging(Action, [each.pk for each in actions], (Line, RecommendedAction))
        stays |= {each: NEEDED for each in actions if each.pk in tied and each not in stays}
        if gone := [each.pk for each in actions if each not in stays]:
            take_back_actions(actions=gone, **bringing.asked)
        stays |= self._needed(objectives, outcomes, measures, stays)
        left: dict[str, Any] = {
            name: [each.pk for each in some if each.is_new and each not in stays]
            for name, some in (("objectives", objectives), ("outcomes", outcomes), ("measures", measures))
        }
        take_back_objectives(**left, **bringing.asked)
        return stays

    def _needed(self, objectives: list, outcomes: list, measures: list, stays: dict[Made, str]) -> dict[Made, str]:
        busy = hanging(PlanOutcome, [each.pk for each in outcomes], (Measure,))
        others = Measure.objects.exclude(pk__in=[each.pk for each in measures])
        busy |= set(others.filter(outcome__in=[each.pk for each in outcomes]).values_list("outcome", flat=True))
        found = {each: NEEDED for each in outcomes if each.pk in busy}
        own = (InPlan, Ownership, Oversight, PlanOutcome)
        objectives = [each for each in objectives if each.is_new]
        tied = hanging(Objective, [each.pk for each in objectives], own)
        rest = PlanOutcome.objects.exclude(pk__in=[each.pk for each in outcomes if each not in found])
        tied |= set(rest.filter(objective__in=[each.pk for each in objectives]).values_list("objective", flat=True))
        return found | {each: NEEDED for each in objectives if each.pk in tied and each not in stays}


class Loading:
    """Loads the rows of a plan in turn; what a row before has made is used by those after it."""

    def __init__(self, bringing: Bringing) -> None:
        self.bringing, self.asked = bringing, bringing.asked
        self.objectives: dict[str, Objective] = {}
        self.outcomes: dict[tuple[int, str], PlanOutcome] = {}
        self.changed: set[int] = set()

    def load(self, reading: Reading, made: Action | None) -> None:
        plan: Asked = reading.plan
        objective = self.objective(reading, plan)
        outcome = self.outcome(reading, plan, objective)
        if outcome and plan.measure and not outcome.measures.filter(words=plan.measure).exists():
            measure = add_measure(outcome=outcome, words=plan.measure, **self.asked)
            reading.made.append(Made(MEASURE, measure.pk))
        if made:
            reading.made.append(Made(ACTION, made.pk))
        action = made or plan.action
        if action and not objective.planned.filter(action=action).exists():
            about: dict[str, Any] = {"year_starts_on": self.bringing.on, "outcome": outcome}
            placed = place_action(objective=objective, action=action, **about, **self.asked)
            reading.made.append(Made(PLACED, placed.pk))

    def objective(self, reading: Reading, plan: Asked) -> Objective:
        objective = plan.objective or self.objectives.get(plan.words)
        if objective is None:
            about: dict[str, Any] = {"kind": plan.kind, "words": plan.words, "plan": plan.plan, "status": plan.status}
            dates: dict[str, Any] = {"starts": plan.starts, "ends": plan.ends}
            objective = add_objective(partnership=self.bringing.home, **about, **dates, **self.asked)
            self.objectives[plan.words] = objective
            reading.made.append(Made(OBJECTIVE, objective.pk))
        elif plan.changes and objective.pk not in self.changed:
            reading.made.append(Made(OBJECTIVE, objective.pk, standing(objective)))
            self.changed.add(objective.pk)
            self._change(objective, dict(plan.changes))
        return objective

    def _change(self, objective: Objective, changes: dict) -> None:
        version = objective.version
        if words := changes.pop("words", ""):
            about: dict[str, Any] = {
                "words": words,
                "reason": f"As {self.bringing.file} has it",
                "until": Span.day(self.bringing.on),
            }
            version = reword_objective(objective=objective, **about, version=version, **self.asked).version
        if changes:
            change_objective(objective=objective, version=version, **changes, **self.asked)

    def outcome(self, reading: Reading, plan: Asked, objective: Objective) -> PlanOutcome | None:
        if not plan.outcome:
            return None
        key = (objective.pk, plan.outcome)
        if key not in self.outcomes:
            known = objective.outcomes.filter(words=plan.outcome).first()
            self.outcomes[key] = known or add_outcome(objective=objective, words=plan.outcome, **self.asked)
            if known is None:
                reading.made.append(Made(OUTCOME, self.outcomes[key].pk))
        return self.outcomes[key]
