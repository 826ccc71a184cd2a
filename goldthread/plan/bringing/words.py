"""The words that people use in plans: for columns, for kinds of objective and for states. Data, not rules."""

from goldthread.actions.bringing.words import EVIDENCE, LATENESS, RATING
from goldthread.kit.brought import Field, worded

FIELDS = (
    Field("words", "Objective", (
        "words", "objectives", "priority", "strategic priority", "strategic objective", "aim", "goal", "our priority",
        "we will", "priority area", "part of the plan",
    ), "An objective that stands in several rows, or over several merged cells, is one.",
        is_required=True, fills_down=True),
    Field("reference", "Reference", ("ref", "objective ref", "objective no", "objective number", "no", "id"),
          "A reference such as OB-3 is recognised."),
    Field("kind", "Kind", ("part", "type", "section", "kind of objective", "level"),
          "What your plan calls it: a Part A objective, a themed priority.", fills_down=True),
    Field("outcome", "Outcome", (
        "outcomes", "what will be different", "intended outcome", "desired outcome", "what will success look like",
        "success looks like", "expected outcome", "difference for children", "outcome for children",
    ), fills_down=True),
    Field("measure", "Measure", ("measures", "success measure", "how will we know", "indicator", "kpi", "measured by",
                                 "success criteria")),
    Field("action", "Action", (
        "actions", "action required", "activity", "activities", "what will we do", "how", "task", "key actions",
        "what we will do",
    ), "An action under the objective, with its lead and due date."),
    Field("leads", "Led by", (
        "lead", "lead agency", "owner", "responsible", "who", "by whom", "lead officer", "lead group", "subgroup",
        "responsible group",
    )),
    Field("due", "Due", ("due date", "by when", "deadline", "timescale", "target date", "when", "timescales")),
    Field("status", "State", ("status", "progress status")),
    Field("starts", "Starts", ("start", "start date", "from")),
    Field("ends", "Ends", ("end", "end date", "until", "to")),
    Field("detail", "More about the action", ("notes", "comments", "progress", "update", "commentary"), is_many=True),
)  # fmt: skip
LEFT_OUT = (RATING, LATENESS, EVIDENCE)
STATES = worded({
    "proposed": ("draft",),
    "in force": ("active", "agreed", "current", "ongoing", "in progress", "open", "not started", "under way"),
    "paused": ("on hold",),
    "completed": ("complete", "closed", "achieved", "done"),
    "replaced": ("superseded",),
    "stood down": ("withdrawn", "no longer required", "removed"),
})  # fmt: skip
