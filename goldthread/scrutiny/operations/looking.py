"""Remembering until when somebody has looked: a place to read on from, which says nothing and leaves no trail."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from goldthread.partners.models import Partnership, Person
from goldthread.scrutiny.models import LastLook
from goldthread.trail.operation import operation


@operation(silent=True)
def look(*, partnerships: Iterable[Partnership], entry: int, by: Person, on: date) -> None:
    """Remember that somebody has looked at what is new in these partnerships, up to an entry of the trail; never back
    from where they were."""
    for home in partnerships:
        seen, _ = LastLook.objects.get_or_create(author=by, home=home, defaults={"at": timezone.now(), "entry": entry})
        if entry > seen.entry:
            seen.entry, seen.at = entry, timezone.now()
            seen.save()
