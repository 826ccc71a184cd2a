"""Keeping drafts: the only writes that leave no trail, for nothing has been said yet."""

from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.post.models import Draft
from goldthread.trail.operation import operation


@operation(silent=True)
def keep_draft(
    *, record_kind: str, record_id: int | None, field: str, text: str, version: int = 0, by: Any, on: date
) -> Draft:
    """Keep what is being typed into one field of a record, in place of what was kept before. The version it began from
    stays the first one, so that saving it still meets whoever saved in between."""
    named = {"author_id": by.pk, "record_kind": record_kind, "record_id": record_id, "field": field}
    draft, _ = Draft.objects.update_or_create(
        **named,
        defaults={"text": text, "saved_at": timezone.now()},
        create_defaults={**named, "text": text, "saved_at": timezone.now(), "version": version},
    )
    return draft


@operation(silent=True)
def discard_draft(*, record_kind: str, record_id: int | None, field: str, by: Any, on: date) -> None:
    """Forget what was being typed into a field: called when the text is saved, or when its author gives it up."""
    drafts = Draft.objects.filter(record_kind=record_kind, record_id=record_id, field=field)
    drafts.visible_to(by).delete()  # type: ignore[attr-defined]
