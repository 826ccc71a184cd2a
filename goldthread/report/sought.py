"""What can be found of reports, their sections and the papers made from them."""

from goldthread.kit.sought import Part as Hanging
from goldthread.kit.sought import Sought
from goldthread.report.models import Paper, Part, Question, Report, Section

SOUGHT = (
    Sought(Report, "Report", days=("starts_on", "ends_on")),
    Sought(Section, "Section of a report", texts=("narrative",), days=("report__starts_on",), home="report__home"),
    Sought(
        Paper,
        "Committee paper",
        texts=(
            "recommendation",
            "improved",
            "not_improved",
            "asked",
            "equality_words",
            "impact_words",
            "resolution",
        ),
        parts=(Hanging(Part, "paper", ("title", "narrative")), Hanging(Question, "paper", ("words", "answer"))),
        days=("on_last",),
    ),
)
