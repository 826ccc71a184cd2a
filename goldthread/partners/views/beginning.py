"""The first run: a code, the partnership and the first person. Once there is a person, these pages do not exist."""

from functools import wraps
from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldthread.kit.refusal import Refusal
from goldthread.partners import first_run, places
from goldthread.partners.forms.beginning import BeginPartnershipForm, CodeForm, YouForm
from goldthread.partners.operations import beginning as operations
from goldthread.partners.signin import Doorkeeper

CODE = "set-up code"
asks = require_http_methods(["GET", "HEAD", "POST"])


def first_time(view):
    """Let nobody open a page of the first run once somebody is known here."""

    @wraps(view)
    def opened(request):
        if not first_run.is_open():
            raise Http404
        return view(request)

    return asks(never_cache(login_not_required(opened)))


def mark():
    """What a browser that gave the code remembers of it."""
    return sha256(first_run.kept_code().encode()).hexdigest()


def has_code(request):
    return bool(first_run.kept_code()) and request.session.get(CODE) == mark()


@first_time
def begin(request):
    form = CodeForm(request.POST if request.method == "POST" else None)
    if has_code(request) or (request.method == "POST" and form.is_valid()):
        request.session[CODE] = mark()
        return redirect("partners:begin-partnership")
    shown = {"form": form, "has_code": bool(first_run.kept_code())}
    return render(request, "partners/begin.html", shown, status=422 if form.errors else 200)


@first_time
def begin_partnership(request):
    if not has_code(request):
        return redirect("partners:begin")
    there = places.only_partnership()
    named = {name: getattr(there, name) for name in BeginPartnershipForm.base_fields} if there else None
    form = BeginPartnershipForm(request.POST if request.method == "POST" else None, initial=named)
    if request.method == "POST" and form.is_valid():
        about = {**form.cleaned_data, "by": None, "on": localdate()}
        if there:
            operations.describe_partnership(partnership=there, version=there.version, **about)
        else:
            operations.begin_partnership(**about)
        return redirect("partners:begin-you")
    return render(request, "partners/begin_partnership.html", {"form": form}, status=422 if form.errors else 200)


@sensitive_post_parameters("password", "password_again")
@first_time
def begin_you(request):
    there = places.only_partnership()
    if not has_code(request) or there is None:
        return redirect("partners:begin")
    form = YouForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            person = operations.begin_manager(partnership=there, **form.cleaned_data, by=None, on=localdate())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            first_run.forget_code()
            request.session.flush()
            Doorkeeper(request).login(request, person)
            messages.success(request, "You are signed in, and what you set up from here is saved as you go.")
            return redirect("partners:step-partners")
    return render(request, "partners/begin_you.html", {"form": form}, status=422 if form.errors else 200)


def or_begin(sign_in):
    """Lead whoever comes to the door of an empty installation to its first run."""

    @wraps(sign_in)
    def view(request, *args, **kwargs):
        if request.method == "GET" and first_run.is_open():
            return redirect("partners:begin")
        return sign_in(request, *args, **kwargs)

    return view
