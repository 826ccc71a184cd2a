"""Valid bodies for the actions chapter."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.actions.models import Action, Line
from tests.cast import TODAY
from tests.factories.evidence import filed
from tests.kit.files.made import a_pdf


def on(noun: str, body: dict | None = None, **more: Any) -> Callable:
    """A body for a page of one record of the world, with the version it was made from."""
    return lambda world: ({"pk": getattr(world, noun).pk, **more}, None if body is None else {"version": 1, **body})


def _former_lead(world: Any) -> Line:
    """A lead of the action until a day that nobody knows."""
    about = {"action": world.action, "agency": world.council, "has_ended": True}
    return Line.objects.get_or_create(**about)[0]


def rated_by_hand(world: Any) -> tuple[dict, dict]:
    """A body for lifting a rating, which has to be set first."""
    by_hand = {"rag_override": "red", "rag_reason": "Worse.", "rag_by": world.people["manager"], "rag_until": TODAY}
    Action.objects.filter(pk=world.action.pk).update(**by_hand)
    return {"pk": world.action.pk}, {"version": 1}


class Again(SimpleUploadedFile):
    """A file that may be sent more than once."""

    def read(self, *size: int) -> bytes:
        self.seek(0)
        return super().read(*size)


def of_file(body: dict | None = None, state: str = "checked") -> Callable:
    """A body for a page about a file of evidence that the manager brought."""

    def found(world: Any) -> tuple[dict, dict | None]:
        evidence = filed(world, state=state)
        return {"pk": evidence.pk, "number": 1}, body

    return found


def newer(world: Any) -> tuple[dict, dict]:
    """A body for bringing a newer file of a piece of evidence."""
    return {"pk": filed(world).pk}, {"version": 1, "file": Again("newer.pdf", a_pdf())}


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
    "actions:changes": lambda world: (
        {"pk": world.action.pk},
        {"version": 1, f"line-{_former_lead(world).pk}": "May 2026"},
    ),
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
    "actions:evidence-list": lambda world: (
        {},
        {"status": "under way", "words": "audit", "last_day": "soon", "serves": "some"},
    ),
    "actions:bring-evidence": lambda world: ({}, {"link": "https://example.org/audit", "title": "Audit", **READERS}),
    "actions:evidence-several": lambda world: (
        {},
        {"chosen": [world.evidence.pk], "owner": world.seats["manager"].pk, "actions": ""},
    ),
    "actions:change-evidence": on(
        "evidence", {"title": "Audit, 2026", "note": "Seen.", "link": "https://example.org/a", **READERS}
    ),
    "actions:revise-evidence": newer,
    "actions:remove-evidence": on("evidence", {"reason": "Wrong year."}),
    "actions:evidence-file": of_file(),
    "actions:clear-file": of_file({"reason": "The number of the helpline."}, "held"),
    "actions:take-file-away": of_file({}, "held"),
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
