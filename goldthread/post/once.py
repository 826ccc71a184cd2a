"""Saving a form once: each carries a key, and what it saves is remembered under it in the same transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.timezone import localdate

from goldthread.kit.refusal import Refusal
from goldthread.post.drafting import Place, place_of
from goldthread.post.models import Draft, Sent
from goldthread.post.operations.sending import remember_where

ONCE = "once"
LENGTH = 22
SAVED_ALREADY = "That was saved already. It has not been saved a second time."


@dataclass
class Sending:
    """The form that is being saved: whose it is, its key, and the place whose drafts it makes needless."""

    author_id: int
    key: str
    place: Place | None
    is_remembered: bool = False


_sending: ContextVar[Sending | None] = ContextVar("sending", default=None)


def new_key() -> str:
    """A key for one form, which nobody can guess."""
    return get_random_string(LENGTH)


class Once:
    """Meets a form that was saved already with the page that followed, and notes where a saved one leads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.POST.get(ONCE, "")[:LENGTH] if request.method == "POST" and request.user.is_authenticated else ""
        if not key.isalnum():
            return self.get_response(request)
        before = Sent.objects.visible_to(request.user).filter(key=key).first()  # type: ignore[attr-defined]
        if before:
            messages.info(request, SAVED_ALREADY)
            return redirect(before.url or "/")
        token = _sending.set(Sending(request.user.pk or 0, key, place_of(request.path)))
        try:
            response = self.get_response(request)
        finally:
            _sending.reset(token)
        if response.status_code in {302, 303}:
            remember_where(key=key, url=response["Location"], by=request.user, on=localdate())
        return response


@contextmanager
def nothing_is_saved() -> Iterator[None]:
    """What is written in this block says why a form was not saved: it may be sent again, and its drafts stay."""
    token = _sending.set(None)
    try:
        yield
    finally:
        _sending.reset(token)


def remember_what_is_sent() -> None:
    """Remember, in the transaction of an operation, the form that is being saved, and forget the drafts of it. Two
    operations of one form are one saving; the same form, saved meanwhile by another request, is refused."""
    sending = _sending.get()
    if sending is None or sending.is_remembered:
        return
    named = {"author_id": sending.author_id, "key": sending.key}
    _, is_new = Sent.objects.get_or_create(**named, defaults={"at": timezone.now()})
    if not is_new:
        raise Refusal(SAVED_ALREADY)
    if sending.place:
        Draft.objects.filter(author_id=sending.author_id, **sending.place.named).delete()
    sending.is_remembered = True
