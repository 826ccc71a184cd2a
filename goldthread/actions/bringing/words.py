"""The words that people use in trackers and logs: for columns, for states, and for answers. Data, not rules."""

import re

from goldthread.kit.brought import Field, LeftOut, looked_up, worded

NOT_YOURS = "You may not change {record}. Ask its own partnership."
TWICE = "{record} stands in an earlier row too. Keep one of the two."
STAYS = "It is “{state}” here, and stays so. Change that on its page."
RATING = LeftOut(
    "rating",
    ("rag", "brag", "rag rating", "rag status", "brag rating", "colour", "rating", "current rag", "risk rating"),
    "Ratings are worked out here from dates and updates, so this column is not read.",
)  # fmt: skip
LATENESS = LeftOut(
    "lateness", ("days late", "days overdue", "overdue", "slippage", "days remaining", "age"),
    "How late something is, is worked out here from its due date, so this column is not read.",
)  # fmt: skip
COUNTED = LeftOut(
    "counted", ("actions", "number of actions", "no of actions"), "Actions are counted here, so this is not read."
)
EVIDENCE = LeftOut(
    "evidence", ("evidence", "evidence of completion", "evidence link", "impact", "outcome", "evidence of impact"),
    "Evidence and impact are added on an action's own page, where somebody else checks them. To keep the words "
    "beside the action, choose “More about it”.",
)  # fmt: skip

ACTION_FIELDS = (
    Field("words", "Action", (
        "action required", "what will be done", "what will we do", "agreed action", "action to be taken", "activity",
        "task", "action description", "description of action", "actions required", "action point", "actions",
    ), "What will be done. A row without it is held back.", is_required=True),
    Field("reference", "Reference", (
        "ref", "action ref", "action reference", "id", "no", "number", "action no", "action number", "item", "ref no",
    ), "A reference such as AC-12 is recognised; any other numbering is kept as your own number."),
    Field("own_number", "Your own number", ("our own number", "own number", "our number", "our ref"),
          "Your tracker's numbering, beside a reference of ours."),
    Field("leads", "Led by", (
        "lead", "lead agency", "action lead", "lead officer", "lead person", "owner", "action owner", "responsible",
        "responsible agency", "responsible person", "responsible officer", "responsibility", "who", "by whom",
        "assigned to", "agency", "lead organisation", "person responsible", "lead partner",
    ), "Agencies, groups, seats, or people who hold one; several in a cell are taken apart. Who is not known here is "
       "kept as words."),
    Field("supporters", "Supported by", (
        "support", "supporting agency", "supporting agencies", "partners", "other agencies", "contributors",
        "supporting partners", "with", "partner agencies", "co lead",
    )),
    Field("due", "Due", (
        "due date", "deadline", "by when", "when", "target date", "timescale", "timescales", "timeframe", "end date",
        "target completion date", "due by", "target", "date due", "date for completion",
    ), "A date, or words such as “end of Q2”, which are kept."),
    Field("started", "Started", ("start date", "date started", "start", "date agreed", "date set", "date added")),
    Field("done", "Done on", (
        "date completed", "completed on", "date closed", "completed date", "closed date", "actual completion date",
        "date done", "closed on",
    )),
    Field("status", "State", (
        "status", "action status", "progress status", "current status", "current state", "completed", "complete",
        "open closed", "closed",
    ), "Usual words are understood: not started, in progress, on hold, complete, no longer needed."),
    Field("recommendation", "Recommendation it answers", (
        "recommendation", "rec", "recommendation ref", "recommendation no", "rec no", "recommendation number",
        "rec ref",
    ), "A reference such as RC-3, or the recommendation's own words, tie the two together."),
    Field("themes", "Themes", ("theme", "topic", "strand", "workstream", "priority", "priority area")),
    Field("detail", "More about it", (
        "notes", "comments", "progress", "update", "latest update", "progress update", "details", "detail",
        "background", "narrative", "commentary", "source", "objective", "success measure", "success criteria",
        "progress notes", "further information", "remarks", "context", "rationale",
    ), "Kept in the record with the heading of its column. Several columns may go here.", is_many=True),
)  # fmt: skip

STATES = worded({
    "proposed": ("draft", "suggested", "for agreement", "to be agreed"),
    "agreed": (
        "not started", "open", "new", "to do", "todo", "outstanding", "not yet started", "planned", "not begun", "no",
        "pending", "to start", "awaiting start", "not commenced", "scheduled", "n",
    ),
    "under way": (
        "in progress", "ongoing", "on going", "underway", "started", "on track", "in hand", "continuing", "active",
        "partially complete", "partly complete", "part complete", "partial", "commenced", "progressing", "in train",
        "begun", "nearly complete", "work in progress", "wip", "off track", "slipping", "delayed", "at risk", "late",
        "overdue", "behind",
    ),
    "done": (
        "complete", "completed", "closed", "achieved", "implemented", "finished", "action complete", "yes", "y",
        "action closed", "fully complete", "delivered", "complete and closed", "discharged", "signed off", "blue",
        "said to be done",
    ),
    "paused": ("on hold", "deferred", "suspended", "parked", "postponed", "hold"),
    "blocked": ("stuck", "blocker", "unable to progress"),
    "superseded": ("replaced", "merged", "duplicate", "overtaken"),
    "stood down": (
        "no longer required", "no longer needed", "cancelled", "canceled", "withdrawn", "not progressing", "abandoned",
        "removed", "not applicable", "discontinued", "not pursued", "stood down", "n a",
    ),
})  # fmt: skip
COLOURS = frozenset({"red", "amber", "green", "grey", "gray", "r", "a", "g", "amber green", "amber red"})
RATED = frozenset({"late", "overdue"})
THEN_A_DAY = re.compile(r"(\D+?)[\s,:(\u2013-]+(?:on )?(\d{1,2}(?:st|nd|rd|th)?[/. -][\w/. -]*\d{2})\)?")
NEEDS_A_REASON = frozenset({"blocked", "paused", "superseded", "stood down"})

