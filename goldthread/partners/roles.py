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


P = Permission
OWED_ONLY = frozenset({P.REPORT_PROGRESS, P.CLAIM_DONE, P.RECORD_IMPACT, P.WRITE_SECTION})


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


_UNIT = frozenset(P) - {P.CHANGE_PARTNERSHIP}
_TABLE = (
    Role(
        "manager",
        "Partnership manager",
        "Runs the business unit: keeps the plan, the actions and the report, and accepts evidence.",
        frozenset(P),
    ),
    Role("business unit", "Business unit", "Works with the manager; everything but the partnership's settings.", _UNIT),
    Role(
        "lead partner",
        "Lead safeguarding partner",
        "Head of a statutory partner. Sees the partnership's whole record and its gaps.",
        frozenset({P.SEE_GAPS, P.WRITE_SECTION}),
    ),
    Role(
        "delegated partner",
        "Delegated safeguarding partner",
        "Decides for a lead partner day to day; sees the whole partnership and can accept evidence.",
        frozenset({P.SEE_GAPS, P.VERIFY_EVIDENCE, *OWED_ONLY}),
    ),
    Role(
        "scrutineer",
        "Independent scrutineer",
        "Sees all but what a case panel keeps to itself, and can accept evidence or send it back.",
        frozenset({P.SEE_GAPS, P.VERIFY_EVIDENCE, P.WRITE_SECTION}),
    ),
    Role(
        "chair",
        "Chair of a group",
        "Leads a group: reports on what the group owes, adds its actions, and can accept evidence from others.",
        frozenset({P.SEE_GAPS, P.ADD_ACTION, P.ADD_RECOMMENDATION, P.VERIFY_EVIDENCE, *OWED_ONLY}),
    ),
    Role(
        "member",
        "Member of a group",
        "Sits in a group: sees the partnership's work and reports on what the group owes.",
        OWED_ONLY,
    ),
    Role(
        "agency lead",
        "Agency lead",
        "Answers for one agency: progress, evidence and impact of what it owes.",
        OWED_ONLY,
    ),
    Role(
        "respondent",
        "Respondent",
        "Answers what is asked of one school, setting or agency, and sees little else.",
        OWED_ONLY,
    ),
)
ROLES = {role.key: role for role in _TABLE}
ROLE_CHOICES = [(role.key, role.title) for role in _TABLE]


def roles_within(permissions: frozenset[Permission]) -> list[Role]:
    """Return the roles that somebody with these permissions may give to others: none that lets its holder do more."""
    return [role for role in _TABLE if role.permissions <= permissions]


INSIDERS = frozenset(ROLES) - {"respondent"}
OVERSEERS = frozenset({"manager", "business unit", "scrutineer"})
ANSWERS_FOR = {
    "agency": ("agency lead", "respondent", "delegated partner", "lead partner"),
    "group": ("chair",),
}  # whose seat's holder answers for what the whole agency or group leads
MAY_VERIFY_OWN_PARTNERSHIP = frozenset({"manager", "scrutineer"})
