"""Forms that were sent, and what is typed into forms that were not."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from goldthread.post.models import Draft, Sent
from goldthread.trail.operation import operation

REMEMBERED = timedelta(days=7)


@operation(silent=True)
def remember_where(*, key: str, url: str, by: Any, on: date) -> None:
    """Note the page that followed a saved form, so that the same form sent again leads there. A form that saved
    nothing is not remembered. What was sent more than a week ago is forgotten."""
    mine = Sent.objects.visible_to(by)  # type: ignore[attr-defined]
    if mine.filter(key=key).update(url=url[:300]):
        mine.filter(at__lt=timezone.now() - REMEMBERED).delete()


@operation(silent=True)
def keep_typed(
    *, place: dict[str, Any], texts: dict[str, str], version: int, path: str, about: str, by: Any, on: date
) -> None:
    """Keep what is being typed into a form, box by box; a box that was emptied is forgotten. The version is the one the
    form was made from."""
    for field, text in texts.items():
        named = {"author_id": by.pk, **place, "field": field}
        if text.strip():
            values = {"text": text, "saved_at": timezone.now(), "path": path, "about": about, "version": version}
            Draft.objects.update_or_create(**named, defaults=values)
        else:
            Draft.objects.filter(**named).delete()


@operation(silent=True)
def throw_away(*, place: dict[str, Any], by: Any, on: date) -> None:
    """Forget everything that was being typed into a form: its author gave it up."""
    Draft.objects.visible_to(by).filter(**place).delete()  # type: ignore[attr-defined]
