"""Which challenges rest on a piece of evidence; whoever would remove it finds this by its name."""

from goldthread.actions.models import Evidence
from goldthread.challenges.models import ChallengeEvidence
from goldthread.kit.references import reference


def resting(evidence: Evidence) -> list[str]:
    """The reference of each challenge of which this shows what changed."""
    rows = ChallengeEvidence.objects.filter(evidence=evidence).select_related("challenge").order_by("pk")
    return [f"What came of {reference(row.challenge)}" for row in rows]
