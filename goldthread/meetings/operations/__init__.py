"""Verbs that write: planning and preparing meetings."""

from goldthread.meetings.operations.planning import (
    change_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
    take_step,
)

__all__ = ["change_meeting", "move_meeting", "plan_meeting", "plan_series", "take_step"]
