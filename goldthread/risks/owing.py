"""Which risks seats, agencies and groups own or watch, for whoever is about to end one of them."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from goldthread.kit.due import Due
from goldthread.kit.periods import Span
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, Person
from goldthread.risks.models import Risk
from goldthread.risks.queries import OWNERS


def owing(reader: Person, seats: Collection[int], agencies: Collection[int], groups: Collection[int]) -> list[Due]:
    """Return the risks on the register that these own or watch, as far as the reader may see them."""
    theirs = Q(owner__in=seats) | Q(owner_agency__in=agencies) | Q(group__in=groups)
    risks = Risk.objects.visible_to(reader).filter(theirs).exclude(status="closed").select_related(*OWNERS, "group")
    return [_due(risk) for risk in risks.order_by("review_on", "pk")]


def _due(risk: Risk) -> Due:
    when = Span.day(risk.review_on) if risk.review_on else Span.unknown()
    whose = str(risk.owner or risk.owner_agency or risk.group)
    where = reverse("risks:change", args=(risk.pk,))
    return Due(
        f"{reference(risk)}: {risk.title}", whose, when, "", where, "Give it to somebody else", risk.circle not in WIDE
    )
