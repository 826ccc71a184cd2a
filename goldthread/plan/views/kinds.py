"""What a partnership calls the parts of its plan, for those who keep it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change
from goldthread.plan import operations, queries
from goldthread.plan.forms.plans import AddKindForm, ChangeKindForm
from goldthread.plan.models import Kind
from goldthread.plan.views.here import the_partnership


def _kept_by(request):
    partnership = the_partnership(request)
    if not may_in(request.user, Permission.CHANGE_PLAN, partnership.pk):
        raise PermissionDenied
    return partnership


@require_safe
def kinds(request):
    """The kinds of the partnership, in the order in which the plan shows them."""
    partnership = _kept_by(request)
    found = queries.kinds_with_counts(partnership, request.user)
    return render(request, "plan/kinds.html", {"partnership": partnership, "kinds": found})


@require_POST
def install_kinds(request):
    """Give the partnership the usual kinds."""
    partnership = _kept_by(request)
    operations.install_default_kinds(partnership=partnership, by=request.user, on=localdate())
    messages.success(request, "The usual kinds are there. Rename them as your plan does.")
    return redirect("plan:kinds")


class AddKind(AddAtHome):
    permission = Permission.CHANGE_PLAN
    form_class = AddKindForm
    operation = operations.add_kind
    title = "Add a kind"
    said = "“{record}” is added."
    back = ("plan:kinds", "Back to the kinds")


class ChangeKind(Change):
    model = Kind
    permission = Permission.CHANGE_PLAN
    form_class = ChangeKindForm
    operation = operations.change_kind
    title = "Change a kind"
    button = "Save the kind"
    said = "“{record}” is changed."

    def initial(self):
        return {**super().initial(), "stands_under": queries.above(self.record, self.person)}
