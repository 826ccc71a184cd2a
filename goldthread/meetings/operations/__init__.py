"""Verbs that write: planning and preparing meetings."""

from goldthread.meetings.operations.agenda import add_items, set_agenda
from goldthread.meetings.operations.chasing import chase
from goldthread.meetings.operations.feeds import end_feed, make_feed
from goldthread.meetings.operations.highlights import draft_highlight, word_highlight
from goldthread.meetings.operations.interests import ask_interests, declare_interest
from goldthread.meetings.operations.inviting import invite
from goldthread.meetings.operations.packing import ask_for_pack, keep_pack
from goldthread.meetings.operations.papers import ask_paper, attach_paper, change_paper, settle_paper, withdraw_paper
from goldthread.meetings.operations.planning import (
    change_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
    take_step,
)
from goldthread.meetings.operations.sending import send_papers

__all__ = [
    "add_items", "ask_for_pack", "ask_interests", "ask_paper", "attach_paper", "change_meeting", "change_paper",
    "chase", "declare_interest", "draft_highlight", "end_feed", "invite", "keep_pack", "make_feed", "move_meeting",
    "plan_meeting", "plan_series", "send_papers", "set_agenda", "settle_paper", "take_step", "withdraw_paper",
    "word_highlight",
]  # fmt: skip
