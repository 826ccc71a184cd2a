"""Pages that add to an objective: outcomes, measures, readings, phases, actions and recommendations."""

from django.shortcuts import get_object_or_404

from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, Change, Take
from goldthread.plan import operations
from goldthread.plan.forms.objectives import TakeOutForm
from goldthread.plan.forms.outcomes import (
    ActionUnderForm,
    AddMeasureForm,
    AddOutcomeForm,
    AnswerForm,
    ChangeMeasureForm,
    ChangeOutcomeForm,
    ChangePhaseForm,
    PhaseForm,
    PlaceActionForm,
    ReadingForm,
)
from goldthread.plan.models import Measure, Objective, Outcome, Phase, PlannedAction


class AddToObjective(Add):
    """Something new that hangs on an objective, and then its page."""

    within = model = Objective
    permission = Permission.CHANGE_PLAN

    def find(self):
        self.record = get_object_or_404(self.records().select_related("home"), pk=self.kwargs["pk"])
        return self.record

    def where(self, record):
        return self.record.get_absolute_url()


class AddOutcome(AddToObjective):
    form_class = AddOutcomeForm
    operation = operations.add_outcome
    title = "Add an outcome"
    said = "The outcome is added. Next, say how it will be known: add a measure."


class AddMeasure(AddToObjective):
    template_name = "plan/add_measure.html"
    form_class = AddMeasureForm
    operation = operations.add_measure
    title = "Add a measure"
    said = "The measure is added."

    def operate(self, form):
        return operations.add_measure(**form.cleaned_data, by=self.person, on=self.today)


class AddPhase(AddToObjective):
    form_class = PhaseForm
    operation = operations.add_phase
    title = "Add a phase"
    said = "The phase is added."


class PlaceAction(AddToObjective):
    form_class = PlaceActionForm
    operation = operations.place_action
    title = "Place an action under it"
    button = "Place it"
    said = "The action is placed under the objective."


class AddAction(AddToObjective):
    template_name = "plan/add_action.html"
    form_class = ActionUnderForm
    operation = operations.add_action_under
    title = "Add an action"
    said = "The action is added and placed under the objective."


class AnswerRecommendation(AddToObjective):
    form_class = AnswerForm
    operation = operations.answer_recommendation
    title = "Tie it to a recommendation"
    button = "Tie it"
    said = "The objective answers the recommendation."


class ChangeOutcome(Change):
    model = Outcome
    permission = Permission.CHANGE_PLAN
    form_class = ChangeOutcomeForm
    operation = operations.change_outcome
    title = "Change the outcome"
    button = "Save the outcome"
    said = "The outcome is changed."

    def records(self):
        return super().records().select_related("objective")


class ChangeMeasure(Change):
    model = Measure
    permission = Permission.CHANGE_PLAN
    form_class = ChangeMeasureForm
    operation = operations.change_measure
    title = "Change the measure"
    button = "Save the measure"
    said = "The measure is changed."

    def records(self):
        return super().records().select_related("outcome__objective")


class AddReading(Take):
    model = Measure
    permission = Permission.CHANGE_PLAN
    form_class = ReadingForm
    operation = operations.add_reading
    title = "Record a reading"
    button = "Record it"
    said = "The reading is recorded."

    def records(self):
        return super().records().select_related("outcome__objective")

    def where(self, record):
        return self.record.get_absolute_url()


class ChangePhase(Change):
    model = Phase
    permission = Permission.CHANGE_PLAN
    template_name = "plan/change_phase.html"
    form_class = ChangePhaseForm
    operation = operations.change_phase
    title = "Change the phase"
    button = "Save the phase"
    said = "The phase is changed."

    def records(self):
        return super().records().select_related("objective")


class TakeOutPhase(Take):
    model = Phase
    permission = Permission.CHANGE_PLAN
    template_name = "plan/take_out_phase.html"
    form_class = TakeOutForm
    operation = operations.take_out_phase
    title = "Take the phase out"
    button = "Take it out"
    said = "The phase is taken out. What it said stays in the history."

    def records(self):
        return super().records().select_related("objective")


class TakeActionAway(Take):
    model = PlannedAction
    permission = Permission.CHANGE_PLAN
    template_name = "plan/take_away.html"
    form_class = TakeOutForm
    operation = operations.take_action_away
    argument = "placed"
    title = "Take the action from under the objective"
    button = "Take it away"
    said = "The action no longer stands there. The action itself is as it was."

    def records(self):
        return super().records().select_related("objective", "action")
