"""Independent scrutiny: plan, activity, findings, areas of focus, statement, and the author's private notes."""

from goldthread.scrutiny.models.activity import Activity, ActivityShare, LastLook, PrivateNote
from goldthread.scrutiny.models.focus import FocusArea, FocusReport
from goldthread.scrutiny.models.plan import Finding, FindingAction, PlannedScrutiny
from goldthread.scrutiny.models.statement import FactPoint, Statement, StatementText

__all__ = [
    "Activity", "ActivityShare", "FactPoint", "Finding", "FindingAction", "FocusArea", "FocusReport", "LastLook",
    "PlannedScrutiny", "PrivateNote", "Statement", "StatementText",
]  # fmt: skip
