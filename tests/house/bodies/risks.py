"""Valid bodies for risks, their scale, and changes the partnership lives through."""

from goldthread.risks.models import Risk
from tests.factories.risks import fill_risks


def at(noun, body=None, **more):
    """A body for a page of one record of the chapter, with the version it was made from."""

    def found(world):
        filled(world)
        return {"pk": getattr(world, noun).pk, **more}, None if body is None else {"version": 1, **body}

    return found


def filled(world):
    """The world with the records of the chapter."""
    if "risk" not in world.records:
        fill_risks(world)
    return world


def day(name, year, month, number):
    return {f"{name}_day": str(number), f"{name}_month": str(month), f"{name}_year": str(year)}


def escalated(world):
    """A risk that no group watches yet, taken to the business group."""
    Risk.objects.filter(pk=filled(world).risk.pk).update(group=None)
    return {"pk": world.risk.pk}, {"version": 1, "to": world.subgroup.pk, "reason": "It needs money."}


def shared(world):
    """The area that the chair and the manager see: none but their own, so that a new one is made beside it."""
    filled(world).share.delete()
    return {"pk": world.risk.pk}, {"partnership": world.norden.pk, "comment": "The same there."}


BODIES = {
    "risks:risks": lambda world: ({}, None),
    "risks:add": lambda world: ({}, {"title": "A rise in demand", "kind": "risk", "circle": "partnership"}),
    "risks:matrix": lambda world: ({}, None),
    "risks:scale": lambda world: ({}, None),
    "risks:set-scale": lambda world: (
        {},
        {
            **day("starts_on", 2027, 4, 1),
            "likelihood": "Low\nHigh",
            "impact": "Small\nGreat",
            "bands": "1 Low, green\n3 High, orange",
        },
    ),
    "risks:risk": at("risk"),
    "risks:change": at("risk", {"title": "Too few school nurses", "circle": "partnership"}),
    "risks:rate": at("risk", {"which": "current", "likelihood": "2", "impact": "3", "counts_controls": "yes"}),
    "risks:review": at("risk", {"words": "Two posts are filled."}),
    "risks:revisit": at("risk", {"year": "2027-04-01"}),
    "risks:happened": at("risk", {"happened": "April 2026"}),
    "risks:escalate": escalated,
    "risks:share": shared,
    "risks:add-action": at("risk", {"words": "Hold a recruitment day", "circle": "partnership"}),
    "risks:tie": at("risk", {"actions": "AC-2"}),
    "risks:step": at("risk", {"reason": "Nobody can lower it."}, step="accept"),
    "risks:change-share": at("share", {"comment": "Worse there."}),
    "risks:share-action": at("share", {"words": "Ask for a nurse there", "circle": "partnership"}),
    "risks:stop-sharing": at("share", {}),
    "risks:changes": lambda world: ({}, None),
    "risks:add-change": lambda world: ({}, {"kind": "guidance", "title": "A new edition", "circle": "partnership"}),
    "risks:outside-change": at("outside_change"),
    "risks:correct": at(
        "outside_change", {"kind": "organisation", "title": "Three trusts become one", "circle": "partnership"}
    ),
    "risks:add-milestone": at("outside_change", {"kind": "looked", "words": "The executive looked at it."}),
    "risks:change-step": at("outside_change", {}, step="begin"),
    "risks:settle": at("milestone", {"done_words": "Agreed."}),
}
