"""Drafts: kept while somebody types, listed for them alone, and thrown away when they say so."""

from time import time
from urllib.parse import unquote_plus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from goldthread.kit.sessions import seconds_left
from goldthread.kit.words import printable
from goldthread.post import queries
from goldthread.post.drafting import LONGEST, place_of, stopped
from goldthread.post.operations.sending import keep_typed, throw_away

BOX = "box-"
TOO_LONG = "This is too long to be kept while you type. Save it in parts."


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    return render(request, "post/drafts.html", {"places": queries.places_of(request.user)})


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    path = request.POST.get("path", "")
    place = place_of(path)
    texts = {name[len(BOX) :]: printable(text) for name, text in request.POST.items() if name.startswith(BOX)}
    if place is None or not texts:
        return HttpResponse(status=404)
    if any(len(text) > LONGEST for text in texts.values()):
        return JsonResponse({"says": TOO_LONG}, status=413)
    found = stopped(texts)
    if found:
        return JsonResponse({"found": found}, status=422)
    version, about = request.POST.get("version", ""), printable(request.POST.get("about", ""))[:200]
    keep_typed(
        place=place.named,
        texts={name[:80]: text for name, text in texts.items()},
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,
        path=(path.partition("?")[0] if stopped({"path": unquote_plus(path)}) else path)[:300],
        about="" if stopped({"about": about}) else about,
        by=request.user,
        on=localdate(),
    )
    return HttpResponse(status=204)


@require_safe
@never_cache
def stay(request: HttpRequest) -> JsonResponse:
    """Somebody is still there: asking anything at all keeps the sign-in, and this says for how long."""
    return JsonResponse({"ends_in": seconds_left(request.session, time())})


@require_safe
def device(request: HttpRequest) -> HttpResponse:
    return render(request, "post/device.html")


@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    path = request.POST.get("path", "")
    place = place_of(path)
    if place is None or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return redirect("post:drafts")
    throw_away(place=place.named, by=request.user, on=localdate())
    messages.success(request, "The draft is thrown away.")
    return redirect(path if request.POST.get("to") == "form" else "post:drafts")
