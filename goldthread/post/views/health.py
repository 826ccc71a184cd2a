"""Is all well: in full for whoever looks after the installation, in one word for a monitor that may know no more."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from goldthread.post import queries
from goldthread.post.health import answers, checks


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    if not request.user.is_administrator:
        raise PermissionDenied
    jobs, letters = queries.failed_jobs(request.user), queries.failed_letters(request.user)
    shown = {"checks": checks(timezone.now()), "jobs": jobs, "letters": letters}
    return render(request, "post/health.html", shown)


@require_safe
@never_cache
@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """One word, and nothing of what is inside: a monitor outside asks this, and goldthread health tells the rest."""
    is_well = answers()
    return HttpResponse("well" if is_well else "not well", content_type="text/plain", status=200 if is_well else 503)
