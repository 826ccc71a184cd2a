"""What is written of inspections, and of what was shared with other boards."""

from goldthread.sources.operations.inspections import (
    add_inspection,
    add_recommended,
    bring_to_partners,
    change_inspection,
    grade_agencies,
)
from goldthread.sources.operations.sharing import add_joint, answer_sharing, change_sharing, share, tie_joint

__all__ = [
    "add_inspection", "add_joint", "add_recommended", "answer_sharing", "bring_to_partners", "change_inspection",
    "change_sharing", "grade_agencies", "share", "tie_joint",
]  # fmt: skip
