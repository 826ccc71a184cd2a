"""The pack of a meeting: made in the background, its index on the screen, and its file."""

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goldthread.meetings import operations
from goldthread.meetings.models import Meeting, Pack
from goldthread.meetings.packing import may_still_be_read
from goldthread.meetings.parts import highlights_of, items_of, papers_of
from goldthread.meetings.printed import marking_for
from goldthread.meetings.shown_packs import makes_again, packs_of
from goldthread.meetings.views.prepare import Preparing
from goldthread.partners.verbs import Page
from goldthread.post import vault

LONG = 10  # digits that no number of a pack has
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
        meeting, person = self.record, self.person
        packs = list(Pack.objects.visible_to(person).filter(meeting=meeting).order_by("-made_at", "-pk"))
        if not packs:
            raise Http404
        papers = papers_of(meeting, person)
        by_number = {each.pk: each for each in papers}
        shown = packs_of(meeting, person, items_of(meeting, person), papers, highlights_of(meeting, person))
        return {
            "packs": [(each, [(row, by_number.get(row["paper"])) for row in each.pack.index]) for each in shown],
            "marked": packs,
            "earlier": [each for each in packs if each.replaced_on and may_still_be_read(each)],
            "makes_pack_again": makes_again(meeting, person, shown),
        }


@require_safe
def pack_file(request, pk, which):
    """The pack as a file to keep; with `?earlier=` and its number, one that was made before it."""
    seen = Pack.objects.visible_to(request.user).filter(meeting=pk, is_restricted=which == "restricted")
    number = request.GET.get("earlier", "")
    asked = {"pk": int(number)} if number.isdecimal() and len(number) < LONG else {"replaced_on": None}
    pack = get_object_or_404(seen.select_related("meeting__home"), **asked)
    if which not in {"open", "restricted"} or not may_still_be_read(pack):
        raise Http404
    if not vault.has(pack.digest):
        messages.error(request, GONE)
        return redirect(pack.meeting)
    marking = slugify(marking_for(pack.meeting, pack.is_restricted))
    restricted = "restricted" if pack.is_restricted else ""
    name = "-".join(each for each in (f"pack-m-{pack.meeting.number}", restricted, marking) if each) + ".pdf"
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-store"}
    return StreamingHttpResponse(vault.poured(pack.digest), content_type="application/pdf", headers=headers)
