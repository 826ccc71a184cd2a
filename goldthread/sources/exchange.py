"""What is loaded and dumped of inspections, and of what was shared with other boards."""

from collections.abc import Sequence

from goldthread.actions.operations import refresh_marks
from goldthread.kit.exchange.tables import Part, Table
from goldthread.sources.models import Inspected, Inspection, SharedAction, Sharing

READERS = ("circle", "circle_group")


def mark_their_actions(sharings: Sequence[int]) -> None:
    """Say of joint actions that they have a source."""
    tied = SharedAction.objects.filter(sharing__in=sharings).values_list("action", flat=True)
    refresh_marks(sorted(set(tied)))


INSPECTIONS = Table(
    name="inspections",
    model=Inspection,
    fields=(
        "key", "number", "title", "source", "inspectorate", "kind", "grade", "inspected", "published_on", "brought_on",
        "brought_to", "practice", "concerns", *READERS,
    ),
    listed={"inspectorate": "inspectorates"},
    parts=(Part(name="agencies", model=Inspected, owner="inspection", fields=("agency", "grade")),),
)  # fmt: skip

SHARINGS = Table(
    name="sharings",
    model=Sharing,
    fields=(
        "key", "number", "words", "board", "partnership", "why", "shared", "answer_due_on", "answer", "answered_on",
        "told_how", *READERS,
    ),
    finish=mark_their_actions,
    parts=(Part(name="actions", model=SharedAction, owner="sharing", fields=("action",), plain=True),),
)  # fmt: skip

TABLES = (INSPECTIONS, SHARINGS)
