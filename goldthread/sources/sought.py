"""What can be found of inspections, and of what was shared with other boards."""

from goldthread.kit.sought import Sought
from goldthread.sources.models import Inspection, Sharing

SOUGHT = (
    Sought(
        Inspection,
        "Inspection",
        texts=("grade", "practice", "concerns", "brought_to"),
        marks=(("agency", "inspected_agencies__agency"),),
        days=("inspected_last", "published_on", "brought_on"),
    ),
    Sought(
        Sharing,
        "Shared with another board",
        texts=("board", "why", "answer"),
        days=("shared_last", "answered_on"),
    ),
)
