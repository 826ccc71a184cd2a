"""Pages about an objective: its story, its words and dates, its owners and groups, its place and its lineage."""

from django.shortcuts import get_object_or_404

from goldthread.partners.history import history_of
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, Take, TakeStep
from goldthread.plan import operations, queries
from goldthread.plan.forms.objectives import (
    AddObjectiveForm,
    ChangeObjectiveForm,
    ChangesForm,
    InPlanForm,
    MergeForm,
    OversightForm,
    OwnersForm,
    RewordForm,
    SplitForm,
    StepForm,
    TakeOutForm,
    UnderForm,
)
from goldthread.plan.models import Objective, Plan
from goldthread.plan.rules import gaps_of
from goldthread.plan.story import story_of
from goldthread.plan.views.plans import steps_of


class ObjectivePage(Page):
    """An objective's story: what will be different first, then what was done, what is proposed, what got in the way."""

    model = Objective
    template_name = "plan/objective.html"

    def records(self):
        return super().records().with_impact().select_related("home", "kind", "circle_group")

    def context(self):
        return {
            "story": story_of(self.record, self.person),
            "gaps": gaps_of(self.record, self.today),
            "steps": steps_of(self.record, self.person, "plan:step"),
            "may_change": may(self.person, Permission.CHANGE_PLAN, self.record),
        }


class ObjectiveHistory(Page):
    model = Objective
    template_name = "plan/history.html"

    def context(self):
        return {"lines": history_of(self.record, self.person)}


class AddObjective(AddAtHome):
    permission = Permission.CHANGE_PLAN
    form_class = AddObjectiveForm
    operation = operations.add_objective
    back = ("plan:plan", "Back to the plan")
    title = "Add to the plan"
    button = "Add it"
    said = "“{record}” is added. Next, say what will be different: add an outcome."

    def initial(self):
        asked = {name: self.request.GET.get(name) for name in ("plan", "kind") if self.request.GET.get(name)}
        return {"owners": [self.record.pk], **asked}


class OfObjective(Take):
    """Something done to an objective by those who keep the plan."""

    model = Objective
    permission = Permission.CHANGE_PLAN

    def records(self):
        return super().records().select_related("home", "kind")


class ChangeObjective(Change):
    model = Objective
    permission = Permission.CHANGE_PLAN
    form_class = ChangeObjectiveForm
    operation = operations.change_objective
    title = "Change the objective"
    button = "Save the objective"
    said = "The objective is changed."

    def records(self):
        return super().records().select_related("home", "kind")

    def initial(self):
        return {**super().initial(), "themes": queries.themes_on(self.record, self.person)}


class RewordObjective(OfObjective):
    form_class = RewordForm
    operation = operations.reword_objective
    title = "Reword the objective"
    button = "Reword it"
    said = "The objective is reworded. The old words are kept."

    def initial(self):
        return {"words": self.record.words}


class SplitObjective(OfObjective):
    form_class = SplitForm
    operation = operations.split_objective
    title = "Split the objective"
    button = "Split it"
    said = "The objective is split. Place its open actions under the new ones."
    step = "replace"

    def where(self, record):
        return self.record.get_absolute_url()


class MergeObjective(OfObjective):
    form_class = MergeForm
    operation = operations.merge_objectives
    title = "Merge the objective with others"
    button = "Merge them"
    said = "They are merged. This is the new objective, with their open actions."
    step = "replace"


class ObjectiveOwners(OfObjective):
    form_class = OwnersForm
    operation = operations.set_owners
    title = "Who owns it"
    button = "Save the owners"
    said = "The owners are saved."

    def initial(self):
        return {"owners": queries.owners_now(self.record, self.person)}


class ObjectiveChanges(OfObjective):
    form_class = ChangesForm
    operation = operations.date_changes
    title = "When did it change?"
    button = "Save the days"
    said = "The days are saved."

    def form(self, data=None):
        changes = queries.undated_changes(self.record)
        return ChangesForm(data, changes=changes, record=self.record, person=self.person, today=self.today)


class ObjectiveInPlan(OfObjective):
    form_class = InPlanForm
    operation = operations.place_in_plan
    title = "Place it in a plan"
    button = "Place it"
    said = "It stands in the plan."

    def where(self, record):
        return self.record.get_absolute_url()


class TakeOutOfPlan(OfObjective):
    template_name = "plan/take_out.html"
    form_class = TakeOutForm
    operation = operations.take_out_of_plan
    title = "Take it out of the plan"
    button = "Take it out"
    said = "It no longer stands in the plan. The objective itself is as it was."

    def find(self):
        record = super().find()
        plans = Plan.objects.visible_to(self.person).filter(places__objective=record)
        self.plan = get_object_or_404(plans, pk=self.kwargs["plan"])
        return record

    def operate(self, form):
        about = {"plan": self.plan, "objective": self.record, "by": self.person, "on": self.today}
        return operations.take_out_of_plan(**about, **form.cleaned_data)


class ObjectiveOversight(OfObjective):
    form_class = OversightForm
    operation = operations.set_oversight
    title = "Who oversees it and does its work"
    button = "Save the groups"
    said = "The groups are saved."

    def initial(self):
        return queries.groups_now(self.record, self.person)


class ObjectivePlace(OfObjective):
    form_class = UnderForm
    operation = operations.place_under
    title = "Where it stands"
    button = "Save its place"
    said = "Its place in the plan is saved."

    def initial(self):
        return {"parents": queries.parents_of(self.record, self.person)}


class ObjectiveStep(TakeStep):
    model = Objective
    form_class = StepForm
    operation = operations.take_step

    def records(self):
        return super().records().select_related("home", "kind")
