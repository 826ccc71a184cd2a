"""The scrutineer's own place, what scrutiny looked at, and what is new since they last looked."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.scrutiny import operations, place, since
from goldthread.scrutiny.coverage import coverage_of, year_asked
from goldthread.scrutiny.forms.looking import LookedForm
from goldthread.scrutiny.library import edition_title
from goldthread.scrutiny.views.here import here, must_scrutinise_somewhere, scrutinises, year_of


@require_safe
def scrutiny(request):
    """One page: what is open in this year's plan, last activities, coverage, areas of focus, and what is new."""
    partnership, today = here(request), localdate()
    is_own = scrutinises(request, partnership)
    shown = {
        "partnership": partnership,
        "today": today,
        "place": place.place_of(request.user, partnership, year_of(partnership, today), today, is_own),
        "may_scrutinise": is_own,
        "may_write": may_in(request.user, Permission.WRITE_STATEMENT, partnership.pk),
    }
    shown["marked"] = shown["place"].marked
    return render(request, "scrutiny/scrutiny.html", shown)


@require_safe
def coverage(request):
    """What scrutiny has and has not looked at, in a year and the two before it."""
    partnership, today = here(request), localdate()
    year = year_asked(partnership, request.GET.get("year", ""), today)
    now = year_of(partnership, today)
    years = [now.moved(-12 * back) for back in (2, 1, 0)]
    found = coverage_of(request.user, partnership, year)
    shown = {
        "partnership": partnership,
        "coverage": found,
        "marked": [found.marking],
        "edition": edition_title(found.edition),
        "tabs": [(each.short(), f"?year={each.start.year}", each == year) for each in years],
        "bodies": (
            ("Groups", "group", found.groups),
            ("Agencies", "agency", found.agencies),
            ("Themes", "theme", found.themes),
        ),
    }
    return render(request, "scrutiny/coverage.html", shown)


@require_safe
def since_looked(request):
    """What others did since the scrutineer last looked, across every partnership they serve."""
    must_scrutinise_somewhere(request)
    seen = since.seen_since(request.user)
    form = LookedForm(initial={"entry": seen.entry})
    return render(request, "scrutiny/since.html", {"seen": seen, "marked": seen.marked, "form": form})


@require_POST
def looked(request):
    """They have looked: what comes next is new."""
    must_scrutinise_somewhere(request)
    form = LookedForm(request.POST)
    if form.is_valid():
        entry = min(form.cleaned_data["entry"], since.last_entry())
        places = since.served(request.user)
        operations.look(partnerships=places, entry=entry, by=request.user, on=localdate())
    return redirect(reverse("scrutiny:scrutiny"))
