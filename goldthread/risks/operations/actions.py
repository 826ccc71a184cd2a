"""Actions that lower a risk: added for it, or tied to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions import operations as actions
from goldthread.actions.models import Action
from goldthread.actions.operations.marks import refresh_marks
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners.models import Partnership, Person
from goldthread.risks.models import Risk, RiskAction, RiskShare
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import stored


@operation
def add_risk_action(
    *, risk: Risk, area: Partnership | None = None, by: Person | None, on: date, **values: Any
) -> Action:
    """Add an action that lowers a risk, for its home or for an area that shares it."""
    home = area or risk.home
    action = actions.add_action(partnership=home, by=by, on=on, **values)
    stored(RiskAction(risk=risk, action=action, area=area))
    refresh_marks([action.pk])
    note(risk, after={"action": action.pk}, says=f"added {reference(action)} to lower it")
    action.refresh_from_db()
    return action


@operation
def add_area_action(*, share: RiskShare, by: Person | None, on: date, **values: Any) -> Action:
    """Add an action that an area which shares a risk takes to lower it: of that area, and told beside its part."""
    return add_risk_action(risk=share.risk, area=share.partnership, by=by, on=on, **values)


@operation
def tie_actions(
    *, risk: Risk, actions: Iterable[Action], area: Partnership | None = None, by: Person | None, on: date
) -> Risk:
    """Say that actions which exist already lower a risk."""
    tied = list(dict.fromkeys(actions))
    known = RiskAction.objects.filter(risk=risk, action__in=tied).values_list("action", flat=True)
    new = [action for action in tied if action.pk not in set(known)]
    if not new:
        raise Refusal("These lower it already. Choose another action.", "actions")
    RiskAction.objects.bulk_create(RiskAction(risk=risk, action=action, area=area) for action in new)
    refresh_marks([action.pk for action in new])
    names = joined([reference(action) for action in new])
    note(risk, after={"actions": [action.pk for action in new]}, says=f"tied {names} to it")
    return risk
