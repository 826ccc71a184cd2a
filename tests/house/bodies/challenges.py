"""Valid bodies for the challenges chapter."""

from collections.abc import Callable
from typing import Any

from tests.factories.challenges import a_challenge, a_count, a_stage

READERS = {"circle": "partnership"}
DAY = {"answer_due_on_day": "30", "answer_due_on_month": "6", "answer_due_on_year": "2026"}


def on(body: dict | None = None, status: str = "raised", **more: Any) -> Callable:
    """A body for a page of one challenge in a state, with the version it was made from."""

    def made(world: Any) -> tuple[dict, dict | None]:
        return {"pk": a_challenge(world, status).pk, **more}, None if body is None else {"version": 1, **body}

    return made


def stage(body: dict) -> Callable:
    """A body for a page of a stage to which a challenge was taken."""
    return lambda world: ({"pk": a_stage(a_challenge(world)).pk}, {"version": 1, **body})


def counted(body: dict | None = None) -> Callable:
    """A body for a page of a count."""
    return lambda world: ({"pk": a_count(world).pk}, None if body is None else {"version": 1, **body})


RAISED = {
    "kind": "challenge", "words": "How do you know?", "outside": "Example Board", "raised_by_words": "The chair",
    "raised": "1 May 2026", **DAY, **READERS,
}  # fmt: skip
COUNT = {
    "starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2025", "ends_on_day": "31", "ends_on_month": "3",
    "ends_on_year": "2026", "kind": "decision", "stage": "1", "outcome": "agreed", "count": "12", **READERS,
}  # fmt: skip
BODIES = {
    "challenges:challenges": lambda world: ({}, {"words": "know", "state": "open", "year": "2026"}),
    "challenges:raise": lambda world: ({}, RAISED),
    "challenges:counts": lambda world: ({}, {"year": "2026"}),
    "challenges:challenge": on(),
    "challenges:change": on({**RAISED, "words": "How does it know?"}),
    "challenges:answer": on({"verdict": "partly", "words": "Because.", "told_how": "its e-mail"}),
    "challenges:again": on({"reason": "It does not say how.", **DAY}, "answered"),
    "challenges:close": on({"reason": "It is settled.", "outcome": "unchanged"}, "answered"),
    "challenges:changed": on({"outcome": "changed", "changed": "Supervision is held.", "text": "A log."}, "answered"),
    "challenges:action": on({"words": "Hold supervision", "due": "31 March 2027", **READERS}),
    "challenges:actions": lambda world: (
        {"pk": a_challenge(world).pk},
        {"version": 1, "actions": f"AC-{world.action.number}"},
    ),
    "challenges:escalate": on({"stage": "2", "why": "It goes on."}),
    "challenges:step": on({"reason": "It was a mistake."}, step="withdraw"),
    "challenges:view-stage": stage({"view": "The partners should decide."}),
    "challenges:settle-stage": stage({"result": "It is to be done."}),
    "challenges:disagreements": lambda world: ({}, {"kind": "threshold"}),
    "challenges:count": lambda world: ({}, COUNT),
    "challenges:disagreement": counted(),
    "challenges:change-count": counted(COUNT),
}
