"""Asking for the pack of a meeting, and keeping it in place of the one before."""

from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from goldthread.meetings.models import Meeting, Pack
from goldthread.partners.models import Person
from goldthread.post import vault
from goldthread.post.models import Job
from goldthread.post.operations.files import forget_unused
from goldthread.post.operations.jobs import ask_for
from goldthread.trail.operation import afterwards, note, operation
from goldthread.trail.rows import reread, stored

MAKE_PACK = "make a meeting's pack"


@operation
def ask_for_pack(*, meeting: Meeting, version: int | None, by: Person, on: date) -> Job:
    """Ask for the pack of a meeting to be made in the background; two people who ask at once get the same work."""
    row = reread(meeting, version)
    stored(row)
    note(row, says="asked for the pack")
    return ask_for(
        kind=MAKE_PACK, arguments={"meeting": row.pk}, partnership_id=row.home_id, once=f"{MAKE_PACK} {row.pk}", by=by,
        on=on,
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
    """Keep a pack that was made; the one before it goes."""
    before = Pack.objects.filter(meeting=meeting, is_restricted=is_restricted).first()
    digest, _ = vault.keep(content)
    pack, _ = Pack.objects.update_or_create(
        meeting=meeting, is_restricted=is_restricted,
        defaults={"digest": digest, "pages": pages, "index": index, "made_on": on, "made_at": timezone.now()},
    )  # fmt: skip
    if before and before.digest != digest:
        afterwards(partial(forget_unused, before.digest))
    note(pack, after={"pages": pages, "digest": digest}, says="was made", partnership_id=meeting.home_id)
    return pack


def forget_open_pack(meeting: Meeting) -> None:
    """Take the open pack of a meeting away, for something in it is for the group alone now."""
    for pack in Pack.objects.filter(meeting=meeting, is_restricted=False):
        afterwards(partial(forget_unused, pack.digest))
        note(pack, says="was taken away, for something in it is restricted now", partnership_id=meeting.home_id)
        pack.delete()


@operation
def drop_restricted_pack(*, meeting: Meeting, by: Person | None, on: date) -> None:
    """Take the restricted pack of a meeting away, for nothing of it is restricted any more."""
    for pack in Pack.objects.filter(meeting=meeting, is_restricted=True):
        afterwards(partial(forget_unused, pack.digest))
        pack.delete()
    note(meeting, says="took the restricted pack away")
