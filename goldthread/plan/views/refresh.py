"""The yearly refresh: objectives one by one, back and forth, left and come back to."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.kit.refusal import Refusal, Stale
from goldthread.kit.words import in_words
from goldthread.partners import gate
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.plan import operations, queries
from goldthread.plan.forms.refresh import DecideForm
from goldthread.plan.rules import REFRESH
from goldthread.plan.views.here import the_partnership


def _walk(request):
    """The partnership, the year asked for, and the objectives to decide on, for somebody who may refresh the plan."""
    partnership, today = the_partnership(request), localdate()
    if not may_in(request.user, Permission.REFRESH_PLAN, partnership.pk):
        raise PermissionDenied
    coming = queries.next_year_of(partnership, today)
    asked = request.GET.get("year", "")
    years = [coming.moved(-12), coming]
    year = next((each for each in years if str(each.start.year) == asked), coming)
    return partnership, years, year, queries.to_refresh(request.user, partnership, year)


@require_safe
def refresh(request):
    """Where the refresh stands: each objective with what is decided, and the next to decide on."""
    partnership, years, year, objectives = _walk(request)
    left = [each for each in objectives if not each.decided]
    shown = {
        "partnership": partnership,
        "year": year,
        "years": [(each.short(), f"?year={each.start.year}", each == year) for each in years],
        "query": f"?year={year.start.year}",
        "objectives": objectives,
        "decided": len(objectives) - len(left),
        "following": left[0] if left else None,
    }
    return render(request, "plan/refresh.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk):
    """One objective of the refresh: what happened, what becomes of it, and why."""
    partnership, _, year, objectives = _walk(request)
    place = next((number for number, each in enumerate(objectives) if each.pk == pk), None)
    if place is None:
        raise Http404
    objective = objectives[place]
    past = queries.happened(objective, request.user, year)
    form = _form(request, objective, past)
    stale, status = None, 200
    if request.method == "POST":
        try:
            if gate.passes(request, form, objective):
                gate.kept(request, form, partial(_save, request, objective, year, form), objective)
                return redirect(_onward(request, objectives, place, year))
        except Stale as both:
            stale = both
            form.renew(queries.version_of(objective))
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        status = 409 if stale else 422
    shown = {
        "record": objective, "partnership": partnership, "year": year, "form": form, "stale": stale, "past": past,
        "number": place + 1, "count": len(objectives), "decided": sum(bool(each.decided) for each in objectives),
        "before": objectives[place - 1] if place else None,
        "after": objectives[place + 1] if place + 1 < len(objectives) else None, "choices": REFRESH.values(),
    }  # fmt: skip
    return render(request, "plan/decide.html", shown, status=status)


def _form(request, objective, past):
    earlier = objective.decided[0] if objective.decided else None
    initial = {"decision": earlier.decision, "reason": earlier.reason} if earlier else {}
    initial["continued"] = [action.pk for action in past.still_open]
    about = {"record": objective, "person": request.user, "today": localdate(), "actions": past.choices}
    return DecideForm(request.POST if request.method == "POST" else None, initial=initial, **about)


def _save(request, objective, year, form):
    operations.decide_objective(
        objective=objective, year_starts_on=year.start, **form.cleaned_data, by=request.user, on=localdate()
    )


def _onward(request, objectives, place, year):
    """The next objective without a decision, or the whole when there is none; and a sentence of what happened."""
    left = [each for each in (*objectives[place + 1 :], *objectives[:place]) if not each.decided]
    done = len(objectives) - len(left)
    choice = REFRESH[request.POST["decision"]].words.lower()
    counted = f"{in_words(done).capitalize()} of {in_words(len(objectives))} decided."
    sentence = f"“{objectives[place]}”: {choice}, for {year.short()}. {counted}"
    messages.success(request, sentence)
    if left:
        return f"{reverse('plan:decide', args=(left[0].pk,))}?year={year.start.year}"
    return f"{reverse('plan:refresh')}?year={year.start.year}"
