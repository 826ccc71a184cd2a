"""Of which partnerships the pages for those who watch over the whole are asked."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from goldthread.partners.current import current_partnership, partnerships_of
from goldthread.partners.models import Partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission


def overseen(request: HttpRequest) -> tuple[Partnership, list[Partnership]]:
    """Return the partnership looked at, and all those whose whole record the reader watches over."""
    here = current_partnership(request)
    if here is None or not may_in(request.user, Permission.SEE_GAPS, here.pk):  # type: ignore[arg-type]
        raise PermissionDenied
    return here, [each for each in partnerships_of(request) if may_in(request.user, Permission.SEE_GAPS, each.pk)]  # type: ignore[arg-type]
