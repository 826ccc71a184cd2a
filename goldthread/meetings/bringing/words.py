"""The words that people use in logs of decisions: for columns, levels and states. Data, not rules."""

from goldthread.kit.brought import Field, worded

FIELDS = (
    Field("words", "Decision", (
        "decision made", "decision taken", "what was decided", "decision text", "details of decision", "resolution",
    ), "In the words in which it was taken. A row without it is held back.", is_required=True),
    Field("reference", "Reference", ("ref", "decision ref", "id", "no", "number", "decision no", "decision number"),
          "A reference such as D-4 is recognised."),
    Field("status", "State", ("status", "decision status")),
    Field("decided", "Decided", ("date", "date of decision", "decision date", "date decided", "meeting date"),
          "A date, or words, which are kept."),
    Field("group", "By", ("decided by", "decision maker", "group", "meeting", "board", "forum", "taken by"),
          "A group here. Another name is left out."),
    Field("level", "Level", ("level of decision",)),
    Field("is_key", "Key decision", ("key", "key decision y n")),
    Field("options", "Options", ("options considered", "alternatives")),
    Field("reasons", "Reasons", ("rationale", "reason", "reasons for decision", "why")),
    Field("considered", "Evidence considered", ("evidence", "papers considered")),
    Field("equality", "Equality", ("equality impact", "equality considerations")),
    Field("dissent", "Dissent", ("who disagreed", "disagreement")),
    Field("delegation", "Basis of delegation", ("delegation", "delegated authority", "authority")),
    Field("review_on", "When to look again", ("review date", "review", "look again", "review on")),
)  # fmt: skip
STATES = worded({
    "proposed": ("being decided", "pending", "for decision"),
    "taken": ("agreed", "made", "approved", "decided"),
    "ratified": ("taken and ratified",),
    "not taken": ("rejected", "not agreed", "declined"),
    "superseded": ("replaced", "overtaken"),
})  # fmt: skip
LEVELS = worded({
    "lead": ("lead safeguarding partners", "lsp", "executive"),
    "delegated": ("delegated safeguarding partners", "dsp"),
    "board": ("main board",),
    "group": ("subgroup", "sub group"),
})  # fmt: skip
YES = worded({"yes": ("y", "true", "key", "x"), "no": ("n", "false")})
