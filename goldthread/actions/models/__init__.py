"""The golden thread itself: sources, recommendations, actions, progress, evidence and impact."""

from goldthread.actions.models.action import Action, Line, Slip
from goldthread.actions.models.evidence import Evidence, EvidenceFile, EvidenceUse
from goldthread.actions.models.recommendation import Recommendation, RecommendedAction
from goldthread.actions.models.source import Source
from goldthread.actions.models.told import Claim, Impact, Progress

__all__ = [
    "Action", "Claim", "Evidence", "EvidenceFile", "EvidenceUse", "Impact", "Line", "Progress", "Recommendation",
    "RecommendedAction", "Slip", "Source",
]  # fmt: skip
