"""What takes its number from the run that risks, issues and challenges may share."""

from goldthread.challenges.models import Challenge

NUMBERED = (Challenge,)
