"""Which partnership the reader is looking at: one of those where they sit, kept in their session."""

from collections import Counter
from typing import Any

from django.http import HttpRequest

from goldthread.partners.models import Partnership
from goldthread.partners.standing import sits_in, standing_of

SESSION_KEY = "partnership"


def partnerships_of(request: HttpRequest) -> list[Partnership]:
    """Return the partnerships where the reader sits, by name; they come with the seats, and cost no query."""
    return sits_in(request.user)


def current_partnership(request: HttpRequest) -> Partnership | None:
    """Return the partnership the reader chose, or that of theirs in which they hold most seats, the first by name of
    several; None for somebody with no seat."""
    mine = partnerships_of(request)
    chosen: Any = request.session.get(SESSION_KEY)
    seats = Counter(seat.partnership for seat in standing_of(request.user).held)
    usual = max(mine, key=lambda each: seats[each.pk], default=None)
    return next((each for each in mine if each.pk == chosen), usual)


def choose(request: HttpRequest, partnership: Partnership) -> None:
    """Keep the reader's choice for as long as they are signed in."""
    request.session[SESSION_KEY] = partnership.pk
