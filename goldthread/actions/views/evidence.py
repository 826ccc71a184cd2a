"""Pages of the evidence library: its list, the page of one piece, its files, and what is done with several at once."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from goldthread.actions import library, operations
from goldthread.actions.forms.evidence import (
    ChangeEvidenceForm,
    ClearForm,
    LibraryForm,
    RemoveForm,
    RevisionForm,
    SeveralForm,
)
from goldthread.actions.forms.filters import EvidenceFilter
from goldthread.actions.models import Evidence, EvidenceFile
from goldthread.actions.views.home import HomeIndex
from goldthread.kit.columns import Column
from goldthread.kit.files.limits import media_type_of
from goldthread.kit.forms import Form
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.partners.current import current_partnership
from goldthread.partners.history import history_of
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, Take
from goldthread.post import vault
from goldthread.trail.kept import how_many

AT_MOST = 200
LOCKED_UP = "sandbox; default-src 'none'"


def tick(row):
    return format_html(
        '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
        '<input class="govuk-checkboxes__input" type="checkbox" name="chosen" value="{0}" id="chosen-{0}">'
        '<label class="govuk-label govuk-checkboxes__label" for="chosen-{0}">'
        '<span class="govuk-visually-hidden">Choose {1}</span></label></div></div>',
        row.pk,
        row.title,
    )


class EvidenceIndex(HomeIndex):
    model = Evidence
    template_name = "actions/evidence_index.html"
    narrowing = EvidenceFilter
    title = "Evidence"
    nouns = ("piece of evidence", "pieces of evidence")

    @property
    def columns(self):
        shown = (
            Column("Evidence", "title", sort="title", is_link=True),
            Column("Reference", reference, sort="number"),
            Column("Kind", lambda row: sentence_case(row.get_kind_display())),
            Column("Serves", lambda row: joined([reference(use.action) for use in row.uses.all()]), empty="No action"),
            Column("Looked after by", lambda row: row.owner and str(row.owner), empty="Nobody"),
            Column("Its last day", "expires_on", sort="expires_on", empty="None"),
            Column("State", library.file_state, empty="Ready"),
        )
        return shown if self.request.GET.get("format") else (*shown, Column("Choose", reference, shown=tick))

    def records(self):
        return library.for_list(super().records(), self.person).order_by("-pk")

    def count(self, records):
        return how_many(records)

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, Permission.CLAIM_DONE, self.partnership.pk)}


class BringEvidence(AddAtHome):
    permission = Permission.CLAIM_DONE
    form_class = LibraryForm
    operation = operations.bring_evidence
    back = ("actions:evidence-list", "Back to evidence")
    title = "Bring evidence"
    button = "Bring the evidence"
    said = "Kept. Files are checked first; until then only you see them."

    def where(self, record):
        return record[0].get_absolute_url() if len(record) == 1 else reverse("actions:evidence-list")


class EvidencePage(Page):
    model = Evidence
    template_name = "actions/evidence.html"

    def records(self):
        return super().records().select_related("home", "circle_group", "owner")

    def context(self):
        piece, files = self.record, library.files_of(self.record, self.person)
        return {
            "actions": library.served_by(piece, self.person),
            "files": [(each, library.told_of(each.file)) for each in files],
            "is_scanned": bool(settings.GOLDTHREAD_CLAMAV),
            "next_steps": self.steps() if library.may_keep(self.person, Permission.ENTER_FOR_AGENCY, piece) else [],
            "history": history_of(piece, self.person, 20),
        }

    def steps(self):
        pages = [("Bring a newer file", "revise-evidence")] if self.record.kind == "file" else []
        pages += [("Change it", "change-evidence"), ("Remove it", "remove-evidence")]
        several = f"{reverse('actions:evidence-several')}?chosen={self.record.pk}"
        return [("Let it serve other actions", several),
                *((words, reverse(f"actions:{name}", args=(self.record.pk,))) for words, name in pages)]  # fmt: skip


def with_home(evidence):
    return evidence.select_related("home", "owner", "circle_group")


class Kept(Take):
    """A step with a piece of evidence, for whoever keeps it right."""

    model = Evidence
    argument = "evidence"
    permission = Permission.ENTER_FOR_AGENCY
    may = staticmethod(library.may_keep)

    def records(self):
        return with_home(super().records())


class ChangeEvidence(Change):
    model = Evidence
    permission = Permission.ENTER_FOR_AGENCY
    may = staticmethod(library.may_keep)
    form_class = ChangeEvidenceForm
    operation = operations.change_evidence
    title = "Change the evidence"
    button = "Save the evidence"
    said = "The evidence is saved."

    def records(self):
        return with_home(super().records())


class ReviseEvidence(Kept):
    form_class = RevisionForm
    operation = operations.revise_evidence
    title = "Bring a newer file"
    button = "Bring the file"
    said = "Kept. It is checked first; until then only you see it, and others the one before."

    def records(self):
        return super().records().filter(kind=Evidence.Kind.FILE)


class RemoveEvidence(Kept):
    form_class = RemoveForm
    template_name = "actions/evidence_remove.html"
    operation = operations.remove_evidence
    title = "Remove the evidence"
    button = "Remove it"
    said = "Removed. The actions that it served keep that in their history."

    def context(self):
        return {"actions": library.served_by(self.record, self.person)}

    def where(self, record):
        return reverse("actions:evidence-list")


class OfFile(Take):
    """A step with a file that is held back or refused: only its bringer takes it."""

    model = EvidenceFile
    argument = "file"
    template_name = "actions/evidence_file.html"

    def find(self):
        found = self.records().filter(evidence=self.kwargs["pk"], number=self.kwargs["number"])
        return get_object_or_404(found.select_related("file", "evidence"), added_by=self.person.pk)

    def context(self):
        return {"told": library.told_of(self.record.file)}

    def where(self, record):
        return reverse("actions:evidence-list") if record.removed_on else record.get_absolute_url()


class ClearFile(OfFile):
    form_class = ClearForm
    operation = operations.clear_evidence_file
    title = "Say why it names no child"
    button = "Let the file go on"
    said = "Noted with your name. The file is looked at once more, and then others see it."


class TakeFileAway(OfFile):
    form_class = Form
    operation = operations.take_file_away
    title = "Take the file away"
    button = "Take it away"
    said = "Taken away. Nothing of the file is kept."


@require_http_methods(["GET", "HEAD", "POST"])
def several(request):
    """Several pieces at once: further actions that they serve, an owner and a last day where they have none."""
    person, today, home = request.user, localdate(), current_partnership(request)
    if home is None or not may_in(person, Permission.CLAIM_DONE, home.pk):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    chosen = [each for each in asked.getlist("chosen") if each.isdecimal() and len(each) < 16][:AT_MOST]
    pieces = list(Evidence.objects.visible_to(person).filter(home=home, pk__in=chosen).order_by("number"))
    form = SeveralForm(request.POST or None, record=home, person=person, today=today)
    if request.method == "POST" and pieces and form.is_valid():
        try:
            changed = operations.keep_several(evidence=pieces, **form.cleaned_data, by=person, on=today)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, f"{sentence_case(counted(changed, 'piece'))} of evidence changed.")
            return redirect("actions:evidence-list")
    status = 422 if request.method == "POST" else 200
    return render(request, "actions/evidence_several.html", {"form": form, "pieces": pieces}, status=status)


class Download(Page):
    """A file as an attachment, which a browser saves and never runs."""

    model = EvidenceFile

    def find(self):
        found = self.records().filter(evidence=self.kwargs["pk"], number=self.kwargs["number"])
        return get_object_or_404(found.select_related("file"))

    def get(self, request, *args, **kwargs):
        file = self.record.file
        if not vault.has(file.digest):
            raise Http404
        headers = {
            "Content-Disposition": content_disposition_header(True, file.name),
            "Content-Length": str(file.size),
            "Content-Security-Policy": LOCKED_UP,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        }
        return StreamingHttpResponse(vault.poured(file.digest), content_type=media_type_of(file.kind), headers=headers)
