"""What of the chapter can be brought in from a spreadsheet."""

from goldthread.challenges.bringing.log import ChallengeLog

KINDS = (ChallengeLog(),)
