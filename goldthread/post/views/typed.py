"""The page that shows what was typed when a sign-in ended."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from goldthread.post.carried import open_sealed
from goldthread.post.signed_out import KEPT, show_typed


@require_safe
def typed(request: HttpRequest) -> HttpResponse:
    return show_typed(request, open_sealed(request.session.get(KEPT, ""), request.user.pk))
