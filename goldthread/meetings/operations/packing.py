"""Asking for the pack of a meeting, and keeping it in place of the one before."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from goldthread.kit.addresses import address
from goldthread.meetings.models import AgendaItem, Meeting, Pack, Paper
from goldthread.partners.models import Person
from goldthread.post import vault
from goldthread.post.models import Job
from goldthread.post.operations.files import forget_unused
from goldthread.post.operations.jobs import ask_for
from goldthread.trail.operation import afterwards, note, nothing_changed, operation
from goldthread.trail.rows import reread, stored

MAKE_PACK, LET_PACKS_GO = "make a meeting's pack", "let packs go"


@operation
def ask_for_pack(*, meeting: Meeting, version: int | None, by: Person, on: date) -> Job:
    """Ask for the pack of a meeting to be made in the background; two people who ask at once get the same work."""
    row = reread(meeting, version)
    stored(row)
    note(row, says="asked for the pack")
    return ask_for(
        kind=MAKE_PACK, arguments={"meeting": row.pk}, partnership_id=row.home_id, once=f"{MAKE_PACK} {row.pk}",
        about_url=address("meetings:prepare", row.pk) if row.is_ahead else row.get_absolute_url(), by=by, on=on,
    )  # fmt: skip


@operation
def keep_pack(
    *,
    meeting: Meeting,
    is_restricted: bool,
    content: bytes,
    pages: int,
    index: list[dict[str, Any]],
    by: Person | None,
    on: date,
) -> Pack:
    """Keep a pack that was made, beside the one before it, which was read; one that is the same is only dated anew."""
    digest, _ = vault.keep(content)
    made = {"pages": pages, "index": index, "made_on": on, "made_at": timezone.now()}
    current = Pack.objects.filter(meeting=meeting, is_restricted=is_restricted, replaced_on=None)
    if not current.filter(digest=digest).update(**made):
        current.update(replaced_on=on)
        Pack.objects.create(meeting=meeting, is_restricted=is_restricted, digest=digest, **made)
    pack = current.get()
    note(pack, after={"pages": pages, "digest": digest}, says="was made", partnership_id=meeting.home_id)
    return pack


def forget_open_pack(meeting: Meeting) -> None:
    """Take the open pack of a meeting away, and those before it, for something in it is for the group alone now."""
    forget_packs(Pack.objects.filter(meeting=meeting, is_restricted=False), "something in it is restricted now")


def restrict_with(item: AgendaItem, meeting: Meeting) -> None:
    """Restrict the papers under an item that is for the group alone now, and take the open pack away."""
    for paper in Paper.objects.filter(item=item, is_restricted=False):
        paper.is_restricted = True
        paper.save(update_fields=["is_restricted"])
        note(paper, {"is_restricted": False}, {"is_restricted": True}, says="is for the group alone, as its item",
             partnership_id=meeting.home_id)  # fmt: skip
    forget_open_pack(meeting)


def forget_packs(packs: Iterable[Pack], why: str) -> None:
    """Take packs away with their bytes, and say why."""
    for pack in packs:
        afterwards(partial(forget_unused, pack.digest))
        note(pack, says=f"was taken away, for {why}", partnership_id=pack.meeting.home_id)
        pack.delete()


@operation
def drop_restricted_pack(*, meeting: Meeting, by: Person | None, on: date) -> None:
    """Take the restricted pack of a meeting away, for nothing of it is restricted any more."""
    forget_packs(Pack.objects.filter(meeting=meeting, is_restricted=True), "nothing in it is restricted any more")
    note(meeting, says="took the restricted pack away")


@operation
def let_packs_go(*, by: Person | None, on: date) -> int:
    """Take away the packs that hold a paper which was withdrawn, or whose file was taken out of the library; return how
    many."""
    here = set(Paper.objects.filter(evidence__removed_on=None).exclude(evidence=None).values_list("pk", flat=True))
    packs = Pack.objects.select_related("meeting")
    gone = [pack for pack in packs if any(entry["paper"] and entry["paper"] not in here for entry in pack.index)]
    if not gone:
        nothing_changed()
    forget_packs(gone, "a paper in it is no longer here")
    return len(gone)
