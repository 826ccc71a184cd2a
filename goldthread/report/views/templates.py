"""Pages of a council's templates: their list, what one uses, bringing and mending one, and filling it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST, require_safe

from goldthread.kit.columns import Column
from goldthread.kit.document.printing import TYPES
from goldthread.kit.refusal import Refusal
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Index, Page, Take
from goldthread.post import vault
from goldthread.post.operations.jobs import ask_for
from goldthread.report import outlines, queries, starter
from goldthread.report.files import filled, is_large, name_of
from goldthread.report.forms.templates import AddTemplateForm, LeaveEmptyForm, RetireForm, ReviseTemplateForm
from goldthread.report.jobs import MAKE_FILE, READ_WITH
from goldthread.report.models import Template
from goldthread.report.operations import templates as operations
from goldthread.report.placeholders import usual
from goldthread.report.views.doors import seen
from goldthread.report.views.files import as_download

P = Permission
NEEDED = {"report": P.WRITE_REPORT, "paper": P.WRITE_PAPER}


def may_keep(person, permission, template):
    """Whoever may write what a template is for may look after it."""
    return may_in(person, NEEDED[template.kind], template.home_id)


class TemplateIndex(Index):
    """The templates of the partnership, and a starter for each kind."""

    model = Template
    template_name = "report/template_index.html"
    title = "Your council’s templates"
    nouns = ("template", "templates")
    order = ("retired_on", "name")
    empty_words = "A template is a Word file in your council’s own layout. Reports and papers are filled into it."
    columns = (
        Column("Template", "name", sort="name", is_link=True),
        Column("For", "get_kind_display", sort="kind"),
        Column("Brought", "added_on", sort="added_on"),
        Column("Out of use since", "retired_on", sort="retired_on", empty="In use"),
    )

    def records(self):
        self.home = current_partnership(self.request)
        return queries.of_home(Template, self.home, self.person)

    def context(self):
        return {
            "may_add": self.home and may_in(self.person, P.WRITE_REPORT, self.home.pk),
            "lists": [(label, sorted(usual(kind).items())) for kind, label in Template.Kind.choices],
        }


class AddTemplate(AddAtHome):
    model = Template
    permission = P.WRITE_REPORT
    form_class = AddTemplateForm
    operation = operations.add_template
    argument = "home"
    back = ("report:templates", "Back to templates")
    title = "Bring a template"
    button = "Bring the template"
    said = "“{record}” is kept. This is what it uses."


class TemplatePage(Page):
    """What a template uses, what is wrong with it, and what it can be filled with."""

    model = Template
    template_name = "report/template.html"

    def records(self):
        return super().records().select_related("home", "file", "added_by")

    def context(self):
        records = outlines.records_for(self.record, self.person)
        return {
            "check": outlines.check_of(self.record, self.person, records[0] if records else None),
            "latest": records[0] if records else None,
            "records": records,
            "may_write": may_keep(self.person, None, self.record),
        }


class Kept(Take):
    """A step with a template, for whoever looks after it."""

    model = Template
    permission = P.WRITE_REPORT
    may = staticmethod(may_keep)

    def records(self):
        return super().records().select_related("home", "file")


class ReviseTemplate(Kept):
    form_class = ReviseTemplateForm
    operation = operations.revise_template
    title = "Bring the mended file"
    button = "Bring the file"
    said = "The file is kept. This is what it uses now."


class LeaveEmpty(Kept):
    form_class = LeaveEmptyForm
    operation = operations.leave_empty
    title = "Leave placeholders empty"
    button = "Leave these empty"
    said = "What is ticked stays empty."

    def initial(self):
        return {"names": self.record.left_empty}

    def form(self, data=None):
        unknown = outlines.check_of(self.record, self.person, None).unknown
        return LeaveEmptyForm(data, initial=self.initial(), record=self.record, person=self.person,
                              today=self.today, unknown=unknown)  # fmt: skip


class RetireTemplate(Kept):
    form_class = RetireForm
    operation = operations.retire_template
    title = "Take the template out of use"
    button = "Take it out of use"
    said = "“{record}” is out of use. Files that were made with it stay as they are."


@require_safe
def starter_file(request: HttpRequest, kind: str) -> HttpResponse:
    """A template with every placeholder in its place, to be put into the council's own styles."""
    if kind not in NEEDED:
        raise Http404
    return as_download(starter.starter(kind), TYPES["docx"], f"starter-{kind}.docx")


@require_safe
def template_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The template itself, as it was brought."""
    template = seen(request, Template, pk, related=("file",))
    if not vault.has(template.file.digest):
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, template.file.name)}
    return StreamingHttpResponse(vault.poured(template.file.digest), content_type=TYPES["docx"], headers=headers)


def pair(request: HttpRequest, pk: int, record: int):
    """A template in use and what is to be filled into it, as far as the reader may see both."""
    known = Template.objects.visible_to(request.user).select_related("file", "home")
    template = get_object_or_404(known, pk=pk, retired_on=None)
    model, related = READ_WITH[template.kind]
    return template, seen(request, model, record, related=related)


@require_safe
def fill(request: HttpRequest, pk: int, record: int) -> HttpResponse:
    """What stays empty and what would be left out, before the file is made."""
    template, found = pair(request, pk, record)
    check = outlines.check_of(template, request.user, found)
    ready = check.is_fit and template.file.is_ready
    shown = {"template": template, "record": found, "check": check, "ready": ready, "large": is_large(found.home_id)}
    return render(request, "report/fill.html", shown)


@require_GET
def filled_file(request: HttpRequest, pk: int, record: int) -> HttpResponse:
    """The filled file, made now; of a large record, or where something is to be settled, the page before it."""
    template, found = pair(request, pk, record)
    before = reverse("report:fill", args=(pk, record))
    if is_large(found.home_id) or not outlines.check_of(template, request.user, found).is_fit:
        return redirect(before)
    try:
        printed = filled(found, template, request.build_absolute_uri("/"), localdate())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(before)
    return as_download(printed.content, printed.content_type, named(found, template))


@require_POST
def make_filled(request: HttpRequest, pk: int, record: int) -> HttpResponse:
    """Ask for the filled file, and go where it says how far it is."""
    template, found = pair(request, pk, record)
    if not outlines.check_of(template, request.user, found).is_fit:
        return redirect("report:fill", pk, record)
    about = {"of": template.kind, "pk": found.pk, "kind": "docx", "template": template.pk}
    job = ask_for(
        kind=MAKE_FILE,
        arguments={**about, "base": request.build_absolute_uri("/")},
        partnership_id=found.home_id,
        once=f"{MAKE_FILE} {template.kind} {found.pk} in {template.pk} {request.user.pk}",
        about_url=found.get_absolute_url(),
        by=request.user,
        on=localdate(),
    )
    return redirect(job.get_absolute_url())


def named(record, template):
    """What the filled file is called: as in our own layout, with whose template it is."""
    return f"{name_of(record, 'docx').removesuffix('.docx')}-{slugify(template.name)[:40]}.docx"
