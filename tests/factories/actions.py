"""Actions and what is told of them, made quickly for tests of this chapter."""

from datetime import date
from typing import Any

from goldthread.actions.models import Action, Line
from goldthread.actions.operations import add_action
from goldthread.kit.periods import Span, parse_span, span_of_words
from goldthread.partners.models import Group, Holding, Membership, Partnership, Person, Seat
from tests.cast import TODAY, World

LONG_AGO = date(2025, 12, 1)


def action_of(world: World, words: str = "Train the trainers", due: str = "31 March 2027", **more: Any) -> Action:
    """Return an action of the partnership, added long ago and led by the health trust unless told otherwise."""
    wanted = {"leads": [world.health], "by": world.people["manager"], "on": TODAY} | more
    action = add_action(partnership=world.wessmere, words=words, due=span_of_words(due), **wanted)
    if "on" not in more:
        action.added_on = LONG_AGO
        Action.objects.filter(pk=action.pk).update(added_on=LONG_AGO)
    return action


def line_of(action: Action, body: Any) -> Line:
    """Return the line of an agency, group or seat on an action."""
    return Line.objects.get(action=action, **{body._meta.model_name: body})


def leave(agency: Any, partnership: Partnership, on: date) -> None:
    """Let an agency leave a partnership."""
    Membership.objects.filter(agency=agency, partnership=partnership).update(ends_on=on)


def second_seat(world: World, who: str, role: str, **where: Any) -> Person:
    """Give one of the cast a further seat, and return the person afresh."""
    seat = Seat.objects.create(
        partnership=world.wessmere, key=f"second-{who}".replace(" ", "-"), title="Second", role=role, **where
    )
    Holding.objects.create(seat=seat, person=world.people[who], starts_on=date(2024, 4, 1))
    return Person.objects.get(pk=world.people[who].pk)


def panel_of(world: World) -> Group:
    """Return a case panel on which only the chair sits."""
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Example panel")
    second_seat(world, "chair", "member", group=panel)
    return panel


def span(text: str) -> Span:
    """Return the span that a text names."""
    return parse_span(text)
