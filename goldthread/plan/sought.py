"""What can be found of plans and objectives, with their outcomes, measures and old wordings."""

from goldthread.kit.sought import Part, Sought
from goldthread.plan.models import Measure, Objective, Outcome, Phase, Plan, PlanEvent, Wording
from goldthread.plan.models.objective import CLOSED

OVER = frozenset({*CLOSED, "ended"})


def is_open(status: str) -> bool:
    """Say whether a plan or an objective in this state is still to be worked on."""
    return status not in OVER


SOUGHT = (
    Sought(
        Plan,
        "Plan",
        texts=("about", "reason"),
        parts=(Part(PlanEvent, "plan", ("words",)),),
        days=("starts_on", "ends_on"),
        status="status",
        is_open=is_open,
    ),
    Sought(
        Objective,
        "Objective",
        texts=("background", "reason"),
        parts=(
            Part(Outcome, "objective", ("words",)),
            Part(Measure, "outcome__objective", ("words", "source")),
            Part(Wording, "objective", ("words",)),
            Part(Phase, "objective", ("words",)),
        ),
        marks=(("theme", "themes"),),
        days=("starts_first", "starts_last", "ends_first", "ends_last"),
        status="status",
        is_open=is_open,
    ),
)
