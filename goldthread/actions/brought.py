"""What of the chapter can be brought in from a spreadsheet."""

from goldthread.actions.bringing.log import RecommendationsLog
from goldthread.actions.bringing.tracker import ActionsTracker

KINDS = (ActionsTracker(), RecommendationsLog())
