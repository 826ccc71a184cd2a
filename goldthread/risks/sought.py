"""What can be found of risks, and of changes the partnership lives through."""

from goldthread.kit.sought import Part, Sought
from goldthread.risks.models import Milestone, OutsideChange, Review, Risk, RiskShare, Score

SOUGHT = (
    Sought(
        Risk,
        "Risk",
        texts=("cause", "event", "consequence", "children", "controls", "control_sure", "national_cause", "reason"),
        parts=(
            Part(Review, "risk", ("words", "presented_words")),
            Part(Score, "risk", ("reason",)),
            Part(RiskShare, "risk", ("comment",)),
        ),
        marks=(("theme", "themes"), ("agency", "owner_agency")),
        days=("raised_first", "review_on", "revisit_from", "closed_on"),
        status="status",
        is_open=("open", "accepted").__contains__,
    ),
    Sought(
        OutsideChange,
        "Change",
        texts=("detail", "means", "result", "reason"),
        parts=(Part(Milestone, "change", ("words", "whom", "done_words")),),
        marks=(("agency", "agency"),),
        days=("takes_effect_first",),
        status="status",
        is_open=("proposed", "under way").__contains__,
    ),
)
