"""Whom anything of risks and of changes may be waiting for."""

from datetime import date

from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, numbers
from goldthread.risks.due import SOON, wanted
from goldthread.risks.models import Milestone, Risk, RiskShare


def waiting(on: date) -> Waiting:
    """Return those who own a risk that is to be looked at, here or for an area that shares it, and the business units,
    who see to what nobody owns and to what a change asks."""
    risks = Risk.objects.filter(wanted(on + SOON))
    owners, agencies, homes = numbers(risks, "owner", "owner_agency", "home")
    (sharing,) = numbers(RiskShare.objects.filter(risk__in=risks.values("pk")), "owner")
    (changing,) = numbers(Milestone.objects.filter(is_done=False), "change__home")
    return Waiting(
        agencies=agencies, seats=owners | sharing, for_those_who={Permission.ENTER_FOR_AGENCY: homes | changing}
    )
