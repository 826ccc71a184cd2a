"""What of this chapter takes its number from the one run that a partnership may let its registers share."""

from goldthread.risks.models import Risk

NUMBERED = (Risk,)
