"""Keeping drafts: the only writes that leave no trail, for nothing has been said yet."""

from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.kit.identifiers import find, kind_of
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.post.models import Draft
from goldthread.trail.operation import operation


@operation(silent=True)
def keep_draft(
    *,
    record_kind: str,
    record_id: int | None,
    field: str,
    text: str,
    standing: str = "",
    version: int = 0,
    by: Any,
    on: date,
) -> Draft:
    """Keep what is being typed into one field of a record, in place of what was kept before. The version it began from
    stays the first one, so that saving it still meets whoever saved in between. Raises Refusal for a text that may say
    who a child is; what it says already where it is saved (`standing`) was asked about there."""
    refuse_identifiers(text, field, standing)
    named = {"author_id": by.pk, "record_kind": record_kind, "record_id": record_id, "field": field}
    draft, _ = Draft.objects.update_or_create(
        **named,
        defaults={"text": text, "saved_at": timezone.now()},
        create_defaults={**named, "text": text, "saved_at": timezone.now(), "version": version},
    )
    return draft


def refuse_identifiers(text: str, field: str, standing: str = "") -> None:
    """Raise Refusal, which says why and never repeats the words, for a text that may say who a child is."""
    kinds = dict.fromkeys(found.kind for found in find(text) if found.words not in standing)
    if kinds:
        what = joined([kind_of(kind).one for kind in kinds])
        raise Refusal(f"No draft is kept while this may hold {what}. What you typed is on this page only.", field)


@operation(silent=True)
def discard_draft(*, record_kind: str, record_id: int | None, field: str, by: Any, on: date) -> None:
    """Forget what was being typed into a field: called when the text is saved, or when its author gives it up."""
    drafts = Draft.objects.filter(record_kind=record_kind, record_id=record_id, field=field)
    drafts.visible_to(by).delete()  # type: ignore[attr-defined]
