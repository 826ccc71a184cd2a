"""What scrutiny copied of words that are erased: statements as they stood each time they were saved."""

from goldthread.scrutiny.models import StatementText

MADE = ((StatementText, ("words", "transcript")),)
