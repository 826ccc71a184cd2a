"""A log of decisions: what each row becomes, and how it is loaded."""

from typing import Any

from django.db.models import QuerySet

from goldthread.actions.bringing.register import Register, Study, Told, choice, day, span, text
from goldthread.kit.brought import Bringing, Reading, looked_up
from goldthread.kit.references import reference
from goldthread.meetings import decided
from goldthread.meetings.bringing.words import FIELDS, LEVELS, STATES, YES
from goldthread.meetings.models import Decision
from goldthread.meetings.operations.decisions import change_decision, record_decision, take_decision_step
from goldthread.meetings.policy import may_in_group
from goldthread.partners.models import Group
from goldthread.partners.roles import Permission

NO_GROUP = "No group here is called so, so it is kept without one. Name the group on its page."
SENT = "The words of {record} stand in minutes that went out. Correct the minutes first."
AS_SAID = "As the log had it."
STEPS = {"not taken": "do not take", "superseded": "supersede"}


def group(reading: Reading, study: Study) -> Any:
    """The group that a row names."""
    found = study.bodies.one(reading.row["group"])
    if isinstance(found, Group):
        return found
    reading.flag("group", NO_GROUP, () if found else [reading.row["group"]])
    return None


def is_key(reading: Reading, study: Study) -> bool | None:
    """Whether a row calls it a key decision."""
    found = looked_up(YES, reading.row["is_key"])
    if found is None:
        reading.flag("is_key", "Write Yes or No. It is left out.")
    return None if found is None else found == "yes"


class DecisionLog(Register):
    place = 7
    key = "decisions"
    title = "A log of decisions"
    noun = ("decision", "decisions")
    about = "a log of decisions"
    permission = Permission.RECORD_DECISION
    fields = FIELDS
    model = Decision
    kept = (
        "words", "level", "is_key", "decided_first", "decided_last", "decided_words", "options", "reasons",
        "considered", "equality", "dissent", "delegation", "review_on",
    )  # fmt: skip
    told = (
        text("words"), choice("status", STATES, lambda row: row.get_status_display(), stays=True), span("decided"),
        Told("group", lambda row: row.group, group, stays=True),
        choice("level", LEVELS, lambda row: row.get_level_display()),
        Told("is_key", lambda row: "Yes" if row.is_key else "No", is_key), text("options"), text("reasons"),
        text("considered"), text("equality"), text("dissent"), text("delegation"), day("review_on"),
    )  # fmt: skip

    def records(self, bringing: Bringing) -> QuerySet:
        seen = decided.of_partnership(Decision.objects.visible_to(bringing.by), bringing.home)
        return decided.for_list(seen).select_related("meeting")

    def may_change(self, person: Any, record: Any) -> bool:
        return may_in_group(person, Permission.RECORD_DECISION, record)

    def why_not(self, record: Any, values: dict[str, Any], bringing: Bringing) -> str:
        if "words" in values and record.meeting and record.meeting.minutes in ("sent", "agreed"):
            return SENT.format(record=reference(record))
        return super().why_not(record, values, bringing)

    def add(self, values: dict[str, Any], bringing: Bringing) -> Decision:
        status = values.pop("status", Decision.Status.TAKEN)
        first = "proposed" if status in ("proposed", "not taken") else "taken"
        row = record_decision(partnership=bringing.home, status=first, **values, **bringing.asked)
        if step := STEPS.get(status):
            row = take_decision_step(decision=row, step=step, reason=AS_SAID, version=row.version, **bringing.asked)
        return row

    def change(self, record: Any, values: dict[str, Any], bringing: Bringing) -> None:
        change_decision(decision=record, version=record.version, **values, **bringing.asked)
