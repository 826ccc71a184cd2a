"""What is written of sources, recommendations, actions, progress, evidence and impact."""

from goldthread.actions.operations.claims import accept_claim, claim_done, send_back_claim
from goldthread.actions.operations.dates import change_due, date_changes
from goldthread.actions.operations.evidence import add_evidence, bring_evidence, use_evidence
from goldthread.actions.operations.impacts import accept_impact, complete_impact, record_impact, send_back_impact
from goldthread.actions.operations.keeping import add_action, change_action
from goldthread.actions.operations.leads import set_leads
from goldthread.actions.operations.library import (
    change_evidence,
    clear_evidence_file,
    keep_several,
    look_after,
    remove_evidence,
    revise_evidence,
    take_file_away,
)
from goldthread.actions.operations.marks import marks_for, refresh_marks, refresh_recommendations
from goldthread.actions.operations.progress import report_progress
from goldthread.actions.operations.ratings import lift_override, override_rag
from goldthread.actions.operations.recommendations import (
    add_recommendation,
    answer_recommendation,
    change_recommendation,
    set_answers,
)
from goldthread.actions.operations.sources import add_source, change_source
from goldthread.actions.operations.steps import take_step

__all__ = [
    "accept_claim", "accept_impact", "add_action", "add_evidence", "add_recommendation", "add_source",
    "answer_recommendation", "bring_evidence", "change_action", "change_due", "change_evidence",
    "change_recommendation", "change_source", "claim_done", "clear_evidence_file", "complete_impact",
    "date_changes", "keep_several", "lift_override", "look_after", "marks_for", "override_rag", "record_impact",
    "refresh_marks", "refresh_recommendations", "remove_evidence", "report_progress", "revise_evidence",
    "send_back_claim", "send_back_impact", "set_answers", "set_leads", "take_file_away", "take_step", "use_evidence",
]  # fmt: skip
