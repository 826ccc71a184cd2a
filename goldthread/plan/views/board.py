"""The plan of a partnership on a page, and what opens in place under one of its rows."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.columns import Column
from goldthread.kit.references import reference
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Index
from goldthread.plan import queries
from goldthread.plan.forms.objectives import ObjectiveFilter
from goldthread.plan.models import Objective
from goldthread.plan.views.here import the_partnership

PER_PAGE = 50


@require_safe
def plan_board(request):
    """The objectives of a year, or of all, grouped by their kinds; narrowed to one plan when one is asked for."""
    partnership, today = the_partnership(request), localdate()
    plans = queries.plans_of(request.user, partnership)
    years = queries.years_of(partnership, plans, today)
    year = years.asked(request.GET.get("year", ""))
    plan = next((plan for plan in plans if str(plan.pk) == request.GET.get("plan")), None)
    objectives = queries.objectives_of(request.user, partnership, year, plan)
    page = Paginator(objectives, PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.rows_of(page, request.user, year)
    shown = {
        "partnership": partnership,
        "year": year,
        "years": switch(years, year, plan),
        "plan": plan,
        "plans": [each for each in plans if year is None or year.overlaps(each.starts_on, each.ends_on)],
        "groups": queries.by_kind(rows),
        "page": page,
        "counted": queries.tally(rows),
        "asked": request.GET.get("year") or (str(year.start.year) if year else "all"),
        "is_new": not plans,
        "may_change": may_in(request.user, Permission.CHANGE_PLAN, partnership.pk),
        "may_refresh": may_in(request.user, Permission.REFRESH_PLAN, partnership.pk),
    }
    return render(request, "plan/board.html", shown)


def switch(years, year, plan=None):
    """The years as tabs: label, address, whether it is this one."""
    kept = f"&plan={plan.pk}" if plan else ""
    tabs = [(each.short(), f"?year={each.start.year}{kept}", each == year) for each in years.near(year)]
    return [*tabs, ("All years", f"?year=all{kept}", year is None)]


@require_safe
def inside(request, pk):
    """What opens in place under a row: outcomes and the year's actions."""
    objective = get_object_or_404(Objective.objects.visible_to(request.user).select_related("home"), pk=pk)
    asked = request.GET.get("year", "all")
    year = None
    if asked.isdecimal() and len(asked) == 4 and "1900" < asked < "2200":
        year = queries.year_from(objective.home, int(asked))
    shown = {"objective": objective, "year": year, **queries.inside(objective, request.user, year)}
    return render(request, "plan/inside.html", shown)


class ObjectiveIndex(Index):
    """Every part of the plan as a list, to be narrowed, sorted and downloaded."""

    comes_back = True
    model = Objective
    title = "Objectives"
    nouns = ("part of the plan", "parts of the plan")
    filter_form = ObjectiveFilter
    order = queries.ORDER
    columns = (
        Column("Words", "words", sort="words", is_link=True),
        Column("Reference", reference, sort="number"),
        Column("Kind", "kind", sort=("kind__position", "kind__name")),
        Column("State", "get_status_display", sort="status"),
        Column("Starts", "starts", sort="starts_first", empty="Not known"),
        Column("Ends", "ends", sort="ends_last", empty="Not known"),
    )
    empty_words = "Objectives appear here once somebody adds them to the plan."

    def records(self):
        partnership = the_partnership(self.request)
        return super().records().of(partnership).select_related("kind")
