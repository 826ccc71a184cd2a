"""What seats and agencies report on, for whoever is about to end one of them."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from goldthread.kit.due import Due
from goldthread.kit.periods import Span
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, Person
from goldthread.scrutiny.models import FocusArea


def owing(reader: Person, seats: Collection[int], agencies: Collection[int], groups: Collection[int]) -> list[Due]:
    """Return the open areas of focus that these seats report on, or seats of these agencies and groups, as far as the
    reader may see them."""
    theirs = Q(owner__in=seats) | Q(owner__agency__in=agencies) | Q(owner__group__in=groups)
    areas = FocusArea.objects.visible_to(reader).filter(theirs, status=FocusArea.Status.OPEN)
    return [
        Due(
            f"{reference(area)}: {area.words}",
            str(area.owner),
            Span.day(area.ends_on),
            "",
            reverse("scrutiny:focus-area", args=(area.pk,)),
            "See who reports on it",
            area.circle not in WIDE,
        )
        for area in areas.select_related("owner").order_by("ends_on", "pk")
    ]
