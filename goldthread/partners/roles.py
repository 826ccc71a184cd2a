"""Who may do what: permissions, and the roles a seat can carry, as a table in code."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may do."""

    CHANGE_PLAN = "change the plan"
    REFRESH_PLAN = "refresh the plan for a new year"
    ADD_RECOMMENDATION = "add a recommendation"
    ANSWER_RECOMMENDATION = "answer a recommendation"
    ADD_ACTION = "add an action"
    CHANGE_ACTION = "change an action"
    REPORT_PROGRESS = "report progress on what your agency, group or seat leads"
    CLAIM_DONE = "claim done what your agency, group or seat leads"
    RECORD_IMPACT = "record what is different for children"
    ENTER_FOR_AGENCY = "enter what an agency told you"
    VERIFY_EVIDENCE = "accept evidence or send it back"
    OVERRIDE_RAG = "override a rating"
    WRITE_REPORT = "write the report"
    WRITE_SECTION = "write a section of the report that is assigned to your agency or seat"
    WRITE_PAPER = "write committee papers"
    CHANGE_PARTNERSHIP = "change the partnership's settings"
    KEEP_PLACES = "set up agencies, groups, seats and people"
    LET_IN = "invite people, let them back in and hand on what they leave"
    BRING_IN = "bring in spreadsheets"
    SEE_GAPS = "see the gaps of the whole partnership"
    SEE_CATCHES = "see what was stopped because it may identify a child"
    ERASE = "ask for, and agree to, erasing what identifies a child"
    RAISE_CHALLENGE = "raise a challenge, and close one that your seat raised"
    ANSWER_CHALLENGE = "answer a challenge put to your agency or group"
    COUNT_DISAGREEMENTS = "count practitioners' escalations"
    KEEP_RISKS = "keep the register of risks, and of changes the partnership lives through"
    KEEP_SOURCES = "record inspections, and what was shared with other boards"
    KEEP_MEETINGS = "plan and prepare meetings"
    TAKE_MINUTES = "mark who came to a meeting, and take its minutes"
    AGREE_MINUTES = "send minutes out, send them back and have them agreed"
    RECORD_DECISION = "record decisions, and put them round between meetings"
    LOOK_AFTER_RISK = "review and rate a risk that your seat or agency owns"
    CARRY_OUT_DECISION = "reply to a decision that is put round, and say when yours is carried out"
    SCRUTINISE = "plan and record independent scrutiny"
    WRITE_STATEMENT = "write the scrutineer's statement"
    REPORT_FOCUS = "report on areas of focus, and note points of fact beside the scrutineer's statement"
    SET_CHASING = "set how and when people are reminded"


P = Permission
OWED_ONLY = frozenset(
    {
        P.REPORT_PROGRESS, P.CLAIM_DONE, P.RECORD_IMPACT, P.WRITE_SECTION, P.ANSWER_CHALLENGE, P.CARRY_OUT_DECISION,
        P.LOOK_AFTER_RISK,
    }
)  # fmt: skip
ANYBODY = OWED_ONLY | {P.RAISE_CHALLENGE}
INDEPENDENT = frozenset({P.SCRUTINISE, P.WRITE_STATEMENT})  # the scrutineer's alone, whoever gives out the seat
IN_THE_ROOM = frozenset({P.KEEP_MEETINGS, P.TAKE_MINUTES, P.AGREE_MINUTES, P.RECORD_DECISION})


@dataclass(frozen=True)
class Role:
    """What a seat lets its holder do, described for the person who grants it."""

    key: str
    title: str
    description: str
    permissions: frozenset[Permission]

    @property
    def may(self) -> list[Permission]:
        """What it lets its holder do, in the order of the table."""
        return [each for each in Permission if each in self.permissions]


_MANAGER = frozenset(P) - INDEPENDENT
_UNIT = _MANAGER - {P.CHANGE_PARTNERSHIP, P.SET_CHASING}
_TABLE = (
    Role(
        "manager",
        "Partnership manager",
        "Runs the business unit: keeps the plan, the actions and the report, and accepts evidence.",
        _MANAGER,
    ),
    Role("business unit", "Business unit", "Works with the manager; everything but the partnership's settings.", _UNIT),
    Role(
        "lead partner",
        "Lead safeguarding partner",
        "Head of a statutory partner. Sees the partnership's whole record and its gaps.",
        frozenset(
            {
                P.SEE_GAPS,
                P.WRITE_SECTION,
                P.RAISE_CHALLENGE,
                P.ANSWER_CHALLENGE,
                P.REPORT_FOCUS,
                P.CARRY_OUT_DECISION,
                P.LOOK_AFTER_RISK,
            }
        ),  # fmt: skip
    ),
    Role(
        "delegated partner",
        "Delegated safeguarding partner",
        "Decides for a lead partner day to day; sees the whole partnership and can accept evidence.",
        frozenset(
            {P.SEE_GAPS, P.VERIFY_EVIDENCE, P.KEEP_RISKS, P.KEEP_SOURCES, P.RECORD_DECISION, P.REPORT_FOCUS, *ANYBODY}
        ),
    ),
    Role(
        "scrutineer",
        "Independent scrutineer",
        "Sees all but what a case panel keeps to itself, and can accept evidence or send it back.",
        frozenset({P.SEE_GAPS, P.VERIFY_EVIDENCE, P.WRITE_SECTION, P.RAISE_CHALLENGE, *INDEPENDENT}),
    ),
    Role(
        "chair",
        "Chair of a group",
        "Leads a group: reports on what the group owes, adds its actions, and can accept evidence from others.",
        frozenset(
            {P.SEE_GAPS, P.ADD_ACTION, P.ADD_RECOMMENDATION, P.VERIFY_EVIDENCE, P.KEEP_RISKS, *IN_THE_ROOM, *ANYBODY}
        ),
    ),
    Role(
        "member",
        "Member of a group",
        "Sits in a group: sees the partnership's work and reports on what the group owes.",
        ANYBODY,
    ),
    Role(
        "agency lead",
        "Agency lead",
        "Answers for one agency: progress, evidence and impact of what it owes.",
        frozenset({P.KEEP_SOURCES, *ANYBODY}),
    ),
    Role(
        "respondent",
        "Respondent",
        "Answers what is asked of one school, setting or agency, and sees little else.",
        ANYBODY,
    ),
)
ROLES = {role.key: role for role in _TABLE}
ROLE_CHOICES = [(role.key, role.title) for role in _TABLE]


def roles_within(permissions: frozenset[Permission]) -> list[Role]:
    """Return the roles that somebody with these permissions may give to others: none that lets its holder do more, but
    for what only an independent scrutineer does."""
    return [role for role in _TABLE if role.permissions - INDEPENDENT <= permissions]


INSIDERS = frozenset(ROLES) - {"respondent"}
OVERSEERS = frozenset({"manager", "business unit", "scrutineer"})
ANSWERS_FOR = {
    "agency": ("agency lead", "respondent", "delegated partner", "lead partner"),
    "group": ("chair",),
}  # whose seat's holder answers for what the whole agency or group leads
MAY_VERIFY_OWN_PARTNERSHIP = frozenset({"manager", "scrutineer"})
