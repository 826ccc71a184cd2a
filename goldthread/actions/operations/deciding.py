"""Who may decide on evidence and impact: neither who entered it, nor who sits with a lead, with two exceptions."""

from datetime import date
from typing import Any

from goldthread.actions.models import Action, Claim, Impact
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners.models import Person
from goldthread.partners.policy import may_in
from goldthread.partners.roles import MAY_VERIFY_OWN_PARTNERSHIP, ROLES, Permission
from goldthread.partners.standing import standing_of
from goldthread.trail.lock import locked
from goldthread.trail.rows import reread

OWN = "You entered this, so somebody else has to accept it or send it back. Ask another person who may check evidence."


def refusal_to_decide(person: Person, told: Claim | Impact) -> str | None:
    """Say why a person may not accept this or send it back, or None when they may. Whoever entered it never may; who
    sits with a lead may not, the manager and the scrutineer excepted."""
    if told.entered_by_id is not None and told.entered_by_id == person.pk:
        return OWN
    own = _own_leads(person, told.action)
    if own and not _is_excepted(person, told.action):
        return f"You sit with {joined(own)}, which leads this. Somebody who does not has to check it."
    return None


def deciding_as(person: Person, action: Action) -> str:
    """The role in which a person decides, printed with the decision; an exception says so."""
    held = standing_of(person).held
    roles = [seat.role for seat in held if seat.partnership == action.home_id]
    fitting = [role for role in roles if Permission.VERIFY_EVIDENCE in ROLES[role].permissions] or roles
    first = min(fitting, key=list(ROLES).index, default="")
    title = ROLES[first].title if first else ""
    own = _own_leads(person, action)
    return f"{title}, who also sits with {joined(own)}, which leads this" if own else title


def decided(told: Any, step: str, reason: str, version: int | None, by: Person, on: date) -> Any:
    """Take a claim or an impact along a step: re-read under lock, refused to whoever may not decide on it, and marked
    with who decided, when and in which role."""
    row = reread(told, version, {"reason": reason})
    row.action = locked(Action.objects.all(), row.action_id)
    if not may_in(by, Permission.VERIFY_EVIDENCE, row.action.home_id):
        raise Refusal("None of your seats in this partnership lets you check evidence.")
    if sentence := refusal_to_decide(by, row):
        raise Refusal(sentence)
    if "reason" in row.LIFECYCLE.take(step, row).asks and not reason.strip():
        raise Refusal("Say what is missing, so that they can put it right.", "reason")
    row.decided_by, row.decided_on, row.decided_as = by, on, deciding_as(by, row.action)[:160]
    row.reason = reason.strip()
    row.save()
    return row


def _own_leads(person: Person, action: Action) -> list[str]:
    return [str(line) for line in action.leads() if line.is_of(standing_of(person))]


def _is_excepted(person: Person, action: Action) -> bool:
    return bool(standing_of(person).roles_in(action.home_id) & MAY_VERIFY_OWN_PARTNERSHIP)
