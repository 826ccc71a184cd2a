"""What the chapter's pages share: who may write here, and how a step with no question of its own is taken."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from goldthread.kit.refusal import Refusal
from goldthread.partners.policy import may
from goldthread.partners.verbs import Take
from goldthread.report.models import Paper, Report


def home_of(record):
    """The report or paper that a row hangs on."""
    while not isinstance(record, Report | Paper):
        record = next(
            getattr(record, name) for name in ("passage", "section", "paper", "report") if hasattr(record, name)
        )
    return record


def may_write(person, permission, record):
    """Whoever may write the report or paper may write what hangs on it."""
    return may(person, permission, home_of(record))


class Ask(Take):
    """A question about something that hangs on a report or a paper."""

    may = staticmethod(may_write)


def seen(request: HttpRequest, model, pk: int, permission=None, related: tuple[str, ...] = ()):
    """The record, for a reader who may see it and, where a permission is named, may write it."""
    record = get_object_or_404(model.objects.visible_to(request.user).select_related(*related), pk=pk)
    if permission and not may_write(request.user, permission, record):
        raise PermissionDenied
    return record


def taken(request: HttpRequest, said: str, where: str, operate) -> HttpResponse:
    """Take a step that asks nothing, and go on with one sentence; a refusal is said in the same place."""
    try:
        operate()
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect(where)
