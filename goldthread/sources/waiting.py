"""Whom anything of inspections and of what was shared may be waiting for."""

from datetime import date

from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, numbers
from goldthread.sources.models import Inspected, Inspection, Sharing
from goldthread.sources.queries import not_brought, unanswered


def waiting(on: date) -> Waiting:
    """Return the agencies whose inspection was not brought to the partners, and those who keep such records."""
    unbrought = Inspection.objects.filter(not_brought())
    (agencies,) = numbers(Inspected.objects.filter(inspection__in=unbrought), "agency")
    homes = numbers(unbrought, "home")[0] | numbers(Sharing.objects.filter(unanswered()), "home")[0]
    return Waiting(agencies=agencies, for_those_who={Permission.KEEP_SOURCES: homes})
