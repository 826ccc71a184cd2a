"""What is loaded and dumped of sources, recommendations, actions, evidence, and what was told of them."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceFile,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
    RecommendedAction,
    Slip,
    Source,
)
from goldthread.actions.operations.marks import refresh_marks, refresh_recommendations
from goldthread.actions.rules import OVER
from goldthread.kit.exchange.rows import Find, Row
from goldthread.kit.exchange.tables import Part, Stated, Table
from goldthread.kit.periods import uk_date
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import check_files

READERS = ("circle", "circle_group")
TOLD = ("line", "entered_by", "entered_on", "told_by", "told_on")


def last_day(line: Row, find: Find) -> date | None:
    """The last day on which the body of a line belongs to the action's partnership; None while it has no last day."""
    agency, seat = find(line["agency"]), find(line["seat"])
    if agency:
        stays = [each["ends_on"] for each in agency.under("memberships") if each["partnership"].key == line.home]
        return max(stays) if stays and None not in stays else None
    if seat:
        return seat["ends_on"]
    body = find(line["group"]) or find(line["partnership"])
    return body["ends"].last if body else None


def leaves_before_due(line: Row, find: Find) -> bool:
    """Whether a lead of an open action leaves the partnership before the action is due, its line not being ended."""
    action = line.root
    if line["capacity"] != "lead" or line["has_ended"] or line["ends"] or action["status"] in OVER:
        return False
    due, left = action["due"].first, last_day(line, find)
    return bool(due and left and left < due)


def leads_are_there_until_due(action: Row, find: Find) -> Iterator[tuple[str, str]]:
    """A lead belongs to the partnership until the action is due, unless the file says that it has gone."""
    for line in action.under("lines"):
        if leaves_before_due(line, find) and not line["lead_leaves"]:
            body = next(name for name in ("agency", "group", "seat", "partnership") if line[name])
            left = uk_date(last_day(line, find) or date.max)
            yield (
                f"line {line.number}: {body}",
                f'"{line[body].key}" leaves the partnership on {left}, before the action is due ({action["due"]}). '
                "Name another lead, end its line, or write lead_leaves = true to keep an action that loses its lead.",
            )


def look_at_loaded_files(evidence: Sequence[int]) -> None:
    """Tell files that were loaded whose they are, and have them looked at: their text comes with no folder."""
    rows = EvidenceFile.objects.filter(evidence__in=evidence, file__checked_at=None).select_related("evidence", "file")
    for row in rows:
        row.file.partnership_id, row.file.added_by_id = row.evidence.home_id, row.added_by_id
    files = [row.file for row in rows]
    StoredFile.objects.bulk_update(files, ["partnership_id", "added_by_id"])
    check_files(files=files, by=None, on=timezone.localdate())


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
        "key", "number", "own_number", "words", "detail", "status", "reason", "due", "first_due", "started",
        "done", "added_on", "asked_kind", "themes", "rag_override", "rag_reason", "rag_by", "rag_until", *READERS,
    ),
    worded=("due", "first_due"),
    listed={"asked_kind": "agency_kinds"},
    parts=(
        Part(
            name="lines",
            model=Line,
            owner="action",
            fields=(
                "capacity", "agency", "group", "seat", "partnership", "state", "done", "starts", "ends", "has_ended",
            ),
            stated={"lead_leaves": Stated(leaves_before_due, "True for a lead that leaves before the action is due")},
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
    filled=lambda row: {"first_due": row.under("slipped")[0]["was"] if row.under("slipped") else row["due"]},
    derived=lambda row: {"slips": len(row.under("slipped"))},
    finish=refresh_marks,
    checks=(leads_are_there_until_due,),
)  # fmt: skip

RECOMMENDATIONS = Table(
    name="recommendations",
    model=Recommendation,
    fields=(
        "key", "number", "words", "source", "number_in_source", "status", "reason", "repeats", "themes", *READERS,
    ),
    finish=refresh_recommendations,
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
    fields=(
        "key", "number", "kind", "title", "link", "note", "shows", "dated", "owner", "expires_on", "added_by",
        "entered_on", "removed_on", *READERS,
    ),
    parts=(
        Part(
            name="files",
            model=EvidenceFile,
            owner="evidence",
            fields=("file", "added_by", "added_on"),
            order="number",
        ),
    ),
    finish=look_at_loaded_files,
)  # fmt: skip

TABLES = (SOURCES, RECOMMENDATIONS, ACTIONS, EVIDENCE)
