"""Pages about plans: their list, one plan with its log, and the steps it can take."""

from django.utils.text import slugify

from goldthread.kit.columns import Column
from goldthread.kit.periods import reporting_year
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, AddAtHome, Change, Index, Page, TakeStep
from goldthread.plan import operations, queries
from goldthread.plan.forms.plans import AddPlanForm, ChangePlanForm, EventForm, PlanFilter, PlanStepForm
from goldthread.plan.models import Plan
from goldthread.plan.views.here import the_partnership


class PlanIndex(Index):
    """The plans of the partnership, the newest first."""

    model = Plan
    template_name = "plan/plan_index.html"
    title = "Plans"
    nouns = ("plan", "plans")
    filter_form = PlanFilter
    order = ("-starts_on",)
    columns = (
        Column("Title", "title", sort="title", is_link=True),
        Column("First day", "starts_on", sort="starts_on"),
        Column("Last day", "ends_on", sort="ends_on"),
        Column("State", "get_status_display", sort="status"),
    )
    empty_words = "Plans appear here once somebody adds the first."

    def records(self):
        return super().records().filter(home=the_partnership(self.request))

    def context(self):
        return {"may_change": may_in(self.person, Permission.CHANGE_PLAN, the_partnership(self.request).pk)}


class PlanPage(Page):
    """One plan: its dates, what stands in it, and the dated log of what happened."""

    model = Plan
    template_name = "plan/plan.html"

    def records(self):
        return super().records().select_related("home", "replaced_by")

    def context(self):
        return {
            "query": f"?plan={self.record.pk}",
            "events": queries.events_of(self.record, self.person),
            "counts": queries.counts_by_kind(self.record, self.person),
            "steps": steps_of(self.record, self.person, "plan:plan-step"),
            "may_change": may(self.person, Permission.CHANGE_PLAN, self.record),
        }


def steps_of(record, person, name):
    """The steps that are open to a record and to its reader, each with its words and address."""
    open_steps = record.LIFECYCLE.open_steps(record)
    return [(step.words, name, slugify(step.name)) for step in open_steps if may(person, step.permission, record)]


class AddPlan(AddAtHome):
    permission = Permission.CHANGE_PLAN
    form_class = AddPlanForm
    operation = operations.add_plan
    back = ("plan:plan", "Back to the plan")
    title = "Add a plan"
    said = "“{record}” is added. Now add its objectives."

    def initial(self):
        year = reporting_year(self.today, self.record.year_start_month)
        return super().initial() | {"starts_on": year.start, "ends_on": year.end}


class ChangePlan(Change):
    model = Plan
    permission = Permission.CHANGE_PLAN
    form_class = ChangePlanForm
    operation = operations.change_plan
    title = "Change the plan"
    button = "Save the plan"
    said = "The plan is changed."


class PlanStep(TakeStep):
    model = Plan
    form_class = PlanStepForm
    operation = operations.take_plan_step


class AddEvent(Add):
    within = model = Plan
    permission = Permission.CHANGE_PLAN
    form_class = EventForm
    operation = operations.add_event
    title = "Add to the log"
    said = "The log has a new line."

    def where(self, record):
        return self.record.get_absolute_url()
