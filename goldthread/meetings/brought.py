"""What of the chapter can be brought in from a spreadsheet."""

from goldthread.meetings.bringing.log import DecisionLog

KINDS = (DecisionLog(),)