LOG_FIELDS = (
    Field("words", "Recommendation", (
        "recommendations", "recommendation text", "recommendation wording", "learning point", "finding", "learning",
        "what was recommended", "description",
    ), "In the source's own words. A row without it is held back.", is_required=True),
    Field("reference", "Reference", ("ref", "recommendation ref", "id", "rec ref"),
          "A reference such as RC-3 is recognised."),
    Field("number_in_source", "Its number there", (
        "rec no", "no", "number", "recommendation no", "recommendation number", "rec number", "rec", "r no",
    ), "The source's own numbering, such as 4b."),
    Field("source", "Source", (
        "source title", "review", "audit", "name of review", "report", "title", "review name",
        "source of recommendation", "origin", "lcspr", "case review", "source name",
    ), "The title of the review, audit or report. One that is not here yet is added."),
    Field("source_kind", "Kind of source", ("source type", "type", "type of review", "category", "type of source")),
    Field("dated", "Date of the source", (
        "date", "date of review", "published", "publication date", "date published", "report date", "date of report",
    )),
    Field("said_by", "Said by", ("inspectorate", "author", "reviewer", "made by", "body", "commissioned by"),
          "The body, never a person."),
    Field("answer", "Answer", (
        "accepted", "status", "agreed", "accepted y n", "decision", "response status", "partnership response",
    ), "Usual words are understood: accepted, in part, not accepted, implemented."),
    Field("reason", "Reason", ("response", "rationale", "reason for decision", "reason if not accepted", "comments")),
    Field("themes", "Themes", ("theme", "topic", "strand")),
)  # fmt: skip

ANSWERS = worded({
    "proposed": ("not answered", "new", "open", "awaiting response", "to be considered", "under consideration", "tbc"),
    "accepted": (
        "agreed", "yes", "y", "accept", "fully accepted", "in progress", "underway", "under way", "ongoing",
        "accepted in full", "not started",
    ),
    "partly": ("partly accepted", "partially accepted", "accepted in part", "in part", "partial", "partially"),
    "refused": ("not accepted", "rejected", "declined", "no", "n", "not agreed"),
    "carried out": ("implemented", "complete", "completed", "closed", "done", "achieved", "embedded"),
    "superseded": ("replaced", "no longer required", "withdrawn", "overtaken"),
})  # fmt: skip
SOURCE_KINDS = worded({
    "local-review": (
        "lcspr", "local child safeguarding practice review", "cspr", "practice review", "local review",
        "child safeguarding practice review", "review",
    ),
    "serious-case-review": ("scr", "serious case review"),
    "rapid-review": ("rapid review", "rr"),
    "national-review": ("national review", "national", "national panel", "national child safeguarding practice review"),
    "audit": ("maca", "multi agency audit", "multi agency case audit", "case audit", "mafa", "thematic audit"),
    "inspection": ("jtai", "ofsted", "cqc", "hmicfrs", "ilacs", "joint targeted area inspection"),
    "self-assessment": ("section 11", "s11", "s 11", "section 175", "section 11 audit"),
    "safeguarding-adults-review": ("sar", "safeguarding adults review"),
    "scrutiny": ("independent scrutiny", "scrutineer", "independent scrutineer"),
    "meeting": ("board", "subgroup", "minutes"),
    "coroner": ("pfd", "prevention of future deaths", "inquest"),
    "evaluation": ("evaluation",),
    "complaint": ("complaints",),
    "other": ("other",),
})  # fmt: skip


def parts_in(cell: str) -> tuple[str, str]:
    """Return the words of a cell that names a state, and the day written after them: "Yes - 1/10/26"."""
    found = THEN_A_DAY.fullmatch(cell.strip())
    return (found[1], found[2]) if found else (cell, "")


def state_in(cell: str) -> str | None:
    """Return the state that a cell names, as words of usual or as our own list prints it ("Done. 3 May 2026"); "" for a
    mere rating, and None for words that are not known."""
    first = cell.split(". ")[0].split("\n")[0]
    found = looked_up(STATES, cell) or looked_up(STATES, first) or looked_up(STATES, parts_in(cell)[0])
    if found:
        return str(found)
    return "" if first.strip().strip(".").lower() in COLOURS else None
