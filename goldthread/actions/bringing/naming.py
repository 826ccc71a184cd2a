"""Who leads and supports the actions of a spreadsheet, said once for all of its rows after they were loaded."""

from collections.abc import Sequence
from typing import Any

from goldthread.actions.models import Action
from goldthread.actions.operations.bringing import place_leads, standing
from goldthread.kit.brought import Bringing, Made, Placed
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission

TABLE = "actions.action"
FIELDS = ("leads", "supporters")


def name_leads(rows: Sequence[Placed], bringing: Bringing) -> list[list[Made] | None]:
    """Add to the action of each row those who lead or support it, where whoever says so may change it; return what it
    changed of an action that the row had left as it was."""
    numbers = {number for row in rows if (number := _action_of(row))}
    found = Action.objects.visible_to(bringing.by).filter(pk__in=numbers).select_related("home")
    mine = {each.pk: each for each in found if may(bringing.by, Permission.CHANGE_ACTION, each)}
    asked: list[tuple[Action, Sequence[Any], Sequence[Any]]] = []
    answers: list[list[Made] | None] = []
    for row in rows:
        action = mine.get(_action_of(row) or 0)
        if action is None or not any(row.bodies.get(field) for field in FIELDS):
            answers.append(None)
            continue
        is_known = any(each.table == TABLE and each.pk == action.pk for each in row.made)
        answers.append([] if is_known else [Made(TABLE, action.pk, standing(action))])
        asked.append((action, row.bodies.get("leads", ()), row.bodies.get("supporters", ())))
    if asked:
        place_leads(places=asked, **bringing.asked)
    return answers


def _action_of(row: Placed) -> int | None:
    made = next((each.pk for each in row.made if each.table == TABLE), None)
    return made or (row.pk if row.table == TABLE else None)
