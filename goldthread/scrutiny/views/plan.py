"""Pages of the plan of scrutiny for a year."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.partners.policy import may_in
from goldthread.partners.verbs import AddAtHome, Change, Page, TakeStep
from goldthread.scrutiny import operations, queries
from goldthread.scrutiny.coverage import year_asked
from goldthread.scrutiny.forms.plan import ChangePlannedForm, PlanScrutinyForm
from goldthread.scrutiny.library import edition_on, edition_title, functions_named, functions_of
from goldthread.scrutiny.models import PlannedScrutiny
from goldthread.scrutiny.views.here import SCRUTINISE, here, scrutinises, story_of, year_of


@require_safe
def plan(request):
    """The year's plan against the functions of the edition that governs it."""
    partnership, today = here(request), localdate()
    year, now = year_asked(partnership, request.GET.get("year", ""), today), year_of(partnership, today)
    edition = edition_on(year.start, partnership.year_start_month)
    planned = queries.planned_in(request.user, partnership, year)
    shown = {
        "partnership": partnership,
        "year": year,
        "edition": edition_title(edition),
        "rows": queries.by_function(planned, functions_of(edition)),
        "planned": planned,
        "tabs": [
            (each.short(), f"?year={each.start.year}", each == year) for each in (now.moved(-12), now, now.moved(12))
        ],
        "may_plan": scrutinises(request, partnership),
    }
    return render(request, "scrutiny/plan.html", shown)


class PlannedPage(Page):
    model = PlannedScrutiny
    template_name = "scrutiny/planned.html"

    def records(self):
        return queries.planned_page(super().records(), self.person)

    def context(self):
        may = may_in(self.person, SCRUTINISE, self.record.home_id)
        steps = PlannedScrutiny.LIFECYCLE.open_steps(self.record) if may else []
        return {
            "functions": functions_named(self.record.functions),
            "may_change": may,
            "next_steps": [
                (step.words, reverse("scrutiny:planned-step", args=(self.record.pk, slugify(step.name))))
                for step in steps
            ],
            "history": story_of(self.record, self.person),
        }


class PlanScrutiny(AddAtHome):
    permission = SCRUTINISE
    form_class = PlanScrutinyForm
    operation = operations.plan_scrutiny
    back = ("scrutiny:plan", "Back to the plan of scrutiny")
    title = "Plan a piece of scrutiny"
    button = "Plan it"
    said = "Planned. Name the activities that belong to it as they are done."

    def initial(self):
        year = year_asked(self.record, self.request.GET.get("year", ""), self.today)
        return {
            "starts_on": year.start,
            "ends_on": year.end,
            "functions": self.request.GET.getlist("function"),
        }


class ChangePlanned(Change):
    model = PlannedScrutiny
    permission = SCRUTINISE
    form_class = ChangePlannedForm
    operation = operations.change_planned
    title = "Change what is planned"
    button = "Save the plan"
    said = "The plan is saved."

    def records(self):
        return queries.planned_page(super().records(), self.person)

    def initial(self):
        return super().initial() | {"activities": list(self.record.activities.all())}


class PlannedStep(TakeStep):
    model = PlannedScrutiny
    operation = operations.step_planned
