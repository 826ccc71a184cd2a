"""Reports, their sections and claims, and the committee papers made from them."""

from goldthread.report.models.paper import (
    BackgroundDocument,
    Deferral,
    Legislation,
    Paper,
    Part,
    PreviousDecision,
    Question,
    StrategicLink,
    TailState,
)
from goldthread.report.models.report import FigurePeriod, ItemAnswer, Passage, Report, Section, Tie
from goldthread.report.models.template import Template

__all__ = [
    "BackgroundDocument", "Deferral", "FigurePeriod", "ItemAnswer", "Legislation", "Paper", "Part", "Passage",
    "PreviousDecision", "Question", "Report", "Section", "StrategicLink", "TailState", "Template", "Tie",
]  # fmt: skip
