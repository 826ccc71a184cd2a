"""Meetings and what belongs to them: agenda, papers, who came, decisions, highlight reports and the calendar."""

from goldthread.meetings.models.agenda import AgendaItem, Declaration, Paper
from goldthread.meetings.models.attendance import Attendance
from goldthread.meetings.models.calendar import Feed
from goldthread.meetings.models.decision import Decision, DecisionAction, DecisionEvidence, Reply, Told
from goldthread.meetings.models.highlight import HighlightReport
from goldthread.meetings.models.meeting import Meeting
from goldthread.meetings.models.minutes import MeetingAction, MeetingChallenge, MinutesKept
from goldthread.meetings.models.pack import Pack

__all__ = [
    "AgendaItem", "Attendance", "Decision", "DecisionAction", "DecisionEvidence", "Declaration", "Feed",
    "HighlightReport", "Meeting", "MeetingAction", "MeetingChallenge", "MinutesKept", "Pack", "Paper", "Reply", "Told",
]  # fmt: skip
