"""The dated log of a plan: what changed in it after it came into force."""

from datetime import date

from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.models import WIDE
from goldthread.plan.models import Objective, Plan, PlanEvent
from goldthread.trail.rows import free_key


def log_change(objective: Objective, words: str, on: date) -> None:
    """Add a line to the log of each plan in force in which the objective stands, when the plan had begun by that
    day. One that fewer may read than the plan is not named in the plan's log; its own history has it."""
    plans = Plan.objects.filter(places__objective=objective, status=Plan.Status.IN_FORCE, starts_on__lt=on)
    if objective.circle not in WIDE:
        plans = plans.filter(circle=objective.circle, circle_group=objective.circle_group)
    for plan in plans:
        key = free_key(plan.events.all(), f"{on} {words}")
        PlanEvent.objects.create(plan=plan, key=key, kind="change", words=words, **columns("on", Span.day(on)))
