"""Pages of an action itself: the list, the page, and what changes it."""

from django.shortcuts import get_object_or_404

from goldthread.actions import operations, queries
from goldthread.actions.forms.actions import (
    AddActionForm,
    AnswersForm,
    ChangeActionForm,
    ChangesForm,
    DueForm,
    LeadsForm,
    RatingForm,
)
from goldthread.actions.forms.filters import ActionFilter
from goldthread.actions.models import Action, Recommendation
from goldthread.actions.operations.steps import BY_EVIDENCE
from goldthread.actions.rules import times
from goldthread.actions.shown import cell_of, keeping_steps, missing_of, next_steps, reference_cell, state_of
from goldthread.actions.undated import undated_changes
from goldthread.actions.views.home import HomeIndex, with_lines
from goldthread.kit.columns import Column
from goldthread.kit.forms import VersionedForm
from goldthread.kit.references import reference
from goldthread.kit.words import joined, sentence_case
from goldthread.partners.history import lines_of
from goldthread.partners.policy import may_in
from goldthread.partners.queries import names_of
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, AddAtHome, Change, Page, Take, TakeStep
from goldthread.trail.queries import history_of_seen

HISTORY_LINES = 20


class ActionIndex(HomeIndex):
    comes_back = True
    model = Action
    template_name = "actions/action_index.html"
    narrowing = ActionFilter
    title = "Actions"
    nouns = ("action", "actions")
    in_files = (Column("Your own number", "own_number"),)

    @property
    def columns(self):
        return (
            Column("Action", "words", sort="words", is_link=True),
            Column("Reference", reference, sort="number", shown=reference_cell),
            Column("State", lambda row: self.said(row), sort="status", shown=lambda row: cell_of(self.state(row))),
            Column("Led by", lambda row: joined([str(line) for line in row.leads()]), empty="Nobody"),
            Column("Due", "due", sort="due_last", shown=lambda row: sentence_case(str(row.due))),
        )

    def state(self, row):
        return state_of(row, self.today)

    def said(self, row):
        return f"{self.state(row).label}. {self.state(row).sentence}"

    def records(self):
        visible = Action.objects.visible_to(self.person)
        return queries.for_list(queries.of_partnership(visible, self.partnership)).order_by("-pk")

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, Permission.ADD_ACTION, self.partnership.pk)}


class ActionPage(Page):
    model = Action
    template_name = "actions/action.html"

    def records(self):
        return queries.for_page(super().records())

    def context(self):
        action, tellings = self.record, queries.tellings(self.record)
        told = history_of_seen(action, HISTORY_LINES)
        people = [told.by_id for told in told] + [told.entered_by_id for told in tellings]
        names = names_of([*people, *(told.decided_by_id for told in tellings)], self.person)
        uses = queries.evidence_of(action, self.person)
        lines = {line.pk: line for line in action.lines.all()}
        behind, evidence = queries.behind(action, self.person), [use.evidence for use in uses if use.may_read]
        return {
            "state": state_of(action, self.today),
            "slipped": times(action.slips),
            "missing": missing_of(action, self.person, self.today),
            "next_steps": next_steps(action, self.person, tellings),
            "keeping_steps": keeping_steps(action, self.person),
            "behind": behind,
            "marked": [*behind.origins, *evidence],
            "leads": [line for line in lines.values() if line.is_lead and line.is_open],
            "supporters": [line for line in lines.values() if not line.is_lead and line.is_open],
            "former": [line for line in lines.values() if not line.is_open],
            "tellings": [(told, lines.get(told.line_id), names.get(told.entered_by_id)) for told in tellings],
            "evidence": evidence,
            "hidden_evidence": sum(not use.may_read for use in uses),
            "has_impact": any(told.kind == "impact" for told in tellings),
            "has_progress": any(told.kind == "progress" for told in tellings),
            "may_complete": may_in(self.person, Permission.ENTER_FOR_AGENCY, action.home_id),
            "history": lines_of(told, names),
        }


class AddAction(AddAtHome):
    permission = Permission.ADD_ACTION
    form_class = AddActionForm
    operation = operations.add_action
    back = ("actions:actions", "Back to actions")
    title = "Add an action"
    button = "Add the action"
    said = "Added. Whoever leads it is asked for progress each round."


class AddAnswering(Add):
    """An action added in answer to a recommendation."""

    permission = Permission.ADD_ACTION
    form_class = AddActionForm
    operation = operations.add_action
    title = "Add an action that answers this"
    button = "Add the action"
    said = "Added in answer to the recommendation. Whoever leads it is asked for progress each round."

    def find(self):
        seen = Recommendation.objects.visible_to(self.person).select_related("home")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def operate(self, form):
        about = {"partnership": self.record.home, "recommendations": [self.record]}
        return operations.add_action(**about, **form.cleaned_data, by=self.person, on=self.today)


class ChangeAction(Change):
    model = Action
    permission = Permission.CHANGE_ACTION
    form_class = ChangeActionForm
    operation = operations.change_action
    title = "Change the action"
    button = "Save the action"
    said = "The action is saved."


class ChangeLeads(Take):
    model = Action
    permission = Permission.CHANGE_ACTION
    form_class = LeadsForm
    operation = operations.set_leads
    title = "Change who leads and supports it"
    button = "Save who leads it"
    said = "Saved. Whoever led it before stays in its record."

    def records(self):
        return with_lines(super().records())

    def initial(self):
        current = [line for line in self.record.lines.all() if line.is_open]
        return {
            "leads": [line.body for line in current if line.is_lead],
            "supporters": [line.body for line in current if not line.is_lead],
        }


class ChangeDue(Change):
    model = Action
    permission = Permission.CHANGE_ACTION
    form_class = DueForm
    operation = operations.change_due
    title = "Change the due date"
    button = "Change the due date"
    said = "The due date is changed. The first one stays in the record."

    def initial(self):
        return {"due": self.record.due}


class ActionChanges(Take):
    model = Action
    permission = Permission.CHANGE_ACTION
    operation = operations.date_changes
    title = "When did it change?"
    button = "Save the days"
    said = "The days are saved."

    def get(self, request, *args, **kwargs):
        return (
            self.show(form=self.form())
            if undated_changes(self.record)
            else self.show(template="kit/closed.html", sentence="The day of each of its changes is known.")
        )

    def form(self, data=None):
        about = {"record": self.record, "person": self.person, "today": self.today}
        return ChangesForm(data, changes=undated_changes(self.record), **about)


class ChangeAnswers(Take):
    model = Action
    permission = Permission.CHANGE_ACTION
    form_class = AnswersForm
    operation = operations.set_answers
    title = "Change what it answers"
    button = "Save what it answers"
    said = "Saved. Each recommendation it answers now shows this action."


class ActionStep(TakeStep):
    """Any step of an action's lifecycle that needs no evidence: block, pause, stand down, open again."""

    model = Action
    elsewhere = BY_EVIDENCE
    operation = operations.take_step


class SetRating(Take):
    model = Action
    permission = Permission.OVERRIDE_RAG
    form_class = RatingForm
    operation = operations.override_rag
    title = "Set the rating by hand"
    button = "Set the rating"
    said = "The rating is set until its last day, with your reason and name."


class LiftRating(Take):
    model = Action
    permission = Permission.OVERRIDE_RAG
    form_class = VersionedForm
    operation = operations.lift_override
    title = "Lift the rating set by hand"
    button = "Lift it"
    said = "The rating is computed again."
