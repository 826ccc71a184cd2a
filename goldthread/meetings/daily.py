"""What meetings want done once a day."""

from goldthread.meetings.operations.packing import LET_PACKS_GO

DAILY = (LET_PACKS_GO,)
