"""How a partnership reminds people, and whom it reminded of what."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.desk.chasing import digests_of
from goldthread.desk.forms import ChasingForm
from goldthread.desk.models import Chasing
from goldthread.desk.operations.chasing import set_chasing
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome

PER_PAGE = 50


@require_safe
def chasing(request: HttpRequest) -> HttpResponse:
    partnership = current_partnership(request)
    if partnership is None or not may_in(request.user, Permission.SET_CHASING, partnership.pk):
        raise PermissionDenied
    rules = Chasing.objects.visible_to(request.user).filter(home=partnership).first()
    page = Paginator(digests_of(partnership, request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/chasing.html", {"partnership": partnership, "rules": rules, "page": page})


class SetChasing(AddAtHome):
    """How people are reminded, asked again with what is set now; what it is made from is the version of that."""

    permission = Permission.SET_CHASING
    form_class = ChasingForm
    operation = set_chasing
    argument = "partnership"
    back = ("desk:chasing", "Back to reminders")
    title = "How people are reminded"
    button = "Save"
    said = "Saved. The next digests go out by these rules."

    def rules(self):
        return Chasing.objects.visible_to(self.person).filter(home=self.record).first() or Chasing(home=self.record)

    def initial(self):
        rules = self.rules()
        return {name: getattr(rules, name) for name in ChasingForm.base_fields if hasattr(rules, name)}

    def where(self, record):
        return reverse("desk:chasing")
