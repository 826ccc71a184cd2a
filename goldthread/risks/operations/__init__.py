"""The verbs of risks and of changes the partnership lives through."""

from goldthread.risks.operations.actions import add_area_action, add_risk_action, tie_actions
from goldthread.risks.operations.changes import (
    add_change,
    add_milestone,
    correct_change,
    settle_milestone,
    take_change_step,
)
from goldthread.risks.operations.owners import place_owners
from goldthread.risks.operations.reviews import review_risk, set_revisit
from goldthread.risks.operations.risks import add_risk, change_risk, escalate_risk, risk_happened, take_risk_step
from goldthread.risks.operations.scores import rate_risk, set_scale
from goldthread.risks.operations.sharing import change_share, share_risk, stop_sharing

__all__ = [
    "add_area_action", "add_change", "add_milestone", "add_risk", "add_risk_action", "change_risk", "change_share",
    "correct_change", "escalate_risk", "place_owners", "rate_risk", "review_risk", "risk_happened", "set_revisit",
    "set_scale", "settle_milestone", "share_risk", "stop_sharing", "take_change_step", "take_risk_step", "tie_actions",
]  # fmt: skip
