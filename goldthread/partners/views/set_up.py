"""Setting up a partnership: the page from which its places are kept, the steps that lead a new one through, and who
sits where."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.kit.periods import uk_date
from goldthread.partners import gate, places, seating
from goldthread.partners.forms.beginning import (
    AddPartnershipForm,
    DescribeForm,
    GroupsForm,
    PartnersForm,
    SeatsForm,
    usual_seats,
)
from goldthread.partners.history import lines_of
from goldthread.partners.models import Partnership
from goldthread.partners.operations import beginning as operations
from goldthread.partners.policy import may_in
from goldthread.partners.queries import names_of
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, Change, Page
from goldthread.partners.views.here import HISTORY_LINES, KEEP, kept_by
from goldthread.trail.queries import history_of_seen

STEPS = (
    ("Your partnership", "partners:describe"),
    ("You", ""),
    ("Safeguarding partners", "partners:step-partners"),
    ("Groups", "partners:step-groups"),
    ("Seats", "partners:step-seats"),
    ("Members", "partners:step-members"),
    ("People", "partners:step-people"),
)
VACANT = format_html('<strong class="govuk-tag govuk-tag--orange gt-tag">{}</strong>', "Vacant")
NO_AGENCY = format_html('<span class="gt-quiet">{}</span>', "None")
FILL_IT = ' <a class="govuk-link gt-screen" href="{}">Fill it<span class="govuk-visually-hidden">: {}</span></a>'
MOST_NAMED = 40
PLACE = ("title", "role", "agency_id", "group_id")
asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def set_up(request):
    """What is set up, what is missing, and the way to each."""
    partnership = kept_by(request)
    shown = {"partnership": partnership, "progress": places.progress_of(partnership, request.user, localdate())}
    told = history_of_seen(partnership, HISTORY_LINES)
    shown["history"] = lines_of(told, names_of([each.by_id for each in told], request.user))
    shown["may_settle"] = may_in(request.user, Permission.CHANGE_PARTNERSHIP, partnership.pk)
    return render(request, "partners/set_up.html", shown)


class WhoSitsWhere(Page):
    model = Partnership
    template_name = "partners/who_sits_where.html"

    def context(self):
        if self.record.pk not in places.seen_whole(self.person):
            raise PermissionDenied
        may_change = may_in(self.person, KEEP, self.record.pk)
        tables = seating.who_sits_where(self.record, self.person, self.today)
        shown = [(table, [self.row(seat, may_change) for seat in table.seats]) for table in tables]
        return {"tables": shown, "vacancies": sum(not each.held for table in tables for each in table.seats)}

    def row(self, seat, may_change):
        """A seat as a row: put together here, for there are hundreds."""
        title = format_html('<a class="govuk-link" href="{}">{}</a>', seat.url, seat.title)
        held = ", ".join(self.said(each) for each in seat.held) or self.vacant(seat, may_change)
        return title, held, seat.agency or NO_AGENCY, seat.sits_as

    def said(self, holder):
        to_come = f" from {uk_date(holder.starts_on)}" if holder.starts_on and holder.starts_on > self.today else ""
        return f"{holder.name}{' (deputy)' if holder.is_deputy else ''}{to_come}"

    @staticmethod
    def vacant(seat, may_change):
        url = reverse("partners:fill-seat", args=(seat.pk,))
        return VACANT + format_html(FILL_IT, url, seat.title) if may_change else VACANT


class Describe(Change):
    """What a partnership is, as it was said when it was set up."""

    model = Partnership
    permission = Permission.CHANGE_PARTNERSHIP
    form_class = DescribeForm
    operation = operations.describe_partnership
    template_name = "partners/describe.html"
    title = "Your partnership"
    button = "Save and go on"
    said = "Saved."

    @staticmethod
    def may(person, permission, partnership):
        return may_in(person, permission, partnership.pk)

    def where(self, record):
        return reverse("partners:step-partners")


class AddPartnership(Add):
    """A further partnership of an installation, for whoever looks after that."""

    form_class = AddPartnershipForm
    operation = operations.add_partnership
    back = ("partners:partnerships", "Back to partnerships")
    title = "Add a partnership"
    button = "Add the partnership"
    said = "{record} is added. Invite its manager, who sets up the rest."

    def find(self):
        if not self.person.is_administrator:
            raise PermissionDenied


def step(request, number, form, **more):
    """Show one step of setting up, with the way back and the way on."""
    name, _ = STEPS[number - 1]
    back = STEPS[number - 2][1] or "partners:describe"
    after = STEPS[number][1] if number < len(STEPS) else "partners:ready"
    partnership = kept_by(request)
    back = reverse(back, args=(partnership.pk,)) if back == "partners:describe" else reverse(back)
    shown = {"form": form, "name": name, "number": number, "of": len(STEPS), "back": back, "after": after, **more}
    return render(request, "partners/step.html", shown, status=422 if form and form.errors else 200)


def answered(request, form, operation, after, said):
    """Save a step that was answered, and go on."""
    partnership = kept_by(request)
    about = {"partnership": partnership, **form.cleaned_data, "by": request.user, "on": localdate()}
    gate.kept(request, form, partial(operation, **about), partnership)
    messages.success(request, said)
    return redirect(after)


@asks
def step_partners(request):
    partnership = kept_by(request)
    form = PartnersForm(request.POST or None, person=request.user, today=localdate())
    if request.method == "POST" and gate.passes(request, form, kept_by(request)):
        return answered(request, form, operations.name_partners, "partners:step-groups", "The partners are saved.")
    return step(request, 3, form, parts=places.partner_roles(partnership, request.user))


@asks
def step_groups(request):
    partnership = kept_by(request)
    there = list(places.groups_kept(partnership, request.user).order_by("name"))
    form = GroupsForm(request.POST or None, person=request.user, today=localdate(), there=there)
    if request.method == "POST" and gate.passes(request, form, kept_by(request)):
        return answered(request, form, operations.add_usual_groups, "partners:step-seats", "The groups are saved.")
    return step(request, 4, form, groups=there)


@asks
def step_seats(request):
    partnership, today = kept_by(request), localdate()
    seats = list(places.seats_of_insiders(partnership, request.user, today).only(*PLACE))
    bodies = places.partner_agencies(partnership, request.user, today)
    groups = places.from_the_top(places.groups_kept(partnership, request.user).filter(ends_first=None))
    form = SeatsForm(request.POST or None, person=request.user, today=today, usual=usual_seats(seats, bodies, groups))
    if request.method == "POST" and gate.passes(request, form, kept_by(request)):
        return answered(request, form, operations.add_usual_seats, "partners:step-members", "The seats are saved.")
    return step(request, 5, form, seats=seats[:MOST_NAMED], unnamed=len(seats[MOST_NAMED:]), partnership=partnership)


@require_safe
def step_members(request):
    kept = places.groups_kept(kept_by(request), request.user).filter(ends_first=None)
    groups = places.from_the_top(places.members_of(kept, request.user, localdate()))
    return step(request, 6, None, is_members=True, groups=groups)


@require_safe
def step_people(request):
    return step(request, 7, None, is_people=True)


@require_safe
def ready(request):
    """What is set up, and the way to the first plan."""
    partnership = kept_by(request)
    shown = {"partnership": partnership, "progress": places.progress_of(partnership, request.user, localdate())}
    return render(request, "partners/ready.html", shown)
