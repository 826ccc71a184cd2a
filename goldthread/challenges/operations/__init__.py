"""What is written of challenges and of counts of practitioners' escalations."""

from goldthread.challenges.operations.answering import answer_challenge, raise_again
from goldthread.challenges.operations.changing import record_change, tie_actions
from goldthread.challenges.operations.counting import change_count, count_disagreements
from goldthread.challenges.operations.ending import close_challenge, take_step
from goldthread.challenges.operations.escalating import escalate, settle_stage, view_stage
from goldthread.challenges.operations.following import add_following
from goldthread.challenges.operations.raising import change_challenge, raise_challenge

__all__ = [
    "add_following", "answer_challenge", "change_challenge", "change_count", "close_challenge", "count_disagreements",
    "escalate", "raise_again", "raise_challenge", "record_change", "settle_stage", "take_step", "tie_actions",
    "view_stage",
]  # fmt: skip
