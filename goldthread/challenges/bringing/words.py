"""The words that people use in logs of challenges: for columns, answers and outcomes. Data, not rules."""

from goldthread.kit.brought import Field, LeftOut, worded

COUNTED = LeftOut(
    "counted", ("times raised", "stage", "changed on", "closed", "date closed", "days open", "escalated", "escalation"),
    "A challenge is raised again, taken further and closed on its own page, so this column is not read.",
)  # fmt: skip
FIELDS = (
    Field("words", "Challenge", (
        "challenge raised", "nature of challenge", "what was challenged", "description of challenge", "challenge text",
        "details of challenge", "question asked",
    ), "In the words in which it was raised. A row without it is held back.", is_required=True),
    Field("reference", "Reference", ("ref", "challenge ref", "id", "no", "number", "challenge no"),
          "A reference such as CH-3 is recognised."),
    Field("status", "State", ("status", "open closed"), "It is kept for new ones as far as an answer says it."),
    Field("kind", "Kind", ("type",), "A challenge, or effective practice."),
    Field("to", "Put to", ("challenge to", "challenged agency", "agency challenged", "challenged"),
          "An agency, a group or the partnership; another name is kept as a body outside."),
    Field("raised", "Raised", ("date raised", "date of challenge", "date", "raised on")),
    Field("raised_by", "Raised by", ("challenged by", "challenger", "who raised it", "made by", "raised from"),
          "A seat, or whoever holds one; another name is kept as words, and the scrutineer closes it."),
    Field("forum", "Where", ("forum", "where raised", "raised at", "meeting")),
    Field("detail", "What it rests on", ("background", "evidence for the challenge", "context")),
    Field("answer_due_on", "Answer due", ("response due", "due", "deadline", "respond by")),
    Field("verdict", "Answer", ("response", "accepted", "accepted y n"), "Accepted, in part, or not."),
    Field("answer", "What was answered", ("response given", "resolution", "agency response", "reply")),
    Field("outcome", "What came of it", ("outcome", "result")),
    Field("changed", "What changed", ("what difference it made", "impact", "difference made")),
)  # fmt: skip
KINDS_OF = worded({"challenge": ("challenges", "concern"), "practice": ("effective practice", "good practice")})
STATES = worded({
    "raised": ("waiting for an answer", "answer late", "open", "new", "outstanding"),
    "answered": ("response received",), "closed": ("resolved", "complete", "completed"), "withdrawn": (),
})  # fmt: skip
VERDICTS = worded({
    "accepted": ("yes", "y", "agreed", "accepted in full", "fully accepted"),
    "partly": ("partly accepted", "partially accepted", "in part", "partially", "accepted in part"),
    "refused": ("not accepted", "no", "n", "rejected", "declined"),
})  # fmt: skip
OUTCOMES = worded({
    "changed": ("something changed", "yes", "change made"),
    "unchanged": ("nothing changed", "no", "no change"),
    "early": ("too early to say", "ongoing", "tbc"),
})  # fmt: skip
