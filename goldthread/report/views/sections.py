"""Sections of a report: writing, settings, order, hiding and showing, and the claims in their narrative."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.kit.document import html, markdown
from goldthread.kit.document.nodes import Section as Printed
from goldthread.kit.library import guidance
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import printable
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Take
from goldthread.post.operations import discard_draft, keep_draft
from goldthread.report import queries
from goldthread.report.forms.reports import AddSectionForm, ClaimForm, NarrativeForm, SectionForm, TieForm
from goldthread.report.models import Passage, Report, Section, Tie
from goldthread.report.operations import claims as claim_operations
from goldthread.report.operations import sections as operations
from goldthread.report.page import alone, editor
from goldthread.report.views.assigning import RELATED, may_write_section
from goldthread.report.views.doors import Ask, seen, taken

P = Permission


class WriteSection(Ask):
    """The editor with the narrative turned into a box; for whoever is only asked to write it, the section alone."""

    may = staticmethod(may_write_section)
    model = Section
    permission = P.WRITE_REPORT
    form_class = NarrativeForm
    operation = operations.save_narrative
    said = "The narrative of “{record}” is saved."

    def records(self):
        return super().records().select_related(*RELATED)

    def initial(self):
        """What the reader was still writing, with the version it began from, before what is stored."""
        self.draft = queries.draft_of(self.record, self.person)
        if self.draft is None:
            return {"narrative": self.record.narrative}
        return {"narrative": self.draft.text, "version": self.draft.version}

    def show(self, status=200, template="", **more):
        draft = self.draft if self.request.method == "GET" else None
        if Report.objects.visible_to(self.person).filter(pk=self.record.report_id).exists():
            return editor(self.request, self.record.report, self.record.key, status, draft=draft, **more)
        return alone(self.request, self.record, status, draft=draft, **more)

    def say(self, record):
        return f"The narrative of “{queries.title_of(record)}” is saved."


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is being typed, or give it up."""
    row = seen(request, Section, pk, related=("report",))
    if not may_write_section(request.user, P.WRITE_REPORT, row):
        raise PermissionDenied
    named = {"record_kind": "report.section", "record_id": row.pk, "field": "narrative"}
    if request.POST.get("give_up"):
        discard_draft(**named, by=request.user, on=queries.today())
        return redirect(queries.address("write", row.pk))
    version = request.POST.get("version", "")
    text = printable(request.POST.get("narrative", ""))
    try:
        keep_draft(
            **named,
            text=text,
            standing=row.narrative,
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
            by=request.user,
            on=queries.today(),
        )
    except Refusal as refusal:
        return not_kept(request, refusal)
    return HttpResponse(status=204)


