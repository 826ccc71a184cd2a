"""Reading one's own drafts."""

from typing import Any

from django.db.models import Model

from goldthread.post.models import Draft


def drafts_of(person: Any) -> list[Draft]:
    """Everything a person is still writing, the latest first."""
    return list(Draft.objects.visible_to(person).order_by("-saved_at", "-id"))


def draft_of(person: Any, record: Model, field: str) -> Draft | None:
    """What a person is still writing in one field of a record."""
    drafts = Draft.objects.visible_to(person)
    return drafts.filter(record_kind=record._meta.label_lower, record_id=record.pk, field=field).first()
