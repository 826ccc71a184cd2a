"""Who tells something of an action: a lead of itself, or the business unit for an agency, saying how it was told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Line
from goldthread.actions.models.told import told_how
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.partners.standing import standing_of
from goldthread.trail.lock import locked


@dataclass(frozen=True)
class Teller:
    """An action held for writing, the line something is told on, and the columns every telling has."""

    action: Action
    line: Line | None
    has_leads: bool
    columns: dict[str, Any]


def teller(
    action: Action, line: Line | None, told_by: str, told_on: date | None, by: Person | None, on: date
) -> Teller:
    """Take the action for writing and work out whose line is spoken on. Somebody who sits with a lead speaks for it;
    anybody else says how the lead told them. Refused when it is not clear whose line it is, or the day lies ahead."""
    row = locked(Action.objects.all(), action.pk)
    refuse_ahead(told_on, on, "told_on", "They cannot have told you after today.")
    leads = list(
        Line.objects.current()
        .filter(action=row, capacity=Line.Capacity.LEAD)
        .select_related("agency", "group", "seat", "partnership")
    )
    if line and line.pk not in {each.pk for each in leads}:
        raise Refusal("That is not one of its leads now. Choose a lead from the list.", "line")
    own = [each for each in leads if by and each.is_of(standing_of(by))]
    candidates = own if own and not told_by.strip() else leads
    line = line or (candidates[0] if len(candidates) == 1 else None)
    if by and not told_by.strip() and line not in own and not (line is None and own):
        whose = str(line) if line else "they"
        raise Refusal(f"Say how {whose} told you: its e-mail, a meeting, a call.", "told_by")
    entered = {
        "entered_by": by,
        "entered_on": on,
        "told_by": told_by.strip(),
        "told_on": told_on if told_by.strip() else None,
    }
    return Teller(row, line, bool(leads), {"action": row, "line": line, **entered})


def how(columns: dict[str, Any], words: str) -> str:
    """What was told, for the trail, with how it was told when somebody entered it for an agency."""
    source = told_how(columns["told_by"], columns["told_on"])
    return f"{words} ({source})" if source else words
