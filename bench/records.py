"""Which record stands for each part of an address: the one that makes its page work hardest."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Count

from bench.places import HOME, e_mail
from goldthread.actions.models import Action, Claim, Evidence, Impact, Recommendation, Source
from goldthread.challenges.models import Challenge, Disagreements, Escalation
from goldthread.clocks.models import ClosedDay, Term
from goldthread.meetings.models import AgendaItem, Decision, HighlightReport, Meeting, Told
from goldthread.meetings.models import Paper as MeetingPaper
from goldthread.partners.models import (
    Agency,
    Comment,
    ErasureRequest,
    Group,
    GroupShare,
    Holding,
    Membership,
    PartnerRole,
    Partnership,
    Person,
    Seat,
    Theme,
)
from goldthread.plan.models import InPlan, Kind, Measure, Objective, Outcome, Plan, PlannedAction
from goldthread.report.models import Paper, Part, Passage, Question, Report, Template, Tie
from goldthread.report.models import Section as ReportSection
from goldthread.risks.models import Milestone, OutsideChange, Risk, RiskShare
from goldthread.scrutiny.models import (
    Activity,
    FactPoint,
    Finding,
    FocusArea,
    PlannedScrutiny,
    PrivateNote,
    Statement,
    StatementText,
)
from goldthread.sources.models import Inspection, Sharing

LEFT_OUT = {
    "desk:asked": "one row, for whoever came by the link of an e-mail",
    "desk:asked-of-you": "leads those who are signed in to what they owe",
    "account_login": "for those who are not signed in",
    "account_logout": "one question, and no record is read",
    "account_inactive": "for those who may not sign in",
    "kit:gallery": "shows the components to those who build pages; no record is read",
    "post:typed": "shows what was typed before a sign-in ended, and moves on when nothing was",
    "report:download": "a file, measured among the reports",
    "report:paper-download": "a file, measured among the reports",
    "report:made": "a file, measured among the reports",
    "post:job": "one row that somebody asked for, and nothing of the record",
    "post:alive": "one word, for a monitor",
    "post:try-again": "a button beside a job that failed; no page",
    "post:letter-again": "a button beside a letter that failed; no page",
    "partners:way-in": "for those who are not signed in",
    "partners:end-area": "one question about two names; the record has no footprint",
    "report:starter": "a file, and nothing of the record",
    "report:template-file": "the bytes of a file, as they stand",
    "report:filled": "a file, measured among the reports",
    "meetings:feed": "a calendar, for programs that show it; no page",
    "meetings:download": "a file",
    "meetings:highlight-file": "a file",
    "meetings:pack-file": "a file",
    "meetings:guest": "one name, of a guest that the record has none of",
    **dict.fromkeys(
        (
            "partners:import",
            "partners:import-sheets",
            "partners:import-columns",
            "partners:import-names",
            "partners:import-load",
            "partners:import-undo",
            "partners:import-throw-away",
        ),
        "a spreadsheet under way is no part of the record; bench/spreadsheets.py measures one",
    ),
    "plan:change-phase": "asks about one row that hangs on an objective; the record has no phases",
    "plan:take-out-phase": "asks about one row that hangs on an objective; the record has no phases",
    "actions:evidence-file": "the bytes of a file, as they stand",
    "actions:revise-evidence": "asks for a file, and reads what the page of a change reads",
    "actions:clear-file": "a file of the reader's own that is held back",
    "actions:take-file-away": "a file of the reader's own that is held back",
    "desk:hand": "asks about one thing that waits for the reader, which the page of what waits measures",
    "desk:take-back": "a button beside what was handed on; no page",
}
PLAIN = ("public", "respondents", "partnership")


def heaviest(model: Any, by: str = "", of: str = "pk", **where: Any) -> int:
    """Return the record that has the most of something, or the newest."""
    found = model.objects.filter(**where)
    found = found.alias(most=Count(by)).order_by("-most", "pk") if by else found.order_by("-pk")
    pk = found.values_list(of, flat=True).first()
    if pk is None:
        raise LookupError(f"The record has no {model._meta.verbose_name} like this: {where}")
    return pk


HERE: dict[str, Any] = {"home__key": HOME, "circle__in": PLAIN}
OPEN: dict[str, Any] = {**HERE, "lines__agency__key": "agency-00", "lines__capacity": "lead", "status": "under way"}
TOLD: dict[str, Any] = {"action__home__key": HOME, "action__circle__in": PLAIN}
AT_DESK: dict[str, Any] = {"key": "lead-00", "partnership__key": HOME}  # the lead of the agency that owes most
RECORDS: dict[str, Callable[[], int]] = {  # by the first word of an address
    "actions": lambda: heaviest(Action, "progress_set", **OPEN),
    "agencies": lambda: heaviest(Agency, "lines"),
    "briefings": lambda: heaviest(Seat, **AT_DESK),
    "challenges": lambda: heaviest(Challenge, "answers", **HERE, status="answered", agency__key="agency-00"),
    "changes": lambda: heaviest(OutsideChange, "milestones", **HERE, status="under way"),
    "milestones": lambda: heaviest(Milestone, change__home__key=HOME, kind="required", is_done=False),
    "risks": lambda: heaviest(Risk, "scores", **HERE, status="open"),
    "risk-shares": lambda: heaviest(RiskShare, risk__home__key=HOME),
    "claims": lambda: heaviest(Claim, "evidence_uses", state="waiting", line__isnull=False, **TOLD),
    "comments": lambda: heaviest(Comment, "answers", home__key=HOME, under=None, by__email=e_mail("manager")),
    "disagreements": lambda: heaviest(Disagreements, **HERE),
    "equal-voice": lambda: heaviest(Agency, "lines"),
    "erasures": lambda: heaviest(ErasureRequest, partnership__key=HOME, status="waiting"),
    "evidence": lambda: heaviest(Evidence, "uses", **HERE),
    "groups": lambda: heaviest(Group, "lines", home__key=HOME),
    "holdings": lambda: heaviest(Holding, seat_id=found("seats")),
    "impacts": lambda: heaviest(Impact, state="reported", line__isnull=False, **TOLD),
    "inspections": lambda: heaviest(Inspection, **HERE),
    "kinds": lambda: heaviest(Kind, "objectives", home__key=HOME),
    "measures": lambda: heaviest(Measure, "readings", outcome__objective__home__key=HOME),
    "memberships": lambda: heaviest(Membership, agency__key="agency-00", partnership__key=HOME),
    "objectives": lambda: heaviest(Objective, "planned", **HERE, status="in force"),
    "outcomes": lambda: heaviest(Outcome, "planned", objective__home__key=HOME),
    "papers": lambda: heaviest(Paper, home__key=HOME),
    "partnerships": lambda: heaviest(Partnership, key=HOME),
    "parts": lambda: heaviest(Part, paper__home__key=HOME),
    "people": lambda: heaviest(Person, holdings__seat_id=found("seats")),
    "placed": lambda: heaviest(PlannedAction, objective__home__key=HOME),
    "plans": lambda: heaviest(Plan, "places", home__key=HOME),
    "questions": lambda: heaviest(Question, paper__home__key=HOME),
    "recommendations": lambda: heaviest(Recommendation, "actions", **HERE, status="accepted"),
    "reports": lambda: heaviest(Report, home__key=HOME, status="draft"),
    "safeguarding-partners": lambda: heaviest(PartnerRole, partnership__key=HOME),
    "seats": lambda: heaviest(Seat, **AT_DESK),
    "sections": lambda: heaviest(ReportSection, "passages", report__status="draft"),
    "sources": lambda: heaviest(Source, "recommendations", **HERE),
    "shared": lambda: heaviest(Sharing, **HERE),
    "stages": lambda: heaviest(Escalation, challenge__home__key=HOME),
    "shares": lambda: heaviest(GroupShare, group__home__key=HOME),
    "templates": lambda: heaviest(Template, home__key=HOME),
    "themes": lambda: heaviest(Theme, partnership__key=HOME),
    "ties": lambda: heaviest(Tie),
    "closed-days": lambda: heaviest(ClosedDay, home__key=HOME),
    "decisions": lambda: heaviest(Decision, "told", **HERE),
    "decisions/told": lambda: heaviest(Told, decision__home__key=HOME),
    "meetings": lambda: heaviest(Meeting, "items", **HERE, status="planned"),
    "meetings/items": lambda: heaviest(AgendaItem, meeting__home__key=HOME),
    "meetings/papers": lambda: heaviest(MeetingPaper, meeting__home__key=HOME),
    "meetings/reports": lambda: heaviest(HighlightReport, meeting__home__key=HOME),
    "scrutiny/activities": lambda: heaviest(Activity, **HERE),
    "scrutiny/facts": lambda: heaviest(FactPoint),
    "scrutiny/findings": lambda: heaviest(Finding, **HERE),
    "scrutiny/focus": lambda: heaviest(FocusArea, **HERE),
    "scrutiny/meetings": lambda: heaviest(Meeting, "items", **HERE, status="held"),
    "scrutiny/notes": lambda: heaviest(PrivateNote),
    "scrutiny/plan": lambda: heaviest(PlannedScrutiny, **HERE),
    "scrutiny/statements": lambda: heaviest(Statement, "points", home__key=HOME),
    "terms": lambda: heaviest(Term, home__key=HOME),
    "who-sees": lambda: found("actions"),
}
BY_ADDRESS: dict[tuple[str, str], tuple[Any, ...] | Callable[[], int]] = {
    ("actions:answer", "step"): ("mark-as-carried-out",),
    ("actions:step", "step"): ("block",),
    ("challenges:step", "step"): ("withdraw",),
    ("desk:voice", "key"): ("open", "papers", "made"),
    ("desk:partners-part", "key"): ("late", "at-risk", "challenged", "decisions", "unattended"),
    ("desk:gap-records", "key"): ("no-impact", "no-action", "no-measure"),
    ("desk:thread", "kind"): ("action", "recommendation", "objective", "challenge"),
    ("desk:thread", "pk"): (0,),  # of each kind its own: see `every_page`
    ("desk:who-sees", "kind"): ("action",),
    ("meetings:decision-step", "step"): ("supersede",),
    ("meetings:draft-highlight", "group"): lambda: found("groups"),
    ("meetings:minutes-step", "step"): ("draft",),
    ("meetings:step", "step"): ("cancel",),
    ("scrutiny:earlier-text", "text"): lambda: heaviest(StatementText, statement_id=found("scrutiny/statements")),
    ("scrutiny:focus-step", "step"): ("close",),
    ("scrutiny:planned-step", "step"): ("begin",),
    ("scrutiny:statement-step", "step"): ("give",),
    ("partners:ask-erasure", "kind"): ("actions.action",),
    ("partners:ask-erasure", "number"): RECORDS["actions"],
    ("partners:comments", "kind"): ("actions.action",),
    ("partners:comments", "number"): lambda: heaviest(Comment, "answers", home__key=HOME, under=None, of="record_id"),
    ("plan:change-kind", "pk"): RECORDS["kinds"],
    ("plan:decide", "pk"): RECORDS["objectives"],
    ("plan:plan-step", "step"): ("suspend",),
    ("plan:take-out-of-plan", "pk"): lambda: heaviest(InPlan, plan_id=found("plans"), of="objective"),
    ("plan:take-out-of-plan", "plan"): lambda: found("plans"),
    ("plan:step", "step"): ("pause",),
    ("plan:statement", "pk"): lambda: heaviest(Objective, "positions", **HERE, kind__part="statement"),
    ("plan:set-position", "pk"): lambda: heaviest(Objective, "positions", **HERE, kind__part="statement"),
    ("plan:set-position", "year"): (2026,),
    ("risks:step", "step"): ("accept",),
    ("risks:change-step", "step"): ("finish",),
    ("report:answer-item", "item"): ("Y14",),
    ("report:add-tail-row", "name"): ("strategic",),
    ("report:figure", "figure"): ("actions",),
    ("report:figure-period", "figure"): ("actions",),
    ("report:fill", "record"): lambda: found("papers"),
    ("report:filled", "record"): lambda: found("papers"),
    ("report:leave", "question"): RECORDS["questions"],
    ("report:make-filled", "record"): lambda: found("papers"),
    ("report:make-paper", "kind"): ("pdf",),
    ("report:make-report", "kind"): ("pdf",),
    ("report:remove-tail-row", "name"): ("strategic",),
    ("report:remove-tail-row", "row"): (1,),
    ("report:section", "key"): ("summary", "progress", "impact"),
    ("report:section-step", "pk"): lambda: heaviest(ReportSection, status="assigned"),
    ("report:section-step", "step"): ("say-it-is-ready",),
    ("report:step", "step"): ("complete",),
    ("report:take-up", "question"): RECORDS["questions"],
    ("report:tie", "pk"): lambda: heaviest(Passage),
    ("report:unmark", "pk"): lambda: heaviest(Passage),
}


@cache
def found(first: str) -> int:
    return RECORDS[first]()
