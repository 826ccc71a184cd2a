"""What a back-up leaves in the record it was made of, and what a restored one is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.sessions.models import Session
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.post.models import Job, Letter, Worker
from goldthread.trail.operation import Named, note, operation
from goldthread.trail.verify import verify

INSTALLATION = Named("post.backup", 0)
OLD_LETTER = "It waited when the back-up was made, and may have gone out since. Send it again if it is still wanted."
OLD_WORK = "It was under way when the back-up was made. Ask for it again."


@operation
def note_backup(*, by: Any, on: date) -> None:
    """Remember that the whole record goes out into a file."""
    note(INSTALLATION, says="was backed up into a file")


@operation
def load_tables(*, reader: Any, fill: Callable[[Any], None], by: Any, on: date) -> None:
    """Fill the tables from a back-up, all of it or nothing, and verify the trail that came with it. Raises Refusal for
    whatever does not agree with the manifest."""
    fill(reader)
    found = verify(reader.manifest.head)
    if found.first:
        raise Refusal(f"The trail in this back-up does not hold. {found.first}")
    note(INSTALLATION, says="was filled from a back-up")


@operation
def settle_restored(*, made_at: str, by: Any, on: date) -> None:
    """Let nothing of the past go on by itself: nobody is signed in, no letter that waited goes out a second time, no
    work begins again."""
    now = timezone.now()
    Session.objects.all().delete()
    Worker.objects.all().delete()
    waiting = Letter.objects.filter(state__in=(Letter.State.WAITING, Letter.State.CLAIMED))
    waiting.update(state=Letter.State.FAILED, says=OLD_LETTER)
    Job.objects.to_come().update(state=Job.State.FAILED, says=OLD_WORK, fault="restored", ended_at=now)  # type: ignore[attr-defined]
    note(INSTALLATION, says=f"was restored from a back-up of {made_at}")
