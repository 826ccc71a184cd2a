"""The report's background work: making a file of a large record."""

from typing import Any

from django.urls import reverse

from goldthread.kit.document.printing import Printed
from goldthread.kit.refusal import Refusal
from goldthread.post import made
from goldthread.report.files import KINDS, file_of, filled
from goldthread.report.models import Paper, Report, Template

MAKE_FILE = "make a file of a report"
GONE = "This is no longer here, or you may no longer see it. Go back to the list of reports."
NO_TEMPLATE = "The template is out of use, or you may no longer see it. Choose another on the page of the report."
READ_WITH = {"report": (Report, ("home",)), "paper": (Paper, ("report__home",))}


def make_file(job: Any) -> tuple[str, str]:
    """Make the file and put it where its asker can fetch it. A second time it is made over the first."""
    model, related = READ_WITH[job.arguments["of"]]
    record: Any = model.objects.visible_to(job.by).select_related(*related).filter(pk=job.arguments["pk"]).first()
    if record is None:
        raise Refusal(GONE)
    kind = job.arguments["kind"]
    job.tell(10, f"“{record}” is being put together as {KINDS[kind]}.")
    printed = _made(record, job)
    job.tell(90, "The file is made and is being put where you can fetch it.")
    made.keep(job.job.pk, printed.content)
    return f"“{record}” is ready as {KINDS[kind]}.", reverse("report:made", args=(job.job.pk,))


def _made(record: Any, job: Any) -> Printed:
    """The file in our own layout, or in the template that was asked for."""
    number = job.arguments.get("template")
    if number is None:
        return file_of(record, job.arguments["kind"], job.arguments["base"])
    template = Template.objects.visible_to(job.by).select_related("file").filter(pk=number, retired_on=None).first()
    if template is None:
        raise Refusal(NO_TEMPLATE)
    return filled(record, template, job.arguments["base"], job.on)


JOBS = {MAKE_FILE: make_file}
