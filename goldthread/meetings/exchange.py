"""What is loaded and dumped of meetings with all that hangs on them, and of decisions."""

from goldthread.kit.exchange.tables import Part, Table
from goldthread.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    DecisionAction,
    DecisionEvidence,
    Declaration,
    HighlightReport,
    Meeting,
    MeetingAction,
    MeetingChallenge,
    MinutesKept,
    Paper,
    Reply,
    Told,
)

READERS = ("circle", "circle_group")
ITEMS = Part(
    name="items",
    model=AgendaItem,
    owner="meeting",
    fields=(
        "kind", "title", "why", "where", "brought_by", "brought_words", "minutes_long", "is_restricted", "minuted",
        "remarks", "quorate",
    ),
    order="position",
)  # fmt: skip
PAPERS = Part(
    name="papers",
    model=Paper,
    owner="meeting",
    fields=(
        "title", "item", "asked_agency", "asked_group", "asked_seat", "asked_on", "due_on", "evidence", "received_on",
        "is_restricted", "how", "circulated_on",
    ),
    order="position",
)  # fmt: skip
CAME = Part(
    name="attendance",
    model=Attendance,
    owner="meeting",
    fields=(
        "seat", "person", "deputy", "who", "agency", "guest", "mark", "mode", "came_at", "left_at", "note",
    ),
)  # fmt: skip

MEETINGS = Table(
    name="meetings",
    model=Meeting,
    fields=(
        "key", "number", "group", "title", "on", "date_words", "is_date_doubtful", "starts_at", "ends_at", "place",
        "link", "status", "reason", "moved_to", "chaired_by", "chair_words", "minutes", "minutes_why", "agreed_at",
        "agreed_on", "quorum_judged", "asked_interests_on", "sent_on", "chased_on", "invited_on", "uid", "sequence",
        "minutes_drafted_on", *READERS,
    ),
    parts=(
        ITEMS,
        PAPERS,
        Part(
            name="interests",
            model=Declaration,
            owner="meeting",
            fields=("item", "seat", "person", "is_none", "words", "done", "on"),
        ),
        CAME,
        Part(
            name="reports",
            model=HighlightReport,
            owner="meeting",
            fields=("group", "starts_on", "ends_on", "summary", "escalations", "wanted", "state"),
        ),
        Part(
            name="minutes_kept",
            model=MinutesKept,
            owner="meeting",
            fields=("how", "on", "why", "words", "open_words"),
            order="number",
        ),
        Part(name="actions", model=MeetingAction, owner="meeting", fields=("item", "action")),
        Part(name="challenges", model=MeetingChallenge, owner="meeting", fields=("item", "challenge")),
    ),
)  # fmt: skip

DECISIONS = Table(
    name="decisions",
    model=Decision,
    fields=(
        "key", "number", "words", "group", "meeting", "item", "level", "how", "decided", "is_key", "options", "reasons",
        "considered", "equality", "dissent", "delegation", "review_on", "looked_on", "looked_words", "replies_by",
        "put_round_on", "status", "reason", "ratified_at", "superseded_by", "themes", *READERS,
    ),
    worded=("decided",),
    parts=(
        Part(
            name="told",
            model=Told,
            owner="decision",
            fields=("agency", "group", "seat", "told_on", "carries_out", "due_on", "done_on", "done_words"),
        ),
        Part(
            name="replies", model=Reply, owner="decision", fields=("seat", "answer", "words", "on", "entered_by")
        ),
        Part(name="actions", model=DecisionAction, owner="decision", fields=("action",), plain=True),
        Part(name="evidence", model=DecisionEvidence, owner="decision", fields=("evidence",), plain=True),
    ),
)  # fmt: skip

TABLES = (MEETINGS, DECISIONS)
