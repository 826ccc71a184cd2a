"""Reading one's own drafts and background work, and how the background is doing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model, Q

from goldthread.post.models import Draft, Job, Letter, Worker

SILENT = timedelta(minutes=1)
JUST = timedelta(hours=1)


def drafts_of(person: Any) -> list[Draft]:
    """Everything a person is still writing, the latest first."""
    return list(Draft.objects.visible_to(person).order_by("-saved_at", "-id"))


@dataclass(frozen=True)
class PlaceLeft:
    """A form that somebody was typing into and has not saved: its heading, its address, and the beginning of it."""

    about: str
    path: str
    saved_at: datetime
    text: str


def places_of(person: Any) -> list[PlaceLeft]:
    """Each form that a person was typing into, once, the latest first."""
    found: dict[tuple[str, int | None], PlaceLeft] = {}
    for draft in drafts_of(person):
        left = PlaceLeft(draft.about or "Something you were writing", draft.path, draft.saved_at, draft.text)
        found.setdefault((draft.record_kind, draft.record_id), left)
    return list(found.values())


def draft_of(person: Any, record: Model, field: str) -> Draft | None:
    """What a person is still writing in one field of a record."""
    drafts = Draft.objects.visible_to(person)
    return drafts.filter(record_kind=record._meta.label_lower, record_id=record.pk, field=field).first()


def background_of(person: Any, now: datetime) -> list[Job]:
    """What a person asked for that is still to come, or has ended within the last hour; the latest first."""
    mine = Job.objects.visible_to(person).filter(asked_by_id=person.pk)
    return list(mine.filter(Q(state__in=Job.UNENDED) | Q(ended_at__gt=now - JUST)).order_by("-asked_at")[:5])


def is_worker_there(now: datetime) -> bool:
    """Whether a worker was heard of within the last minute."""
    return Worker.objects.filter(seen_at__gt=now - SILENT).exists()


def failed_jobs(reader: Any) -> list[Job]:
    """What failed for reasons that are not the asker's to mend, as far as the reader may see it, the latest first."""
    return list(Job.objects.visible_to(reader).filter(Job.TO_MEND).order_by("-ended_at")[:50])


def failed_letters(reader: Any) -> list[Letter]:
    """Letters that could not be sent, as far as the reader may see them, the latest first; their words are not read."""
    letters = Letter.objects.visible_to(reader).filter(state=Letter.State.FAILED)
    return list(letters.defer("subject", "text", "html").order_by("-due_at")[:50])
