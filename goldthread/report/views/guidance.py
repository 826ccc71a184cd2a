"""The guidance as the library holds it: every item of every edition and every time that is set, its source, and how
sure we are of it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.kit.library import library, unverified
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission


@require_safe
def guidance(request):
    """For administrators, and for those who write reports."""
    home = current_partnership(request)
    writes = home is not None and may_in(request.user, Permission.WRITE_REPORT, home.pk)
    if not (request.user.is_administrator or writes):
        raise PermissionDenied
    editions = library().editions
    asked = request.GET.get("edition", "")
    chosen = editions.get(asked) or list(editions.values())[-1]
    tabs = [(each.title, f"?edition={key}", each.key == chosen.key) for key, each in editions.items()]
    doubts = [each for each in unverified() if each.shelf not in ("guidance", "clocks")]
    shown = {"edition": chosen, "tabs": tabs, "doubts": doubts, "clocks": list(library().clocks.values())}
    return render(request, "report/guidance.html", shown)
