"""What is loaded and dumped of sources, recommendations, actions, evidence, and what was told of them."""

from collections.abc import Iterator

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
    RecommendedAction,
    Slip,
    Source,
)
from goldthread.kit.exchange.rows import Find, Row
from goldthread.kit.exchange.tables import Part, Table
from goldthread.kit.periods import uk_date

READERS = ("circle", "circle_group")
TOLD = ("line", "entered_by", "entered_on", "told_by", "told_on")


def leads_are_there_until_due(action: Row, find: Find) -> Iterator[tuple[str, str]]:
    """An agency cannot lead an action of a partnership it leaves before the due day, unless its line ends by then."""
    due = action["due"].first
    for line in action.under("lines"):
        agency = find(line["agency"])
        if due is None or agency is None or line["capacity"] != "lead" or action["status"] == "done":
            continue
        stays = [each for each in agency.under("memberships") if each["partnership"].key == action.home]
        days = [each["ends_on"] for each in stays]
        left = max(days) if days and None not in days else None
        if left and left < due and not (line["ends"].last and line["ends"].last <= left):
            yield (
                f"{line.noun} {line.number}: agency",
                f'"{agency.key}" left the partnership on {uk_date(left)}, before the action is due '
                f"({action['due']}). Name another lead, or end its line by the day it left.",
            )


SOURCES = Table(
    name="sources",
    model=Source,
    fields=("key", "number", "kind", "title", "said_by", "dated", "link", *READERS),
    listed={"kind": "source_kinds"},
)

ACTIONS = Table(
    name="actions",
    model=Action,
    fields=(
        "key", "number", "words", "detail", "status", "reason", "due", "first_due", "started", "done",
        "asked_kind", "themes", "rag_override", "rag_reason", "rag_by", "rag_until", *READERS,
    ),
    worded=("due", "first_due"),
    listed={"asked_kind": "agency_kinds"},
    parts=(
        Part(
            name="lines",
            model=Line,
            owner="action",
            fields=("capacity", "agency", "group", "seat", "partnership", "state", "heard_on", "starts", "ends", "has_ended"),
        ),
        Part(
            name="slipped",
            model=Slip,
            owner="action",
            fields=("was", "became", "reason", "on"),
            worded=("was", "became"),
        ),
        Part(name="progress", model=Progress, owner="action", fields=("words", *TOLD)),
        Part(
            name="claims",
            model=Claim,
            owner="action",
            fields=("words", *TOLD, "state", "decided_by", "decided_on", "decided_as", "reason"),
        ),
        Part(name="evidence", model=EvidenceUse, owner="action", fields=("evidence", "line", "claim")),
        Part(
            name="impact",
            model=Impact,
            owner="action",
            fields=(
                "words", "baseline", "change", "source", "dated", "strength", *TOLD, "state", "decided_by",
                "decided_on", "decided_as", "reason",
            ),
        ),
    ),
    derived=lambda row: {"slips": len(row.under("slipped"))},
    checks=(leads_are_there_until_due,),
)  # fmt: skip

RECOMMENDATIONS = Table(
    name="recommendations",
    model=Recommendation,
    fields=(
        "key", "number", "words", "source", "number_in_source", "status", "reason", "repeats", "themes", *READERS,
    ),
    parts=(
        Part(
            name="actions",
            model=RecommendedAction,
            owner="recommendation",
            fields=("action",),
            order="position",
            plain=True,
        ),
    ),
)  # fmt: skip

EVIDENCE = Table(
    name="evidence",
    model=Evidence,
    fields=("key", "number", "kind", "title", "link", "note", "dated", "added_by", "entered_on", *READERS),
)

TABLES = (SOURCES, RECOMMENDATIONS, ACTIONS, EVIDENCE)
