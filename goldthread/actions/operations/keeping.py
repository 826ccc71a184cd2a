"""Adding and changing actions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Recommendation, RecommendedAction
from goldthread.actions.operations.leads import LEAD, Body, add_lines, stays_until_due, told, wanted_bodies
from goldthread.actions.operations.marks import refresh_marks, refresh_recommendations
from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person, Theme
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread

KEPT = ("words", "own_number", "detail", "status", "due", "asked_kind", "circle", "circle_group")


@operation
def add_action(
    *,
    partnership: Partnership,
    words: str,
    own_number: str = "",
    detail: str = "",
    leads: Iterable[Body] = (),
    supporters: Iterable[Body] = (),
    asked_kind: str = "",
    due: Span = NOT_KNOWN,
    started: Span = NOT_KNOWN,
    recommendations: Iterable[Recommendation] = (),
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    is_proposed: bool = False,
    key: str = "",
    by: Person | None,
    on: date,
) -> Action:
    """Record something the partnership will do, with its leads (one, several, or every agency of a kind), those who
    support it, and the recommendations it answers. Refused when a lead leaves before it is due."""
    places = wanted_bodies(partnership, leads, supporters, asked_kind, on)
    stays_until_due([body for body, capacity in places if capacity == LEAD], partnership, due, on)
    action = new_record(
        Action, partnership, key, words=words, own_number=own_number, detail=detail, asked_kind=asked_kind,
        circle=circle, circle_group=circle_group, added_on=on,
        status=Action.Status.PROPOSED if is_proposed else Action.Status.AGREED,
        **columns("due", due), **columns("first_due", due), **columns("started", started),
    )  # fmt: skip
    action.themes.set(themes)
    add_lines(action, places, started)
    answered = [each.pk for each in recommendations]
    RecommendedAction.objects.bulk_create(RecommendedAction(action=action, recommendation_id=pk) for pk in answered)
    refresh_marks([action.pk])
    refresh_recommendations(answered)
    note(action, after={**values_of(action, KEPT), **told(places), "answers": answered}, says="added the action")
    action.refresh_from_db()
    return action


@operation
def change_action(
    *,
    action: Action,
    version: int | None,
    themes: Iterable[Theme] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> Action:
    """Change an action's words, detail, readers, and the days it was started and done. Its due date, leads and state
    have operations of their own."""
    row = reread(action, version, values)
    done = values.get("done")
    if done and row.status != Action.Status.DONE:
        raise Refusal("It is not done yet. Claim it done first, with the evidence.", "done")
    refuse_ahead(done, on, "done", "It cannot have been done after today.")
    refuse_ahead(values.get("started"), on, "started", "It cannot have been started after today.")
    before, after = changes(row, values)
    row.save()
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says="changed the action")
    return row
