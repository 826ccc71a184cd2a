"""The words that people use in registers of risks: for columns, states and answers. Data, not rules."""

from goldthread.kit.brought import Field, LeftOut, worded

SCORES = LeftOut(
    "score", (
        "current score", "score", "risk score", "residual score", "inherent score", "target score", "target", "rag",
        "rating", "risk rating", "current risk", "residual risk", "inherent risk", "direction of travel",
    ), "Scores are worked out here from likelihood and impact, so this column is not read.",
)  # fmt: skip
REVISIT = LeftOut(
    "revisit", ("to be revisited in", "revisit", "revisit in"),
    "The year in which a risk is to be revisited is named on its own page, so this column is not read.",
)  # fmt: skip
FIELDS = (
    Field("title", "Risk or issue", (
        "risk", "risk title", "risk description", "description of risk", "title", "issue", "risk name", "description",
    ), "In one line. A row without it is held back.", is_required=True),
    Field("reference", "Reference", ("ref", "risk ref", "risk id", "id", "no", "number", "risk no", "risk number"),
          "A reference such as R-12 is recognised."),
    Field("status", "How it stands", ("status", "state", "risk status", "open closed"),
          "Usual words are understood: open, accepted, closed."),
    Field("kind", "Kind", ("type", "risk or issue type", "risk type"), "A risk, or an issue that has happened."),
    Field("category", "Category", ("risk category", "area of risk")),
    Field("cause", "Cause", ("causes", "because of", "trigger", "source of risk")),
    Field("event", "Event", ("risk event", "what may happen")),
    Field("consequence", "Consequence", ("consequences", "effect", "effects", "potential impact", "result")),
    Field("children", "Groups of children", ("children", "who is affected", "cohort")),
    Field("owner", "Owner", ("risk owner", "lead", "lead agency", "responsible", "owned by", "risk lead", "who"),
          "A seat, whoever holds it, or an agency."),
    Field("controls", "Controls", (
        "existing controls", "current controls", "mitigation", "mitigations", "controls in place", "mitigating actions",
    )),
    Field("treatment", "What is done about it", ("treatment", "response", "approach", "risk response", "tolerance")),
    Field("review_on", "Next review", ("review date", "next review date", "date of next review", "review due")),
    Field("raised", "Raised", ("date raised", "date added", "date identified", "identified on", "opened")),
    Field("likelihood", "Likelihood", ("current likelihood", "residual likelihood", "probability", "likelihood now")),
    Field("impact", "Impact", ("current impact", "residual impact", "severity", "impact now")),
    Field("inherent_likelihood", "Inherent likelihood", ("gross likelihood", "initial likelihood")),
    Field("inherent_impact", "Inherent impact", ("gross impact", "initial impact")),
    Field("target_likelihood", "Target likelihood", ("likelihood aimed at",)),
    Field("target_impact", "Target impact", ("impact aimed at",)),
)  # fmt: skip
STATES = worded({
    "open": ("live", "active", "current", "new", "ongoing", "review late", "review due", "escalated"),
    "accepted": ("tolerated", "accepted as it is", "tolerate"),
    "closed": ("close", "resolved", "removed", "no longer a risk", "mitigated", "complete", "completed"),
})  # fmt: skip
KINDS_OF = worded({"risk": ("risks", "threat"), "issue": ("issues", "happened", "incident")})
TREATMENTS = worded({
    "treat": ("treat act to lower it", "reduce", "mitigate", "lower"),
    "tolerate": ("tolerate live with it as it is", "accept", "accepted"),
    "transfer": ("transfer somebody else carries it", "share"),
    "terminate": ("terminate stop what causes it", "avoid", "stop"),
})  # fmt: skip
RATINGS = {"current": "", "inherent": "inherent_", "target": "target_"}
SIDES = ("likelihood", "impact")
