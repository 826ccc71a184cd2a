"""Ends a session after a number of hours in all, or a number of minutes without a request."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "_began", "_seen"
LOOKS_BY_ITSELF = "Looks-By-Itself"  # a page that asks how far work is; nobody has clicked
NOTED_EVERY = 300  # seconds: a session row is rewritten at most this often, so most pages write nothing


class SessionHours:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and is_over(request.session, time()):
            request.session.flush()
        response = self.get_response(request)
        if LOOKS_BY_ITSELF not in request.headers:
            note_use(request.session, time())
        return response


def is_over(session: SessionBase, now: float) -> bool:
    """Whether the hours in all or the minutes of silence have been used up; a session not yet noted is not over."""
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    return now - began > settings.SESSION_HOURS_AT_MOST * 3600 or now - seen > settings.SESSION_IDLE_MINUTES * 60


def seconds_left(session: SessionBase, now: float) -> int:
    """How long a session lasts from now on when nothing more is clicked, this click being noted as it ends."""
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    seen = seen if now - seen <= NOTED_EVERY else now
    return int(min(began + settings.SESSION_HOURS_AT_MOST * 3600, seen + settings.SESSION_IDLE_MINUTES * 60) - now)


def note_use(session: SessionBase, now: float) -> None:
    """Remember when a session that lets somebody in began and was last used; a visitor's is left as it is."""
    if SESSION_KEY not in session and BEGAN not in session:
        return
    if BEGAN not in session:
        session[BEGAN] = now
    if now - session.get(SEEN, 0) > NOTED_EVERY:
        session[SEEN] = now
