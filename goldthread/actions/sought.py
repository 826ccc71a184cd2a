"""What can be found of the golden thread: sources, recommendations, actions with what is told of them, evidence."""

from datetime import date

from goldthread.actions.models import Action, Claim, Evidence, EvidenceFile, Impact, Progress, Recommendation, Source
from goldthread.actions.models.recommendation import OPEN as RECOMMENDED
from goldthread.actions.rules import OPEN
from goldthread.kit.sought import Part, Sought


def dated_with_its_source(recommendation: Recommendation) -> list[date | None]:
    """The day of the source, where whoever reads the recommendation reads the source as well."""
    source = recommendation.source
    if source is None or (source.home_id, source.circle, source.circle_group_id) != (
        recommendation.home_id,
        recommendation.circle,
        recommendation.circle_group_id,
    ):
        return []
    return [source.dated_last]


SOUGHT = (
    Sought(
        Action,
        "Action",
        texts=("own_number", "detail", "reason"),
        parts=(
            Part(Progress, "action", ("words",)),
            Part(Claim, "action", ("words",)),
            Part(Impact, "action", ("words", "baseline", "change", "source")),
        ),
        marks=(("theme", "themes"), ("agency", "lines__agency")),
        days=("due_last", "started_first", "done_last"),
        status="status",
        is_open=OPEN.__contains__,
    ),
    Sought(
        Recommendation,
        "Recommendation",
        texts=("number_in_source", "reason"),
        marks=(("theme", "themes"),),
        related=("source",),
        days_of=dated_with_its_source,
        status="status",
        is_open=RECOMMENDED.__contains__,
    ),
    Sought(Source, "Source", texts=("said_by",), days=("dated_last",)),
    Sought(
        Evidence,
        "Evidence",
        texts=("note", "link", "shows"),
        parts=(Part(EvidenceFile, "evidence", ("file__text",)),),
        days=("dated_last", "entered_on"),
    ),
)
