"""Highlight reports: drafted for a group beneath, worded by its chair, and taken away as Word or PDF."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.document.printing import TYPES, as_file
from goldthread.meetings import operations
from goldthread.meetings.forms.papers import HighlightForm
from goldthread.meetings.models import HighlightReport
from goldthread.meetings.parts import highlights_of
from goldthread.meetings.policy import may_word
from goldthread.meetings.queries import groups_beneath
from goldthread.meetings.reports import PARTS, file_name, highlight_document, prose
from goldthread.meetings.views.prepare import Preparing
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Change, Page

KEEP = Permission.KEEP_MEETINGS
WITH = ("meeting__group", "meeting__home", "group")


class DraftHighlight(Preparing):
    """Draft the report of one group; the prepare page has a button for each."""

    title = "Draft the report from the record"
    button = "Draft it"

    def operate(self, form):
        beneath = {each.pk: each for each in groups_beneath(self.record, self.person, self.today)}
        if self.kwargs["group"] not in beneath:
            raise Http404
        about = {"meeting": self.record, "group": beneath[self.kwargs["group"]]}
        return operations.draft_highlight(**about, **form.cleaned_data, by=self.person, on=self.today)

    def say(self, record):
        return f"Drafted from the record. {record.group}’s chair can word it now."

    def where(self, record):
        return record.get_absolute_url()


class Seen(Page):
    model = HighlightReport

    def records(self):
        return super().records().select_related(*WITH)

    def find(self):
        report = super().find()
        if report not in highlights_of(report.meeting, self.person):
            raise Http404
        return report


class HighlightPage(Seen):
    template_name = "meetings/highlight.html"

    def context(self):
        told = [(title, getattr(self.record, name), nothing) for _, title, name, nothing in PARTS]
        parts = [(title, prose(text) if text.strip() else "", nothing) for title, text, nothing in told]
        return {"may_word": may_word(self.person, KEEP, self.record), "parts": parts}


class WordHighlight(Change):
    model = HighlightReport
    argument = "highlight"
    permission = KEEP
    may = staticmethod(may_word)
    form_class = HighlightForm
    operation = operations.word_highlight
    title = "Word the report"
    button = "Save the report"
    said = "The report is saved."

    def records(self):
        return super().records().select_related(*WITH)


@require_safe
def download(request, pk, kind):
    """The report as a file of two pages."""
    seen = HighlightReport.objects.visible_to(request.user).select_related(*WITH)
    report = get_object_or_404(seen, pk=pk)
    if kind not in {"docx", "pdf"} or report not in highlights_of(report.meeting, request.user):
        raise Http404
    printed = as_file(highlight_document(report, settings.SITE, localdate()), kind)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(report, kind)}"'}
    return HttpResponse(printed.content, content_type=TYPES[kind], headers=headers)
