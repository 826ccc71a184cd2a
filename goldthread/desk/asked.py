"""Whoever came by the link of a digest: they open just what it asked, for a limited time, and nothing else."""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from goldthread.desk.models import Digest
from goldthread.kit.sessions import BEGAN, SEEN
from goldthread.partners.keys import kept_of

CAME_BY, SEALED = "came by", "sealed"
KEEP = "/drafts/keep/"
BESIDE = (KEEP, "/stay/")  # what a form's own script asks while somebody writes
ONLY_THIS = "The link you came by opens only what it asked. Sign in for anything else."


class Asked:
    """Meets somebody who typed the code of a digest: for the pages that it opens they are who it was sent to, and for
    any other page nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        digest = digest_of(request)
        if digest is None:
            return self.get_response(request)
        home, pages = reverse("desk:asked-of-you"), pages_of(digest)
        if request.path not in {home, *pages, *BESIDE} or not is_of(request, pages):
            return self.get_response(request)
        request.user, request.asked = digest.person, digest  # type: ignore[assignment,attr-defined]
        response = self.get_response(request)
        if response.status_code in {302, 303} and response["Location"].split("?")[0] not in {home, *pages}:
            response["Location"] = home
        return response


def digest_of(request: HttpRequest) -> Digest | None:
    """Return the digest whose code was typed in this session, as long as it lasts; none for whoever is signed in."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or CAME_BY not in request.session:
        return None
    if request.user.is_authenticated:
        return None
    found = Digest.objects.filter(pk=request.session[CAME_BY]).select_related("person").first()
    if found is None or not found.is_open_at(timezone.now()):
        return None
    return found if constant_time_compare(request.session.get(SEALED, ""), found.sealed("")) else None


def is_of(request: HttpRequest, pages: list[str]) -> bool:
    """Say whether what is kept while somebody types is typed into a page that the key opens."""
    return request.path != KEEP or request.POST.get("path", "").partition("?")[0] in pages


def pages_of(digest: Digest) -> list[str]:
    """Return the pages that the key of a digest opens."""
    return list(digest.items.filter(opens=True).values_list("where", flat=True))


def by_link(link: str) -> Digest | None:
    """Return the digest that a link belongs to, open or not."""
    return Digest.objects.filter(link_hash=kept_of(link)).select_related("person").first()


def let_in(request: HttpRequest, digest: Digest) -> Any:
    """Remember in a new session that the code of a digest was typed. It ends as a sign-in does: after hours in all,
    after minutes without a click, and with a new password or address."""
    request.session.flush()
    request.session[CAME_BY], request.session[SEALED] = digest.pk, digest.sealed("")
    request.session[BEGAN] = request.session[SEEN] = time()
    request.session.set_expiry(0)
    messages.info(request, ONLY_THIS)
    return redirect("desk:asked-of-you")
