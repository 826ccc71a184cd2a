"""What is written of scrutiny: activity, plan, findings, areas of focus, the statement, and private notes."""

from goldthread.scrutiny.operations.activities import change_activity, log_activity, log_meeting, tag_activity
from goldthread.scrutiny.operations.findings import (
    add_finding,
    add_following_action,
    ask_from_finding,
    challenge_from_finding,
    change_finding,
)
from goldthread.scrutiny.operations.focus import (
    carry_focus,
    change_focus,
    judge_focus,
    report_focus,
    set_focus,
    step_focus,
)
from goldthread.scrutiny.operations.looking import look
from goldthread.scrutiny.operations.notes import change_note, delete_note, write_note
from goldthread.scrutiny.operations.plan import change_planned, plan_scrutiny, step_planned
from goldthread.scrutiny.operations.statements import (
    answer_fact,
    change_statement,
    note_fact,
    step_statement,
    write_statement,
)

__all__ = [
    "add_finding", "add_following_action", "answer_fact", "ask_from_finding", "carry_focus", "challenge_from_finding",
    "change_activity", "change_finding", "change_focus", "change_note", "change_planned", "change_statement",
    "delete_note", "judge_focus", "log_activity", "log_meeting", "look", "note_fact", "plan_scrutiny", "report_focus",
    "set_focus", "step_focus", "step_planned", "step_statement", "tag_activity", "write_note", "write_statement",
]  # fmt: skip
