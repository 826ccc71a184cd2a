"""The partnership's vision: its statements with this year's position, and the history of one by year."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Page, Take
from goldthread.plan import operations, queries
from goldthread.plan.forms.vision import PositionForm
from goldthread.plan.models import Kind, Objective, VisionPosition
from goldthread.plan.views.board import switch
from goldthread.plan.views.here import the_partnership


@require_safe
def vision(request):
    """The statements of a year, each with its position for that year, or that it has none yet."""
    partnership, today = the_partnership(request), localdate()
    plans = queries.plans_of(request.user, partnership)
    years = queries.years_of(partnership, plans, today)
    year = years.asked(request.GET.get("year", "")) or queries.year_of(partnership, today)
    shown = {
        "partnership": partnership,
        "year": year,
        "years": [tab for tab in switch(years, year) if not tab[1].endswith("=all")],
        "statements": queries.statements_of(request.user, partnership, year),
        "may_change": may_in(request.user, Permission.CHANGE_PLAN, partnership.pk),
    }
    return render(request, "plan/vision.html", shown)


class StatementPage(Page):
    model = Objective
    template_name = "plan/statement.html"

    def records(self):
        return super().records().filter(kind__part=Kind.Part.STATEMENT).select_related("home", "kind")

    def context(self):
        home = self.record.home
        this_year = queries.year_of(home, self.today)
        positions = [
            (queries.year_of(home, each.year_starts_on), each)
            for each in queries.positions_of(self.person, self.record)
        ]
        return {
            "year": this_year,
            "positions": positions,
            "has_this_year": any(year == this_year for year, _ in positions),
            "may_change": may_in(self.person, Permission.CHANGE_PLAN, home.pk),
        }


class SetPosition(Take):
    """Where a statement stands in the year that the address names."""

    model = Objective
    permission = Permission.CHANGE_PLAN
    form_class = PositionForm
    operation = operations.set_position
    title = "Say where it stands"
    button = "Save where it stands"
    said = "Saved. It is printed beside the statement in the report of that year."

    def find(self):
        number = self.kwargs["year"]
        statements = self.records().filter(kind__part=Kind.Part.STATEMENT).select_related("home")
        record = get_object_or_404(statements, pk=self.kwargs["pk"])
        if not 1900 < number < 2200:
            raise Http404
        self.year = queries.year_from(record.home, number)
        self.title = f"Say where it stands in {self.year.short()}"
        positions = VisionPosition.objects.visible_to(self.person).filter(objective=record)
        self.position = positions.filter(year_starts_on=self.year.start).first()
        record.version = self.position.version if self.position else 0  # the form is of the position
        return record

    def initial(self):
        if self.position is None:
            return {}
        shown = queries.evidence_of_position(self.person, self.position)
        return {"words": self.position.words, "seen": self.position.seen, "evidence": list(shown)}

    def operate(self, form):
        about = {"objective": self.record, "year_starts_on": self.year.start, "by": self.person, "on": self.today}
        return operations.set_position(**about, **form.cleaned_data)
