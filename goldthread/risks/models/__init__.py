"""Risks and issues, their scores and scale, and changes the partnership lives through."""

from goldthread.risks.models.change import Milestone, OutsideChange
from goldthread.risks.models.risk import Review, Risk, RiskAction, RiskShare, Score
from goldthread.risks.models.scale import Band, Grade, Scale

__all__ = [
    "Band", "Grade", "Milestone", "OutsideChange", "Review", "Risk", "RiskAction", "RiskShare", "Scale", "Score",
]  # fmt: skip
