"""The briefing of a seat, and that it was given."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from goldthread.desk.briefing import briefing_of, holders
from goldthread.partners import places
from goldthread.partners.models import Holding, Seat
from goldthread.partners.operations.leaving import give_briefing
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of


def briefs(request, seat):
    """Whether the reader gives briefings where a seat is; its holder reads their own."""
    return may_in(request.user, Permission.LET_IN, seat.partnership_id)


@require_safe
def briefing(request: HttpRequest, pk: int) -> HttpResponse:
    seat = get_object_or_404(places.seat_page(Seat.objects.visible_to(request.user), request.user), pk=pk)
    gives = briefs(request, seat)
    if not gives and seat.pk not in standing_of(request.user).seats:
        raise PermissionDenied
    today = localdate()
    shown = {"record": seat, "found": briefing_of(seat, request.user, today), "today": today, "gives": gives}
    shown["marked"] = shown["found"].marked
    shown["holdings"] = holders(seat, request.user, today)
    return render(request, "desk/briefing.html", shown)


@require_POST
def given(request: HttpRequest, pk: int) -> HttpResponse:
    holding = get_object_or_404(Holding.objects.visible_to(request.user).select_related("seat", "person"), pk=pk)
    is_own = holding.person_id == request.user.pk
    if not is_own and not briefs(request, holding.seat):
        raise PermissionDenied
    give_briefing(holding=holding, by=request.user, on=localdate())
    said = "Noted that you have read it." if is_own else f"Noted that it was given to {holding.person}."
    messages.success(request, said)
    return redirect("desk:briefing", pk=holding.seat_id)
