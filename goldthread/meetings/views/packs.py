"""The pack of a meeting: made in the background, its index on the screen, and its file."""

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from goldthread.meetings import operations
from goldthread.meetings.models import Meeting, Pack, Paper
from goldthread.meetings.packing import may_still_be_read
from goldthread.meetings.views.prepare import Preparing
from goldthread.partners.verbs import Page
from goldthread.post import vault

GONE = "That pack is no longer kept. Make it again from the page that prepares the meeting."


class MakePack(Preparing):
    operation = operations.ask_for_pack
    title = "Make the pack"
    button = "Make the pack"
    said = "The pack is being made. This page says how far it is."

    def where(self, record):
        return record.get_absolute_url()


class PackPage(Page):
    model = Meeting
    template_name = "meetings/pack.html"

    def records(self):
        return super().records().select_related("group", "home")

    def context(self):
        packs = list(Pack.objects.visible_to(self.person).filter(meeting=self.record).order_by("is_restricted"))
        if not packs:
            raise Http404
        papers = {each.pk: each for each in Paper.objects.visible_to(self.person).filter(meeting=self.record)}
        still = [pack for pack in packs if may_still_be_read(pack)]
        rows = [(pack, [(each, papers.get(each["paper"])) for each in pack.index]) for pack in still]
        return {"packs": rows}


@require_safe
def pack_file(request, pk, which):
    """The pack as a file to keep."""
    seen = Pack.objects.visible_to(request.user).filter(meeting=pk, is_restricted=which == "restricted")
    pack = get_object_or_404(seen.select_related("meeting"))
    if which not in {"open", "restricted"} or not may_still_be_read(pack):
        raise Http404
    if not vault.has(pack.digest):
        messages.error(request, GONE)
        return redirect(pack.meeting)
    name = f"pack-m-{pack.meeting.number}{'-restricted' if pack.is_restricted else ''}.pdf"
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-store"}
    return StreamingHttpResponse(vault.poured(pack.digest), content_type="application/pdf", headers=headers)
