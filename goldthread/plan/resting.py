"""Which statements of vision rest on a piece of evidence; whoever would remove it finds this by its name."""

from goldthread.actions.models import Evidence
from goldthread.plan.models import VisionEvidence


def resting(evidence: Evidence) -> list[str]:
    """The words of the statement of each position that is shown by this evidence."""
    ties = VisionEvidence.objects.filter(evidence=evidence)
    return list(ties.order_by("pk").values_list("position__objective__words", flat=True))
