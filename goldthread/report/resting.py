"""Which reports rest on a piece of evidence; whoever would remove it finds this by its name."""

from goldthread.actions.models import Evidence
from goldthread.report.models import Tie


def resting(evidence: Evidence) -> list[str]:
    """The title of the report of each claim that is tied to this evidence."""
    ties = Tie.objects.filter(evidence=evidence)
    return list(ties.order_by("pk").values_list("passage__section__report__title", flat=True))
