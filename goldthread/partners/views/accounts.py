"""The account of a person, for whoever lets people in: how it stands, ways in, and the stop after wrong passwords."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from goldthread.kit.columns import Column
from goldthread.kit.forms import FilterForm
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, sentence_case
from goldthread.partners.accounts import held_from, may_be_told, may_look_after, place_of, uninvited, ways_in
from goldthread.partners.forms.inviting import InviteForm
from goldthread.partners.models import Person
from goldthread.partners.operations import accounts as operations
from goldthread.partners.operations import leaving
from goldthread.partners.roles import Permission
from goldthread.partners.signin import Doorkeeper
from goldthread.partners.verbs import AddAtHome, Index, Page
from goldthread.partners.views.people import account_of
from goldthread.partners.views.way_in import site_of

PURPOSE = operations.PURPOSE
COLUMNS = (Column("What", "what"), Column("Given by", "by"), Column("How it went out", "sent"), Column("Now", "state"))


class AccountFilter(FilterForm):
    name = forms.CharField(label="Name or e-mail address")

    def by_name(self, people, words):
        return people.filter(Q(name__icontains=words) | Q(email__icontains=words))


class AccountIndex(Index):
    """Every account of the installation, for whoever looks after it."""

    model = Person
    title = "Accounts"
    nouns = ("account", "accounts")
    order = ("name",)
    filter_form = AccountFilter
    columns = (
        Column("Name", "name", sort="name", is_link=True),
        Column("Work e-mail", "email", sort="email"),
        Column("Account", account_of),
        Column(
            "Last signed in",
            lambda person: person.last_login and uk_date(localtime(person.last_login).date()),
            empty="Never",
        ),
    )
    empty_words = "People appear here once somebody adds them to a partnership."

    def find(self):
        if not self.person.is_administrator:
            raise PermissionDenied


class AccountPage(Page):
    """How somebody's account stands, and what lets them in."""

    model = Person
    may = staticmethod(may_look_after)
    permission = Permission.LET_IN
    template_name = "partners/account.html"

    def context(self):
        given = ways_in(self.record, self.person, now())
        held = held_from(self.record, self.today)
        return {
            "ways": given,
            "columns": COLUMNS,
            "is_new": self.record.last_login is None,
            "is_stopped": Doorkeeper(self.request).is_stopped(self.request, self.record.email),
            "still_sits": bool(held),
            "is_own": self.record.pk == self.person.pk,
            "may_be_told": may_be_told(self.person, self.record, self.today, held),
        }


class InvitePeople(AddAtHome):
    """Invitations to all who hold a seat and have never signed in, or to some of them."""

    permission = Permission.LET_IN
    form_class = InviteForm
    template_name = "partners/invite.html"
    title = "Invite people"
    button = "Send the invitations"

    def initial(self):
        return {"people": list(uninvited(self.record, self.person, self.today).values_list("pk", flat=True)[:100])}

    def operate(self, form):
        people, site = form.cleaned_data["people"], site_of(self.request)
        self.sent = operations.invite(
            people=people, site=site, place=self.record.name, by=self.person, on=self.today
        )  # fmt: skip

    def say(self, record):
        return f"{sentence_case(counted(self.sent, 'invitation', 'invitations'))} will go out in a moment."

    def where(self, record):
        return reverse("partners:people")


def looked_after(request: HttpRequest, pk: int) -> Person:
    """The person whose account a reader may look after, else 404 or 403."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if not may_look_after(request.user, Permission.LET_IN, person):
        raise PermissionDenied
    return person


@require_POST
def send_way_in(request: HttpRequest, pk: int) -> HttpResponse:
    person = looked_after(request, pk)
    purpose = PURPOSE.INVITATION if person.last_login is None else PURPOSE.UNLOCK
    place = place_of(person, request.user)
    try:
        sent = operations.send_way_in(
            person=person, purpose=purpose, site=site_of(request), place=place, by=request.user, on=localdate()
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        until = operations.letters.moment(sent.expires_at)
        messages.success(request, f"A link and a code go to {person.email}. They work once, until {until}.")
    return redirect("partners:account", pk=person.pk)


@require_POST
@never_cache
def give_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows a code once, to be read out. It stands on this answer alone, and nowhere else."""
    person = looked_after(request, pk)
    if not may_be_told(request.user, person, localdate()):
        raise PermissionDenied
    try:
        code = operations.give_code(person=person, by=request.user, on=localdate())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("partners:account", pk=person.pk)
    Doorkeeper(request).lift_stop(request, person.email)
    return render(request, "partners/code.html", {"record": person, "code": code, "where": site_of(request)})


@require_POST
def lift_stop(request: HttpRequest, pk: int) -> HttpResponse:
    person = looked_after(request, pk)
    Doorkeeper(request).lift_stop(request, person.email)
    operations.lift_stop(person=person, by=request.user, on=localdate())
    messages.success(request, f"{person} can try their password again at once.")
    return redirect("partners:account", pk=person.pk)


def step(request, pk, operation, said):
    person = looked_after(request, pk)
    try:
        operation(person=person, by=request.user, on=localdate())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, said.format(person=person))
    return redirect("partners:account", pk=person.pk)


@require_POST
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    said = "The account of {person} is closed, and every sign-in has ended. What they did stays on the record."
    return step(request, pk, leaving.close_account, said)


@require_POST
def open_account(request: HttpRequest, pk: int) -> HttpResponse:
    said = "The account of {person} is open again. Send them a way in, so that they can choose a password."
    return step(request, pk, leaving.open_account, said)
