"""Home, what my agency owes, the gaps, and the golden thread."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from goldthread.desk.home import home_of
from goldthread.desk.offers import owed
from goldthread.desk.queries import THREADS
from goldthread.kit.references import reference
from goldthread.partners.current import current_partnership
from goldthread.partners.signin import LAST_HERE


def home(request: HttpRequest) -> HttpResponse:
    partnership = current_partnership(request)
    last_here = request.session.get(LAST_HERE)
    since = datetime.fromisoformat(last_here) if last_here else None
    today = localdate()
    shown = {"home": home_of(request.user, partnership, today, since), "since": since}
    return render(request, "desk/home.html", {**shown, "partnership": partnership, "today": today})


def what_you_owe(request: HttpRequest) -> HttpResponse:
    today = localdate()
    return render(request, "desk/owed.html", {"dues": owed(request.user, today), "today": today})


def thread(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in THREADS:
        raise Http404
    found = THREADS[kind](request.user, pk, localdate())
    caption = f"{reference(found.subject)} · The golden thread"
    pictures = {"across": found.picture(), "down": found.picture(vertical=True)}
    return render(request, "desk/thread.html", {"thread": found, "caption": caption, **pictures})
