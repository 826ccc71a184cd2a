"""Reports and papers as files: made at once, or asked for in the background and fetched when they are ready."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from goldthread.kit.document.printing import TYPES
from goldthread.post import made
from goldthread.post.models import Job
from goldthread.post.operations.jobs import ask_for
from goldthread.report.files import KINDS, file_of, is_large, name_of
from goldthread.report.jobs import MAKE_FILE, READ_WITH
from goldthread.report.views.doors import seen

LATER = "That file was cleared away, as it is after a day. Make it again."


def found(request: HttpRequest, of: str, pk: int, kind: str):
    if kind not in TYPES:
        raise Http404
    model, related = READ_WITH[of]
    return seen(request, model, pk, related=related)


@require_GET
def download(request: HttpRequest, of: str, pk: int, kind: str) -> HttpResponse:
    """The file, made now; of a large record, the question whether to make it."""
    record = found(request, of, pk, kind)
    if is_large(record.home_id):
        shown = {"record": record, "kind": KINDS[kind], "make": reverse(f"report:make-{of}", args=(pk, kind))}
        return render(request, "report/make_file.html", shown)
    printed = file_of(record, kind, request.build_absolute_uri("/"))
    return as_download(printed.content, printed.content_type, name_of(record, kind))


@require_POST
def make(request: HttpRequest, of: str, pk: int, kind: str) -> HttpResponse:
    """Ask for the file, and go where it says how far it is."""
    record = found(request, of, pk, kind)
    job = ask_for(
        kind=MAKE_FILE,
        arguments={"of": of, "pk": record.pk, "kind": kind, "base": request.build_absolute_uri("/")},
        partnership_id=record.home_id,
        once=f"{MAKE_FILE} {of} {record.pk} {kind} {request.user.pk}",
        about_url=record.get_absolute_url(),
        by=request.user,
        on=localdate(),
    )
    return redirect(job.get_absolute_url())


@require_GET
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was made in the background, for whoever asked for it and may still read what it is made of."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    if job.kind != MAKE_FILE or job.asked_by_id != request.user.pk or job.state != Job.State.DONE:
        raise Http404
    of, kind = job.arguments["of"], job.arguments["kind"]
    record = found(request, of, job.arguments["pk"], kind)
    content = made.read(job.pk)
    if content is None:
        messages.error(request, LATER)
        return redirect(record.get_absolute_url())
    return as_download(content, TYPES[kind], name_of(record, kind))


def as_download(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
