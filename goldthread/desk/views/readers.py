"""Who can see what, and why: from a record to its readers, and from a person to what they see."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.references import reference
from goldthread.partners.accounts import may_look_after
from goldthread.partners.models import Holding, Person
from goldthread.partners.readers import kind_named, seat_sees, seen_by, shares, why
from goldthread.partners.roles import ROLES, Permission


@require_safe
def who_sees(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    model = kind_named(kind)
    if model is None:
        raise Http404
    record = get_object_or_404(model.objects.visible_to(request.user).select_related("home"), pk=pk)
    shown = {
        "record": record,
        "caption": reference(record) if hasattr(record, "REFERENCE") else "",
        "mine": why(record, request.user),
        "grounds": seen_by(record, request.user, localdate()),
    }
    return render(request, "desk/who_sees.html", shown)


@require_safe
def what_they_see(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if person.pk != request.user.pk and not may_look_after(request.user, Permission.LET_IN, person):
        raise PermissionDenied
    seen = Holding.objects.visible_to(request.user).filter(person=person).on(localdate())
    holdings = seen.select_related("seat__partnership", "seat__agency", "seat__group").order_by("seat__title")
    seats = [(each, ROLES[each.seat.role], seat_sees(each.seat)) for each in holdings]
    own = person.pk == request.user.pk
    shown = {"record": person, "seats": seats, "own": own, "shares": [] if own else shares(person, request.user)}
    return render(request, "desk/what_they_see.html", shown)
