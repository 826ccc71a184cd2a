"""Whom anything of the plan may be waiting for."""

from datetime import date

from goldthread.partners.models import Partnership
from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting


def waiting(on: date) -> Waiting:
    """Return those who keep a plan."""
    homes = frozenset(Partnership.objects.values_list("pk", flat=True))
    return Waiting(for_those_who={Permission.REFRESH_PLAN: homes})
