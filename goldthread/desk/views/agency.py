"""What an agency owes, and handing a thing owed to a colleague."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from goldthread.desk.agency import owing_of
from goldthread.desk.chasing import record_kinds
from goldthread.desk.forms import HandForm
from goldthread.desk.handing import waiting
from goldthread.desk.models import Handed
from goldthread.desk.operations.handing import end_handing, hand_on
from goldthread.desk.rules import safe_name
from goldthread.kit.periods import reporting_year
from goldthread.partners.current import current_partnership
from goldthread.partners.models import Agency
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import Add


@require_safe
def agency(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
    here, today = current_partnership(request), localdate()
    year = reporting_year(today, here.year_start_month if here else 4)
    owing = owing_of(request.user, found, year, today)
    shown = {"record": found, "found": owing, "marked": owing.dues, "year": year, "today": today}
    standing = standing_of(request.user)
    shown |= {"is_own": found.is_of(standing), "shows_attendance": here and here.pk in standing.insider_of}
    return render(request, "desk/agency.html", shown)


class HandOn(Add):
    """One thing that waits for the reader or their agency, given to a colleague."""

    form_class = HandForm
    operation = hand_on
    title = "Hand it to a colleague"
    button = "Hand it on"
    template_name = "desk/hand.html"
    back = ("desk:owed", "Back to what waits for you")

    def find(self):
        asked = self.request.GET.get("item") or self.request.POST.get("item", "")
        found = waiting(self.person, self.today).get(asked)
        if found is None:
            raise Http404
        self.item, self.agencies = found.due, found.agencies

    def form(self, data=None):
        return HandForm(data, person=self.person, today=self.today, agencies=self.agencies)

    def operate(self, form):
        about = {
            "where": self.item.where,
            "name": safe_name(self.item, record_kinds()),
            "by": self.person,
            "on": self.today,
        }
        return hand_on(**form.cleaned_data, **about)

    def say(self, record):
        return f"Handed to {record.taker}. It is on their home page, and stays on yours until it is settled."

    def where(self, record):
        return reverse("desk:owed")


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Handed.objects.visible_to(request.user).filter(ended_on=None), pk=pk)
    end_handing(handed=row, by=request.user, on=localdate())
    is_own = row.giver_id == request.user.pk
    messages.success(request, f"Taken back from {row.taker}." if is_own else f"Given back to {row.giver}.")
    return redirect("desk:owed")
