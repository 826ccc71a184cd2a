"""Valid bodies for the actions chapter."""

from collections.abc import Callable
from typing import Any

from goldthread.actions.models import Action
from tests.cast import TODAY


def on(noun: str, body: dict | None = None, **more: Any) -> Callable:
    """A body for a page of one record of the world, with the version it was made from."""
    return lambda world: ({"pk": getattr(world, noun).pk, **more}, None if body is None else {"version": 1, **body})


def rated_by_hand(world: Any) -> tuple[dict, dict]:
    """A body for lifting a rating, which has to be set first."""
    by_hand = {"rag_override": "red", "rag_reason": "Worse.", "rag_by": world.people["manager"], "rag_until": TODAY}
    Action.objects.filter(pk=world.action.pk).update(**by_hand)
    return {"pk": world.action.pk}, {"version": 1}


READERS = {"circle": "partnership"}
TOLD = {"told_by": "its e-mail", "told_on_day": "1", "told_on_month": "5", "told_on_year": "2026"}
BODIES = {
    "actions:actions": lambda world: ({}, {"status": "under way", "gap": "no-evidence", "words": "toolkit"}),
    "actions:add": lambda world: ({}, {"words": "Ask every school", "due": "31 March 2027", **READERS}),
    "actions:action": on("action"),
    "actions:change": on("action", {"words": "Launch the toolkit", "started": "March 2026", **READERS}),
    "actions:leads": lambda world: (
        {"pk": world.action.pk},
        {"version": 1, "leads": [f"group-{world.subgroup.pk}"], "changed": "April 2026"},
    ),
    "actions:due": on("action", {"due": "30 June 2027", "reason": "The printer is late."}),
    "actions:answers": on("action", {"recommendations": ""}),
    "actions:rating": on(
        "action",
        {
            "rating": "red",
            "reason": "Worse than it looks.",
            "until_day": "30",
            "until_month": "6",
            "until_year": "2026",
        },
    ),
    "actions:lift": rated_by_hand,
    "actions:step": on("action", {"reason": "No chair is named."}, step="block"),
    "actions:progress": on("action", {"words": "Sent to print.", **TOLD}),
    "actions:claim": on("action", {"words": "Launched.", "done": "1 May 2026", "text": "A photo.", **READERS, **TOLD}),
    "actions:evidence": on("action", {"link": "https://example.org/list", "title": "List", **READERS}),
    "actions:impact": on("action", {"words": "Neglect is named earlier.", **TOLD}),
    "actions:decide-claim": on("claim", {"decision": "accept"}),
    "actions:decide-impact": on("impact", {"decision": "send back", "reason": "How do you know?"}),
    "actions:complete-impact": on("impact", {"baseline": "40%", "change": "55%", "strength": "audit"}),
    "actions:evidence-page": on("evidence"),
    "actions:recommendations": lambda world: ({}, {"gap": "recommendation-no-action"}),
    "actions:add-recommendation": lambda world: (
        {},
        {"words": "Listen to fathers.", "source_kind": "audit", "source_title": "Audit of fathers", **READERS},
    ),
    "actions:recommendation": on("recommendation"),
    "actions:change-recommendation": on("recommendation", {"words": "Revise it.", **READERS}),
    "actions:add-answering": on("recommendation", {"words": "Print the toolkit", "due": "ongoing", **READERS}),
    "actions:answer": on("recommendation", {}, step="accept"),
    "actions:sources": lambda world: ({}, {"kind": "audit"}),
    "actions:add-source": lambda world: ({}, {"kind": "audit", "title": "Audit of fathers", **READERS}),
    "actions:source": on("source"),
    "actions:change-source": on("source", {"kind": "audit", "title": "Audit of neglect, 2026", **READERS}),
}
