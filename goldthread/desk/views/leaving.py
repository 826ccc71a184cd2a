"""Somebody leaves: one page with all they answer for, who takes each seat over, and the end of their account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from goldthread.desk.leaving import left_behind
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, sentence_case
from goldthread.partners.forms.leaving import LeavingForm
from goldthread.partners.operations import leaving as operations
from goldthread.partners.views.accounts import looked_after


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    person, today = looked_after(request, pk), localdate()
    found = left_behind(request.user, person, today)
    about = {"record": person, "person": request.user, "today": today, "holdings": found.to_hand_on()}
    closes = not found.sits_elsewhere and all(each.may_hand_on for each in found.seats) and person != request.user
    form = LeavingForm(request.POST or None, initial={"last_day": today, "closes": closes}, **about)
    if request.method == "POST" and form.is_valid():
        try:
            return left(request, person, form)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
    shown = {"record": person, "form": form, "found": found, "today": today, "marked": found.marked()}
    return render(request, "desk/leaving.html", shown, status=422 if form.errors else 200)


def left(request, person, form):
    day, seats, closes = form.cleaned_data["last_day"], form.seats(), form.cleaned_data["closes"]
    row = operations.leave(
        person=person, last_day=day, seats=seats, closes=closes, by=request.user, on=localdate()
    )  # fmt: skip
    row.refresh_from_db()
    handed = sum(1 for each in seats if each.successor)
    said = [f"{person}'s last day is {uk_date(day)}."]
    said += [sentence_case(counted(handed, "seat is", "seats are")) + " handed on."] if handed else []
    vacant = len(seats) - handed
    said += [sentence_case(counted(vacant, "seat is", "seats are")) + " vacant from the day after."] if vacant else []
    said += ["The account is closed."] if not row.is_active else []
    said += [f"The account closes by itself after {uk_date(row.closes_after)}."] if row.closes_after else []
    messages.success(request, " ".join(said))
    return redirect(row.get_absolute_url())
