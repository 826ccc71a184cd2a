"""Which partnership a page of the plan is about, where the address does not name one."""

from django.http import Http404

from goldthread.partners.current import current_partnership


def the_partnership(request):
    """Return the partnership being looked at, or answer as for an address that does not exist."""
    partnership = current_partnership(request)
    if partnership is None:
        raise Http404
    return partnership
