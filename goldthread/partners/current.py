"""Which partnership the reader is looking at: one of those where they sit, kept in their session."""

from typing import Any

from django.http import HttpRequest

from goldthread.partners.models import Partnership
from goldthread.partners.standing import standing_of

SESSION_KEY = "partnership"


def partnerships_of(request: HttpRequest) -> list[Partnership]:
    """Return the partnerships where the reader sits, by name; one query a request."""
    if not hasattr(request, "_partnerships"):
        reader: Any = request.user
        found = Partnership.objects.of(reader).order_by("name") if standing_of(reader).seats else ()
        request._partnerships = list(found)  # type: ignore[attr-defined]
    return request._partnerships  # type: ignore[attr-defined]


def current_partnership(request: HttpRequest) -> Partnership | None:
    """Return the partnership the reader chose, or the first of theirs; None for somebody with no seat."""
    mine = partnerships_of(request)
    chosen: Any = request.session.get(SESSION_KEY)
    return next((each for each in mine if each.pk == chosen), mine[0] if mine else None)


def choose(request: HttpRequest, partnership: Partnership) -> None:
    """Keep the reader's choice for as long as they are signed in."""
    request.session[SESSION_KEY] = partnership.pk
