"""Whom anything of actions and evidence may be waiting for."""

from datetime import date

from goldthread.actions.expiring import UNSETTLED
from goldthread.actions.library import running_out
from goldthread.actions.models import Claim, Evidence, EvidenceFile, Impact, Line
from goldthread.actions.rules import RUNNING
from goldthread.partners.roles import Permission
from goldthread.partners.waiting import Waiting, joined, numbers

BODIES = ("agency", "group", "seat", "partnership")


def waiting(on: date) -> Waiting:
    """Return those who lead what is not done, whose evidence runs out or whose file is not settled, and those who check
    what was claimed."""
    lines = Line.objects.current().filter(
        capacity=Line.Capacity.LEAD, state=Line.State.OPEN, action__status__in=RUNNING
    )
    led = dict(zip(BODIES, numbers(lines, *BODIES), strict=True))
    owners, homes = numbers(running_out(Evidence.objects.filter(removed_on=None), on), "owner", "home")
    (bringers,) = numbers(EvidenceFile.objects.filter(file__state__in=UNSETTLED), "added_by")
    checked = [
        numbers(model.objects.filter(state=model.LIFECYCLE.start), "action__home")[0] for model in (Claim, Impact)
    ]
    who = {Permission.VERIFY_EVIDENCE: joined(*checked), Permission.ENTER_FOR_AGENCY: homes | led["partnership"]}
    return Waiting(led["agency"], led["group"], led["seat"] | owners, people=bringers, for_those_who=who)
