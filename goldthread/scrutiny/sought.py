"""What can be found of scrutiny. Private notes never are, nor what a statement says while it is a draft."""

from goldthread.kit.sought import Part, Sought
from goldthread.scrutiny.models import Activity, FactPoint, Finding, FocusArea, FocusReport, PlannedScrutiny, Statement

SOUGHT = (
    Sought(
        Activity,
        "Scrutiny activity",
        texts=("seen", "forum"),
        marks=(("theme", "themes"), ("agency", "agencies")),
        days=("done_last",),
    ),
    Sought(
        PlannedScrutiny,
        "Planned scrutiny",
        texts=("how", "reason"),
        days=("ends_on",),
        status="status",
        is_open=("planned", "under way").__contains__,
    ),
    Sought(Finding, "Finding", marks=(("theme", "themes"), ("agency", "agency")), days=("found_last",)),
    Sought(
        FocusArea,
        "Area of focus",
        texts=("detail", "reason"),
        parts=(Part(FocusReport, "area", ("words", "judged")),),
        marks=(("theme", "themes"),),
        days=("ends_on",),
        status="status",
        is_open=lambda status: status == FocusArea.Status.OPEN,
    ),
    Sought(
        Statement,
        "Statement",
        texts=("told",),
        parts=(Part(FactPoint, "statement", ("words", "answer")),),
        days=("ends_on",),
        status="status",
        is_open=lambda status: status != Statement.Status.GIVEN,
    ),
)
