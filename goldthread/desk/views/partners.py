"""The page of lead and delegated partners, and partners side by side."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.desk.partners import PARTS, overview_of
from goldthread.desk.views.overseen import overseen
from goldthread.desk.voices import ASKINGS, BY_KEY, Ground, partners_of, pictures, records_of, voices
from goldthread.kit.periods import Period, reporting_year
from goldthread.meetings.rules import RULE
from goldthread.partners.models import Agency

PER_PAGE = 50


def asked_of(request):
    """The partnership looked at, and those the page is asked of: that one, or all that the reader watches over."""
    here, every = overseen(request)
    return here, every, every if request.GET.get("of") == "all" else [here]


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    here, every, homes = asked_of(request)
    is_all, today = len(homes) > 1, localdate()
    switch = [(here.short_name, "?", not is_all), ("All that you serve", "?of=all", is_all)] if len(every) > 1 else []
    shown = {"partnership": here, "homes": homes, "switch": switch, "today": today, "is_all": is_all}
    shown["found"] = overview_of(request.user, homes, today)
    shown["marked"] = shown["found"].marked
    return render(request, "desk/partners.html", shown)


@require_safe
def partners_part(request: HttpRequest, key: str) -> HttpResponse:
    here, _, homes = asked_of(request)
    if key not in PARTS:
        raise Http404
    today = localdate()
    kept = PARTS[key](request.user, homes, today)
    page = Paginator(kept.rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = {"partnership": here, "homes": homes, "today": today, "kept": kept, "page": page}
    shown["lines"] = [kept.line(row) for row in page]
    shown["marked"] = [each for line in shown["lines"] for each in line.named]
    return render(request, "desk/partners_part.html", shown)


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
    shown["marked"] = shown["records"]
    return render(request, "desk/voice.html", {**shown, "period": ground.period})
