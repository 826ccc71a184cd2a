"""The background work of meetings: binding the pack, and letting packs go that hold what is gone."""

from collections.abc import Callable
from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, sentence_case
from goldthread.meetings.models import Meeting, Pack
from goldthread.meetings.operations.packing import (
    LET_PACKS_GO,
    MAKE_PACK,
    drop_restricted_pack,
    keep_pack,
    let_packs_go,
)
from goldthread.meetings.packing import has_restricted, whole_pack
from goldthread.meetings.policy import may_in_group
from goldthread.partners.models import Person
from goldthread.partners.roles import Permission

GONE = "This meeting is no longer here, or you may no longer prepare it. Go back to the list of meetings."


def make_pack(job: Any) -> tuple[str, str]:
    """Make the pack, and the restricted one where something is restricted. A second time it is made over the first."""
    seen = Meeting.objects.visible_to(job.by).filter(pk=job.arguments["meeting"])
    meeting = seen.select_related("group", "home", "circle_group").first()
    if meeting is None or not may_in_group(job.by, Permission.KEEP_MEETINGS, meeting):
        raise Refusal(GONE)
    pages = make_packs(meeting, job.by, job.on, job.tell)
    return f"The pack is ready: {counted(pages, 'page')}.", Pack(meeting=meeting).get_absolute_url()


def make_packs(meeting: Meeting, by: Person | None, on: date, tell: Callable[[int, str], None]) -> int:
    """Make the open pack of a meeting and, where something is restricted, the other; return the pages of the last."""
    is_any = has_restricted(meeting)
    for whole in (False, True) if is_any else (False,):
        bound, index = whole_pack(meeting, whole, on, tell)
        about: dict[str, Any] = {"content": bound.content, "pages": bound.pages, "index": index, "by": by, "on": on}
        keep_pack(meeting=meeting, is_restricted=whole, **about)
        pages = bound.pages
    if not is_any and Pack.objects.filter(meeting=meeting, is_restricted=True).exists():
        drop_restricted_pack(meeting=meeting, by=by, on=on)
    return pages


def let_go(job: Any) -> tuple[str, str]:
    """Take away the packs that hold a paper whose file is in the library no longer."""
    gone = let_packs_go(by=job.by, on=job.on)
    return f"{sentence_case(counted(gone, 'pack'))} taken away.", ""


JOBS = {MAKE_PACK: make_pack, LET_PACKS_GO: let_go}
