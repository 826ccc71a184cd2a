"""A person's private calendar address: the page that makes and ends it, and the address itself."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from goldthread.kit.refusal import Refusal
from goldthread.meetings.calendars import calendar
from goldthread.meetings.feeding import entries_for, owner_of
from goldthread.meetings.models import Feed
from goldthread.meetings.operations import end_feed, make_feed
from goldthread.meetings.operations.feeds import hashed

RATES = {"fetch": "60/h/key", "try": "60/m/ip"}
ROOM_ENOUGH = 80


@require_safe
def your_calendar(request):
    """The page of the address: whether there is one, and how to make, remake and end it."""
    feed = Feed.objects.visible_to(request.user).first()
    return render(request, "meetings/calendar.html", {"feed": feed})


@never_cache
@require_POST
def make(request):
    """Make the address, and show it in this answer and no other."""
    key = make_feed(person=request.user, by=request.user, on=localdate())
    feed = Feed.objects.visible_to(request.user).first()
    shown = {"feed": feed, "url": f"{settings.SITE}/calendar/{key}.ics"}
    return render(request, "meetings/calendar.html", shown)


@require_POST
def end(request):
    try:
        end_feed(person=request.user, by=request.user, on=localdate())
        messages.success(request, "Ended. Calendars that subscribe to it find nothing any more.")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("meetings:calendar")


@login_not_required
@never_cache
@require_safe
def feed(request, key):
    """The meetings of whoever has this address, for their calendar. Its key is in no log: what is refused is answered
    without a line about it."""
    owner = owner_of(key) if len(key) < ROOM_ENOUGH and _may(request, "try", "") else None
    if owner is None:
        return _unsaid(404)
    if not _may(request, "fetch", hashed(key)):
        return _unsaid(429)
    entries = entries_for(owner, localdate())
    return HttpResponse(calendar(entries, name="Goldthread"), content_type="text/calendar; charset=utf-8")


def _may(request, what, key):
    used = ratelimit.consume(request, app="goldthread.meetings", action=what, config=RATES, key=key, limit_get=True)
    return used is not None


def _unsaid(status):
    response = HttpResponse(status=status)
    response._has_been_logged = True
    return response
