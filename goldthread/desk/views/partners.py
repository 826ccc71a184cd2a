"""The page of lead and delegated partners, and partners side by side."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.desk.partners import overview_of
from goldthread.desk.voices import ASKINGS, BY_KEY, Ground, partners_of, pictures, records_of, voices
from goldthread.kit.periods import Period, reporting_year
from goldthread.meetings.rules import RULE
from goldthread.partners.current import current_partnership, partnerships_of
from goldthread.partners.models import Agency
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission


def overseen(request):
    """The partnership looked at, and all those whose whole record the reader watches over."""
    here = current_partnership(request)
    if here is None or not may_in(request.user, Permission.SEE_GAPS, here.pk):
        raise PermissionDenied
    return here, [each for each in partnerships_of(request) if may_in(request.user, Permission.SEE_GAPS, each.pk)]


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    here, every = overseen(request)
    is_all, today = request.GET.get("of") == "all" and len(every) > 1, localdate()
    homes = every if is_all else [here]
    switch = [(here.short_name, "?", not is_all), ("All that you serve", "?of=all", is_all)] if len(every) > 1 else []
    shown = {"partnership": here, "homes": homes, "switch": switch, "today": today, "is_all": is_all}
    shown["found"] = overview_of(request.user, homes, today)
    return render(request, "desk/partners.html", shown)


def ground_of(request, here):
    """For which time it is asked: this year, unless the address names another."""
    today = localdate()
    year = reporting_year(today, here.year_start_month)
    try:
        first, last = (date.fromisoformat(request.GET[name]) for name in ("from", "to"))
        period = Period(first, last)
    except (KeyError, ValueError):
        period = year
    return Ground(request.user, here, period, today), year


@require_safe
def equal_voice(request: HttpRequest) -> HttpResponse:
    here, _ = overseen(request)
    ground, year = ground_of(request, here)
    told = voices(ground, partners_of(here, ground.period))
    years = [year.moved(-12 * back) for back in (0, 1, 2)]
    switch = [(each.short(), f"?from={each.start}&to={each.end}", each == ground.period) for each in years]
    shown = {"partnership": here, "told": told, "period": ground.period, "switch": switch}
    shown |= {"pictures": pictures(told), "askings": ASKINGS, "rule": RULE, "today": ground.on}
    return render(request, "desk/equal_voice.html", shown)


@require_safe
def voice(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    here, _ = overseen(request)
    agency = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
    if key not in BY_KEY:
        raise Http404
    ground, _ = ground_of(request, here)
    shown = {"agency": agency, "asking": BY_KEY[key], "records": records_of(key, ground, agency)}
    return render(request, "desk/voice.html", {**shown, "period": ground.period})
