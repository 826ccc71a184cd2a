"""What is loaded and dumped of scrutiny. Private notes, and how far somebody has looked, are a person's own and stay
where they are; nor does a statement leave, or an earlier version of one, as long as its author alone may read it."""

from goldthread.kit.exchange.tables import Part, Table
from goldthread.scrutiny.models import (
    Activity,
    ActivityShare,
    FactPoint,
    Finding,
    FindingAction,
    FocusArea,
    FocusReport,
    PlannedScrutiny,
    Statement,
    StatementText,
)

READERS = ("circle", "circle_group")

ACTIVITIES = Table(
    name="activities",
    model=Activity,
    fields=(
        "key", "number", "author", "kind", "done", "forum", "meeting", "capacity", "subject", "seen", "functions",
        "edition", "evidence", "groups", "agencies", "themes", *READERS,
    ),
    parts=(
        Part(name="counts_for", model=ActivityShare, owner="activity", fields=("partnership",), plain=True),
    ),
)  # fmt: skip

PLANNED = Table(
    name="scrutiny_plan",
    model=PlannedScrutiny,
    fields=(
        "key", "subject", "how", "starts_on", "ends_on", "functions", "edition", "due", "status", "reason",
        "activities", *READERS,
    ),
    worded=("due",),
)  # fmt: skip

FINDINGS = Table(
    name="findings",
    model=Finding,
    fields=(
        "key", "number", "kind", "words", "activity", "found", "agency", "group", "challenge", "recommendation",
        "themes", *READERS,
    ),
    parts=(Part(name="actions", model=FindingAction, owner="finding", fields=("action",), plain=True),),
)  # fmt: skip

FOCUS = Table(
    name="focus_areas",
    model=FocusArea,
    fields=(
        "key", "number", "words", "detail", "raised_in", "starts_on", "ends_on", "status", "reason", "owner",
        "carries", "themes", *READERS,
    ),
    parts=(
        Part(
            name="quarters",
            model=FocusReport,
            owner="area",
            fields=("starts_on", "ends_on", "words", "reported_by", "reported_on", "verdict", "judged", "judged_on"),
        ),
    ),
)  # fmt: skip

STATEMENTS = Table(
    name="statements",
    model=Statement,
    fields=(
        "key", "number", "author", "seat", "signed", "title", "starts_on", "ends_on", "status", "reason", "words",
        "video", "transcript", "given_on", *READERS,
    ),
    parts=(
        Part(
            name="versions",
            model=StatementText,
            owner="statement",
            fields=("words", "transcript", "saved_on", "is_shown"),
            stays=lambda row: not row["is_shown"],
        ),
        Part(
            name="points_of_fact",
            model=FactPoint,
            owner="statement",
            fields=("seat", "words", "on", "answer", "answered_on"),
        ),
    ),
    stays=lambda row: row["status"] == Statement.Status.DRAFT,
)  # fmt: skip

TABLES = (ACTIVITIES, PLANNED, FINDINGS, FOCUS, STATEMENTS)