def not_kept(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Why no draft is kept, said beneath the box; the page swaps in no answer but one that says it is fine."""
    if "HX-Request" not in request.headers:
        return HttpResponse(refusal.sentence, content_type="text/plain", status=422)
    where = {"HX-Retarget": "#draft-said", "HX-Reswap": "textContent"}
    return HttpResponse(refusal.sentence, content_type="text/plain", headers=where)


class ChangeSection(Ask):
    model = Section
    permission = P.WRITE_REPORT
    form_class = SectionForm
    operation = operations.change_section
    button = "Save the section"

    @property
    def title(self):
        return f"Title, period and items of “{queries.title_of(self.record)}”"

    def records(self):
        return super().records().select_related("report")

    def initial(self):
        stored = {name: getattr(self.record, name) for name in ("title", "starts_on", "ends_on")}
        return stored | {"items": queries.covers(self.record)}

    def form(self, data=None):
        items = guidance(self.record.report.edition).items
        return SectionForm(data, initial=self.initial(), record=self.record, items=items)

    def say(self, record):
        return f"“{queries.title_of(record)}” is saved."


class AddSection(Take):
    model = Report
    permission = P.WRITE_REPORT
    form_class = AddSectionForm
    operation = operations.add_section
    title = "Add a section"
    button = "Add the section"

    def form(self, data=None):
        return AddSectionForm(data, record=self.record, usual=queries.not_in(self.record))

    def say(self, record):
        return f"“{queries.title_of(record)}” is added at the end. Move it to its place."

    def where(self, record):
        return queries.address("arrange", self.record.pk)


@require_safe
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Every section in its order, with what moves, hides and renames it."""
    record = seen(request, Report, pk, P.WRITE_REPORT, related=("home",))
    lines = queries.lines(queries.sections_of(record))
    return render(
        request, "report/arrange.html", {"record": record, "lines": lines, "is_open": record.status == "draft"}
    )


@require_POST
def move_section(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen(request, Section, pk, P.WRITE_REPORT, related=("report",))
    up = request.POST.get("way") == "up"
    said = f"“{queries.title_of(row)}” is moved {'up' if up else 'down'}."
    where = queries.address("arrange", row.report_id)
    given = {"section": row, "up": up, "version": request.POST.get("version")}
    return taken(request, said, where, lambda: operations.move_section(**given, by=request.user, on=queries.today()))


@require_POST
def show_section(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen(request, Section, pk, P.WRITE_REPORT, related=("report",))
    hide = request.POST.get("hide") == "yes"
    said = f"“{queries.title_of(row)}” {'does not print' if hide else 'prints'} from now on."
    where = queries.address("arrange", row.report_id)

    def operate():
        version = request.POST.get("version")
        operations.show_section(section=row, is_hidden=hide, version=version, by=request.user, on=queries.today())

    return taken(request, said, where, operate)


class Claims(Ask):
    """The claims of a section, what each is tied to, and a box to mark another."""

    model = Section
    permission = P.WRITE_REPORT
    form_class = ClaimForm
    operation = claim_operations.mark_claim
    template_name = "report/claims.html"
    title = "Claims"
    button = "Mark as a claim"
    said = "The words are marked as a claim. Tie them to what they rest on."

    def records(self):
        return super().records().select_related("report__home")

    def context(self):
        narrative = html.part((Printed("narrative", "Narrative", markdown.read(self.record.narrative)),))
        return {
            "name": queries.title_of(self.record),
            "narrative": narrative if self.record.narrative else "",
            "passages": queries.claim_lines(self.record),
            "may_write": may(self.person, P.WRITE_REPORT, self.record.report),
        }


class TieClaim(Ask):
    """What a claim rests on, by its reference."""

    model = Passage
    permission = P.WRITE_REPORT
    form_class = TieForm
    operation = claim_operations.tie_claim
    title = "Tie the claim to the record"
    button = "Tie the claim"
    said = "The claim is tied. It prints a note with the reference."

    def records(self):
        return super().records().select_related("section__report__home")

    def operate(self, form):
        home = self.record.section.report.home
        given = form.cleaned_data
        record = queries.found_by_reference(given["reference"], home, self.person, impact=given["is_impact"])
        if record is None:
            raise queries.not_found(given["reference"], given["is_impact"])
        about = {"passage": self.record, "record": record, "version": given["version"]}
        return claim_operations.tie_claim(**about, by=self.person, on=self.today)


@require_POST
def unmark(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen(request, Passage, pk, P.WRITE_REPORT, related=("section__report",))
    where = queries.address("claims", row.section_id)
    about = {"passage": row, "version": request.POST.get("version"), "by": request.user, "on": queries.today()}
    said = "The words are no longer marked as a claim."
    return taken(request, said, where, lambda: claim_operations.unmark_claim(**about))


@require_POST
def untie(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen(request, Tie, pk, P.WRITE_REPORT, related=("passage__section__report",))
    where = queries.address("claims", row.passage.section_id)
    about = {"tie": row, "version": request.POST.get("version"), "by": request.user, "on": queries.today()}
    said = "The claim is no longer tied to that record."
    return taken(request, said, where, lambda: claim_operations.untie_claim(**about))


@require_POST
def words(request: HttpRequest) -> HttpResponse:
    """Narrative as it will print, for the preview beneath a box."""
    text = request.POST.get("text", "")
    return HttpResponse(html.blocks(markdown.read(text[:100_000]), html.Ink(base="/", level=2)))
