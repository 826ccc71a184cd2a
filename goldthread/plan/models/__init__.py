"""Plans, objectives, outcomes and measures, and the actions of each year under them."""

from goldthread.plan.models.kind import Kind
from goldthread.plan.models.objective import (
    InPlan,
    Lineage,
    Objective,
    Oversight,
    Ownership,
    Phase,
    Under,
    Wording,
    YearDecision,
)
from goldthread.plan.models.outcome import Measure, Outcome, PlannedAction, PlannedRecommendation, Reading
from goldthread.plan.models.plan import Plan, PlanEvent
from goldthread.plan.models.vision import VisionEvidence, VisionPosition

__all__ = [
    "InPlan", "Kind", "Lineage", "Measure", "Objective", "Outcome", "Oversight", "Ownership", "Phase", "Plan",
    "PlanEvent", "PlannedAction", "PlannedRecommendation", "Reading", "Under", "VisionEvidence",
    "VisionPosition", "Wording", "YearDecision",
]  # fmt: skip
