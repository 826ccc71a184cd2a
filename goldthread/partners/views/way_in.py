"""Pages for somebody who cannot get in yet. Opening a link changes nothing: only a code that is typed does."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldthread.kit.refusal import Refusal
from goldthread.partners import accounts
from goldthread.partners.forms.way_in import (
    CannotGetInForm,
    ChangePasswordForm,
    CodeForm,
    NewPasswordForm,
    ToldCodeForm,
)
from goldthread.partners.operations import accounts as operations
from goldthread.partners.signin import Doorkeeper, may_try

PROVED = "way in"
WRONG = "That is not the code, or it can no longer be used. Check it, or ask for another."
OFTEN = "There were several wrong codes for this address. Wait an hour, or ask for another."
asks = require_http_methods(["GET", "HEAD", "POST"])


def site_of(request: HttpRequest) -> str:
    """The address under which ways in stand, as the reader's own browser knows it."""
    return request.build_absolute_uri(reverse("partners:told-code"))


@asks
@never_cache
@login_not_required
def cannot_get_in(request: HttpRequest) -> HttpResponse:
    form = CannotGetInForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "partners/cannot_get_in.html", {"form": form}, status=422 if form.errors else 200)
    email = form.cleaned_data["email"]
    if may_try(request, "ask", email):
        operations.ask_for_way_in(email=email, site=site_of(request), by=None, on=localdate())
    return render(request, "partners/asked.html", {"email": email})


@asks
@never_cache
@login_not_required
def way_in(request: HttpRequest, link: str) -> HttpResponse:
    """The page of a link: a box for the code. Whoever follows links without reading them changes nothing here."""
    found = accounts.by_link(link)
    if found is None or not found.is_open_at(now()):
        return render(request, "partners/way_in_over.html", status=410)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if operations.try_code(invitation=found, code=form.cleaned_data["code"], by=None, on=localdate()):
            return go_on(request, found)
        form.add_error("code", WRONG)
    return render(request, "partners/way_in.html", {"form": form}, status=422 if form.errors else 200)


@asks
@never_cache
@login_not_required
def told_code(request: HttpRequest) -> HttpResponse:
    """The page for a code told by telephone: with the address it was given for."""
    form = ToldCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email, code = form.cleaned_data["email"], form.cleaned_data["code"]
        if not may_try(request, "code", email):
            form.add_error("code", OFTEN)
        else:
            found = accounts.by_address(email, now())
            if found and operations.try_code(invitation=found, code=code, by=None, on=localdate()):
                return go_on(request, found)
            form.add_error("code", WRONG)
    return render(request, "partners/told_code.html", {"form": form}, status=422 if form.errors else 200)


def go_on(request: HttpRequest, invitation) -> HttpResponse:
    request.session[PROVED] = invitation.pk
    return redirect("partners:choose-password")


@sensitive_post_parameters("password", "password_again")
@asks
@never_cache
@login_not_required
def choose_password(request: HttpRequest) -> HttpResponse:
    found = accounts.proved(request.session.get(PROVED), now())
    if found is None:
        return redirect("partners:cannot-get-in")
    form = NewPasswordForm(request.POST if request.method == "POST" else None, person=found.person)
    if request.method == "POST" and form.is_valid():
        try:
            person = operations.use_way_in(
                invitation=found, password=form.cleaned_data["password"], by=found.person, on=localdate()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return let_in(request, person)
    shown = {"form": form, "reader": found.person}
    return render(request, "partners/choose_password.html", shown, status=422 if form.errors else 200)


def let_in(request: HttpRequest, person) -> HttpResponse:
    keeper = Doorkeeper(request)
    keeper.lift_stop(request, person.email)
    request.session.flush()
    keeper.login(request, person)
    request.session.set_expiry(0)
    return redirect("desk:home")


@sensitive_post_parameters("password_now", "password", "password_again")
@asks
@never_cache
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST if request.method == "POST" else None, person=request.user)
    if request.method == "POST" and form.is_valid():
        person = operations.change_password(
            person=request.user, password=form.cleaned_data["password"], by=request.user, on=localdate()
        )
        update_session_auth_hash(request, person)
        messages.success(request, "Your password is changed. Every other sign-in with the old one has ended.")
        return redirect("desk:home")
    return render(request, "partners/change_password.html", {"form": form}, status=422 if form.errors else 200)
