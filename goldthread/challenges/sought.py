"""What can be found of challenges, with what was answered and decided, and of counts of practitioners' escalations."""

from goldthread.challenges.models import Answer, Challenge, Disagreements, Escalation, Raising
from goldthread.challenges.queries import OPEN
from goldthread.kit.sought import Part, Sought

SOUGHT = (
    Sought(
        Challenge,
        "Challenge",
        texts=("detail", "forum", "reason", "changed", "outside"),
        parts=(
            Part(Answer, "challenge", ("words",)),
            Part(Raising, "challenge", ("why",)),
            Part(Escalation, "challenge", ("why", "view", "result")),
        ),
        marks=(("theme", "themes"), ("agency", "agency")),
        days=("raised_last", "closed_on"),
        status="status",
        is_open=OPEN.__contains__,
    ),
    Sought(Disagreements, "Practitioners' escalations", texts=("learning",), days=("ends_on",)),
)
