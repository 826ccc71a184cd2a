"""Valid bodies for inspections and what was shared."""

from collections.abc import Callable

from tests.factories.challenges import a_sharing, an_inspection

READERS = {"circle": "partnership"}
BROUGHT = {"brought_on_day": "1", "brought_on_month": "5", "brought_on_year": "2026"}


def inspected(body: dict | None = None) -> Callable:
    """A body for a page of one inspection, with the version it was made from."""
    return lambda world: ({"pk": an_inspection(world).pk}, None if body is None else {"version": 1, **body})


def shared(body: dict | None = None) -> Callable:
    """A body for a page of something shared."""
    return lambda world: ({"pk": a_sharing(world).pk}, None if body is None else {"version": 1, **body})


def described(world) -> dict:
    """An inspection as its form asks."""
    return {
        "title": "Inspection of the trust", "agencies": [world.health.pk], "inspectorate": "cqc", "grade": "Good",
        "inspected": "March 2026", **READERS,
    }  # fmt: skip


SHARED = {"words": "Learning of an audit", "board": "Adults' board", "shared": "May 2026", **READERS}
BODIES = {
    "sources:inspections": lambda world: ({}, {"words": "trust", "waiting": "on"}),
    "sources:add-inspection": lambda world: ({}, described(world)),
    "sources:inspection": inspected(),
    "sources:change-inspection": lambda world: ({"pk": an_inspection(world).pk}, {"version": 1, **described(world)}),
    "sources:brought": inspected({**BROUGHT, "brought_to": "The executive"}),
    "sources:grades": lambda world: (
        {"pk": an_inspection(world).pk},
        {"version": 1, f"grade_{world.health.pk}": "Outstanding"},
    ),
    "sources:recommended": inspected({"words": "Hold supervision.", "number_in_source": "3"}),
    "sources:sharings": lambda world: ({}, {"board": "adults", "waiting": "on"}),
    "sources:share": lambda world: ({}, SHARED),
    "sources:sharing": shared(),
    "sources:change-sharing": shared(SHARED),
    "sources:answer-sharing": shared({"answer": "They take it up.", "told_how": "a letter"}),
    "sources:add-joint": shared({"words": "Tell every school", "due": "31 March 2027", **READERS}),
    "sources:joint": lambda world: ({"pk": a_sharing(world).pk}, {"version": 1, "actions": "AC-1"}),
}
