"""Pages of areas of focus, their quarters, and how they go on."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import AddAtHome, Change, Page, Take, TakeStep
from goldthread.scrutiny import operations, queries
from goldthread.scrutiny.forms.focus import CarryForm, ChangeFocusForm, JudgeFocusForm, ReportFocusForm, SetFocusForm
from goldthread.scrutiny.models import FocusArea
from goldthread.scrutiny.rules import quarters
from goldthread.scrutiny.views.here import SCRUTINISE, here, scrutinises, story_of, year_of

CARRY = "carry on"


def may_report(person, permission, area):
    """Whoever holds the seat that reports on it; and the partners and the business unit, for anybody."""
    return area.owner_id in standing_of(person).seats or may_in(person, permission, area.home_id)


@require_safe
def focus_areas(request):
    """Every area of focus of the partnership, year by year, with how far each came."""
    partnership = here(request)
    areas = queries.focus_in(request.user, partnership)
    years = {}
    for area in areas:
        years.setdefault(area.year, []).append(area)
    shown = {"partnership": partnership, "years": years.items(), "may_set": scrutinises(request, partnership)}
    return render(request, "scrutiny/focus_areas.html", shown)


class FocusPage(Page):
    model = FocusArea
    template_name = "scrutiny/focus_area.html"

    def records(self):
        return queries.focus_page(super().records(), self.person)

    def context(self):
        record, is_open = self.record, self.record.status == FocusArea.Status.OPEN
        may_judge = may_in(self.person, SCRUTINISE, record.home_id)
        said = {each.starts_on: each for each in record.reports.all()}
        found = quarters(record.starts_on, record.ends_on, record.home.year_start_month)
        return {
            "rows": [(each.short(), said.get(each.start), each.start > self.today) for each in found],
            "lineage": queries.lineage_of(record, self.person) if record.carries_id or record.carried_by.all() else [],
            "may_change": may_judge,
            "may_judge": may_judge and is_open,
            "may_report": is_open and may_report(self.person, Permission.REPORT_FOCUS, record),
            "next_steps": self.next_steps() if may_judge else [],
            "history": story_of(record, self.person),
        }

    def next_steps(self):
        steps = FocusArea.LIFECYCLE.open_steps(self.record)
        return [(step.words, self.address(step)) for step in steps]

    def address(self, step):
        if step.name == CARRY:
            return reverse("scrutiny:carry-focus", args=(self.record.pk,))
        return reverse("scrutiny:focus-step", args=(self.record.pk, slugify(step.name)))


class SetFocus(AddAtHome):
    permission = SCRUTINISE
    form_class = SetFocusForm
    operation = operations.set_focus
    back = ("scrutiny:focus-areas", "Back to the areas of focus")
    title = "Set an area of focus"
    button = "Set it"
    said = "Set. Whoever reports on it is asked each quarter."

    def initial(self):
        year = year_of(self.record, localdate())
        return {"starts_on": year.start, "ends_on": year.end}


class ChangeFocus(Change):
    model = FocusArea
    permission = SCRUTINISE
    form_class = ChangeFocusForm
    operation = operations.change_focus
    title = "Change the area of focus"
    button = "Save the area of focus"
    said = "The area of focus is saved."

    def records(self):
        return queries.focus_page(super().records(), self.person)

    def initial(self):
        return super().initial() | {"themes": [each.pk for each in self.record.themes.all()]}


class FocusStep(TakeStep):
    model = FocusArea
    operation = operations.step_focus
    elsewhere = (CARRY,)


class CarryFocus(Take):
    model = FocusArea
    permission = SCRUTINISE
    form_class = CarryForm
    operation = operations.carry_focus
    step = CARRY
    title = "Carry it into the next year"
    button = "Carry it on"
    said = "Carried on. This is the area of focus of the next year."

    def initial(self):
        return {"words": self.record.words}


class OfQuarter(Take):
    """Something said of one quarter of an area of focus."""

    model = FocusArea

    def records(self):
        return queries.focus_page(super().records(), self.person)

    def initial(self):
        asked = self.request.GET.get("quarter", "")
        return {"quarter": asked} if asked else {}

    def where(self, record):
        return self.record.get_absolute_url()


class ReportFocus(OfQuarter):
    permission = Permission.REPORT_FOCUS
    may = staticmethod(may_report)
    form_class = ReportFocusForm
    operation = operations.report_focus
    title = "Report on this area of focus"
    button = "Report it"
    said = "Reported. The scrutineer says next how far it came."


class JudgeFocus(OfQuarter):
    permission = SCRUTINISE
    form_class = JudgeFocusForm
    operation = operations.judge_focus
    template_name = "scrutiny/judge.html"
    title = "Judge how far it came"
    button = "Judge it"
    said = "Judged."
