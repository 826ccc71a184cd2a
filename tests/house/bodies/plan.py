"""The plan, its objectives, and the refresh."""

from goldthread.plan.models import Ownership, Phase, VisionPosition
from tests.factories.risks import a_position, a_statement


def _objective(world, **more):
    return {"pk": world.objective.pk, **more}


def _former(world):
    """A partnership that owned the objective until a day that nobody knows."""
    return Ownership.objects.create(objective=world.objective, partnership=world.wessmere, has_ended=True)


def _phase(world):
    return Phase.objects.get_or_create(objective=world.objective, key="one", defaults={"words": "Phase one"})[0]


def _seen(world):
    if not VisionPosition.objects.exists():
        a_position(world)
    return {}


def _statement(world):
    return {"pk": a_statement(world).pk}


BODIES = {
    "plan:vision": lambda world: (_seen(world), None),
    "plan:statement": lambda world: (_statement(world), None),
    "plan:set-position": lambda world: (
        _statement(world) | {"year": 2026},
        {"version": 0, "words": "More children say so.", "seen": "partly", "evidence": "EV-1"},
    ),
    "plan:plan": lambda world: ({}, None),
    "plan:kinds": lambda world: ({}, None),
    "plan:install-kinds": lambda world: ({}, {}),
    "plan:add-kind": lambda world: ({}, {"name": "Enabler", "plural": "Enablers", "part": "objective"}),
    "plan:change-kind": lambda world: (
        {"pk": world.kind.pk},
        {"version": 1, "name": "Aim", "plural": "Aims", "part": "objective", "years": "3"},
    ),
    "plan:refresh": lambda world: ({}, None),
    "plan:decide": lambda world: (_objective(world), {"version": 1, "decision": "pause", "reason": "No chair named"}),
    "plan:plans": lambda world: ({}, None),
    "plan:add-plan": lambda world: (
        {},
        {
            "title": "Plan for 2029", "starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2029",
            "ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2030", "status": "draft",
        },
    ),
    "plan:plan-page": lambda world: ({"pk": world.plan.pk}, None),
    "plan:change-plan": lambda world: (
        {"pk": world.plan.pk},
        {
            "version": 1, "title": "Business plan, revised", "starts_on_day": "1", "starts_on_month": "4",
            "starts_on_year": "2026", "ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2029",
        },
    ),
    "plan:add-event": lambda world: (
        {"pk": world.plan.pk},
        {"kind": "development", "words": "Development day", "happened": "20 January 2027"},
    ),
    "plan:plan-step": lambda world: ({"pk": world.plan.pk, "step": "suspend"}, {"version": 1, "reason": "No chair named"}),
    "plan:objectives": lambda world: ({}, None),
    "plan:add-objective": lambda world: (
        {},
        {"kind": world.kind.pk, "words": "Safer adolescents", "status": "in force", "owners": [world.wessmere.pk], "circle": "partnership"},
    ),
    "plan:objective": lambda world: (_objective(world), None),
    "plan:inside": lambda world: (_objective(world), None),
    "plan:history": lambda world: (_objective(world), None),
    "plan:change-objective": lambda world: (
        _objective(world),
        {"version": 1, "kind": world.kind.pk, "background": "Why it matters.", "circle": "partnership"},
    ),
    "plan:reword": lambda world: (_objective(world), {"version": 1, "words": "Answering neglect"}),
    "plan:split": lambda world: (_objective(world), {"version": 1, "into": "At home\nAt school", "reason": "Two audiences"}),
    "plan:merge": lambda world: (
        _objective(world),
        {
            "version": 1, "others": [world.second.pk], "versions": f"{world.second.pk}:1", "words": "Both",
            "reason": "They overlap",
        },
    ),
    "plan:owners": lambda world: (_objective(world), {"version": 1, "owners": [world.norden.pk], "since": "May 2026"}),
    "plan:changes": lambda world: (_objective(world), {"version": 1, f"owner-{_former(world).pk}": "May 2026"}),
    "plan:place-in-plan": lambda world: ({"pk": world.second.pk}, {"version": 1, "plan": world.plan.pk}),
    "plan:take-out-of-plan": lambda world: (_objective(world, plan=world.plan.pk), {"version": 1}),
    "plan:change-phase": lambda world: ({"pk": _phase(world).pk}, {"version": 1, "words": "Phase two", "ends": "2027"}),
    "plan:take-out-phase": lambda world: ({"pk": _phase(world).pk}, {"version": 1}),
    "plan:oversight": lambda world: (_objective(world), {"version": 1, "overseen_by": [world.business.pk]}),
    "plan:place": lambda world: (_objective(world), {"version": 1, "parents": [world.priority.pk]}),
    "plan:step": lambda world: (_objective(world, step="pause"), {"version": 1, "reason": "No chair named"}),
    "plan:add-outcome": lambda world: (_objective(world), {"words": "Children are seen sooner."}),
    "plan:add-measure": lambda world: (_objective(world), {"outcome": world.outcome.pk, "words": "Days to first visit"}),
    "plan:add-phase": lambda world: (_objective(world), {"words": "Phase one"}),
    "plan:add-action": lambda world: (
        _objective(world),
        {"words": "Train the leads", "part": "taken", "year_starts_on": "2026-04-01", "circle": "partnership"},
    ),
    "plan:place-action": lambda world: (_objective(world), {"action": f"AC-{world.claimed.number}", "part": "taken", "year_starts_on": "2026-04-01"}),
    "plan:answer": lambda world: (_objective(world), {"recommendation": f"RC-{world.recommendation.number}"}),
    "plan:change-outcome": lambda world: ({"pk": world.outcome.pk}, {"version": 1, "words": "Named within a week."}),
    "plan:change-measure": lambda world: ({"pk": world.measure.pk}, {"version": 1, "words": "Share named"}),
    "plan:add-reading": lambda world: ({"pk": world.measure.pk}, {"value": "12.5", "read": "31 March 2026"}),
    "plan:take-away": lambda world: ({"pk": world.planned.pk}, {"version": 1}),
}  # fmt: skip
