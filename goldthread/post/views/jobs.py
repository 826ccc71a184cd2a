"""The page of background work, for whoever asked for it; what failed is tried again from here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from goldthread.kit.refusal import Refusal
from goldthread.post import queries
from goldthread.post.models import Job, Letter
from goldthread.post.operations.jobs import ask_again
from goldthread.post.operations.letters import send_again


@require_safe
@never_cache
def job(request: HttpRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    is_alone = not record.has_ended and not queries.is_worker_there(timezone.now())
    return render(request, "post/job.html", {"job": record, "is_alone": is_alone, "now": timezone.now()})


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    if not request.user.is_administrator:
        raise PermissionDenied
    try:
        ask_again(job=record, by=request.user, on=localdate())
        messages.success(request, f"{record} waits for its turn again.")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("post:health")


@require_POST
def letter_again(request: HttpRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    try:
        send_again(letter=record, by=request.user, on=localdate())
        messages.success(request, "The letter waits to be sent again.")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("post:health")
