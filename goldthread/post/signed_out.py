"""A form sent after its sign-in had ended: the sign-in page carries what was typed, and shows it again to confirm."""

from collections.abc import Callable
from typing import Any

from allauth.account import app_settings
from allauth.account.forms import LoginForm
from allauth.utils import get_form_class
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure as plain_csrf_failure

from goldthread.kit.identifiers import find
from goldthread.post.boxes import boxes_of
from goldthread.post.carried import Typed, open_sealed, person_of, seal

TOKEN = "carried"  # noqa: S105 (the name of a field)
KEPT = "kept"
NOT_CARRIED = {"csrfmiddlewaretoken", TOKEN, KEPT, "once", "path", "to"}


class SignedOut:
    """Meets a form whose sign-in has ended, and after the next sign-in leads to what it held."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_in = request.user.is_authenticated
        response = self.get_response(request)
        if was_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"storage"'  # what a device of one's own kept goes with the sign-in
        if request.method == "POST" and response.status_code in {302, 303} and request.user.is_authenticated:
            if open_sealed(request.POST.get(KEPT, ""), request.user.pk):
                return lead_back(request)
            forget_what_arrived(request)
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        if request.method != "POST" or request.user.is_authenticated:
            return None
        return ask_to_sign_in(request)


def lead_back(request: HttpRequest) -> HttpResponse:
    """Keep what the sign-in page carried with the session, still sealed, and go to the page that shows it. What may say
    who a child is is kept nowhere: it is shown at once, in this answer and no other."""
    typed = open_sealed(request.POST[KEPT], request.user.pk)
    if typed and any(find(value) for _, value in typed.data):
        return show_typed(request, typed)
    request.session[KEPT] = request.POST[KEPT]
    return redirect("post:typed")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse | None:
    """The sign-in page with what was typed sealed in it; None when the form does not say whose it is."""
    person_id = person_of(request.POST.get(TOKEN, ""))
    if person_id is None:
        return None
    if "HX-Request" in request.headers:
        return HttpResponse(status=401)
    kept = seal(person_id, request.get_full_path(), typed_in(request))
    form = get_form_class(app_settings.FORMS, "login", LoginForm)(request=request)
    shown = {"form": form, KEPT: kept, "redirect_field_name": REDIRECT_FIELD_NAME}
    return render(request, "account/login.html", shown, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form opened before the last sign-in fails the check on where it came from. If it is this person's own, it is
    shown to confirm; if nobody is signed in, the sign-in page carries it; any other is refused."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request) or plain_csrf_failure(request, reason)
    if open_sealed(request.POST.get(KEPT, ""), request.user.pk):
        return lead_back(request)
    if person_of(request.POST.get(TOKEN, "")) != request.user.pk:
        return plain_csrf_failure(request, reason)
    typed = Typed(request.user.pk, request.get_full_path(), tuple(typed_in(request)))
    return show_typed(request, typed, status=403)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    pairs = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in pairs if name not in NOT_CARRIED and "password" not in name]


def show_typed(request: HttpRequest, typed: Typed | None, status: int = 200) -> HttpResponse:
    """The page that shows what was typed, with a form that sends it where it was going."""
    if typed and not url_has_allowed_host_and_scheme(typed.path, allowed_hosts=None):
        typed = None
    shown = {"typed": typed, "boxes": boxes_of(typed) if typed else []}
    return render(request, "post/typed.html", shown, status=status)


def forget_what_arrived(request: HttpRequest) -> None:
    """What was kept has been sent to where it was going, and need not be kept any longer."""
    kept = request.session.get(KEPT)
    typed = open_sealed(kept, request.user.pk) if kept else None
    if kept and (typed is None or typed.path == request.get_full_path()):
        del request.session[KEPT]
