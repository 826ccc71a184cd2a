"""Pages of the calendar: closed days, bank holidays and school terms, under Set up."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.clocks import operations
from goldthread.clocks.forms import CloseForm, OpenForm, TermForm
from goldthread.clocks.models import ClosedDay, Term
from goldthread.clocks.queries import days_ahead
from goldthread.kit.forms import VersionedForm
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Take
from goldthread.partners.views.here import kept_by

KEEP = Permission.KEEP_PLACES


@require_safe
def days(request):
    """The days on which nobody works, and the terms of schools, from today on; earlier ones beneath."""
    partnership = kept_by(request)
    shown = days_ahead(partnership, request.user, localdate())
    return render(request, "clocks/days.html", {"partnership": partnership, "shown": shown})


class ToCalendar(AddAtHome):
    argument = "partnership"
    permission = KEEP
    back = ("clocks:days", "Back to closed days and terms")

    def where(self, record):
        return reverse("clocks:days")


class CloseDays(ToCalendar):
    form_class = CloseForm
    operation = operations.close_days
    title = "Close a day, or several"
    button = "Close it"
    said = "Closed. Nothing is sent then, and it counts as no working day."


class WorkOnHoliday(ToCalendar):
    form_class = OpenForm
    operation = operations.work_on_holiday
    title = "Work on a bank holiday"
    button = "Take the holiday back"
    said = "It counts as a working day."


class AddTerm(ToCalendar):
    form_class = TermForm
    operation = operations.add_term
    title = "Add a school term"
    button = "Add the term"
    said = "{record} is added. Between terms, schools and other settings are not chased."


class TakeOut(Take):
    permission = KEEP
    form_class = VersionedForm
    back = ("clocks:days", "Back to closed days and terms")
    button = "Take it out"
    said = "It is taken out."

    def records(self):
        return super().records().select_related("home")

    def where(self, record):
        return reverse("clocks:days")


class TakeOutDay(TakeOut):
    model = ClosedDay
    argument = "closed_day"
    operation = operations.take_out_day
    title = "Take a day out of the calendar"


class TakeOutTerm(TakeOut):
    model = Term
    operation = operations.take_out_term
    title = "Take a term out of the calendar"
