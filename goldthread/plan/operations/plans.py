"""What is written about plans: their dates and words, what becomes of them, and the log of what happened."""

from datetime import date
from typing import Any

from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Partnership, Person
from goldthread.plan.models import InPlan, Objective, Plan, PlanEvent
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("title", "starts_on", "ends_on", "status", "about")


@operation
def add_plan(
    *,
    partnership: Partnership,
    title: str,
    starts_on: date,
    ends_on: date,
    about: str = "",
    status: str = "draft",
    key: str = "",
    by: Person | None,
    on: date,
) -> Plan:
    """Begin a plan over any two dates; it may overlap another."""
    made = free_key(Plan.objects.filter(home=partnership), title, key)
    plan = Plan(
        home=partnership, key=made, title=title, starts_on=starts_on, ends_on=ends_on, about=about, status=status
    )
    _dated(plan)
    note(stored(plan), after=values_of(plan, TOLD), says="added the plan")
    return plan


def _dated(plan: Plan) -> None:
    if plan.ends_on < plan.starts_on:
        raise Refusal("The plan ends before it starts. Change one of the two dates.", "ends_on")


@operation
def change_plan(*, plan: Plan, version: int | None, by: Person | None, on: date, **values: Any) -> Plan:
    """Change a plan's title, dates or words."""
    row = reread(plan, version, values)
    before, after = changes(row, values)
    _dated(row)
    note(stored(row), before, after, says="changed the plan")
    return row


@operation
def take_plan_step(
    *,
    plan: Plan,
    step: str,
    reason: str = "",
    replaced_by: Plan | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Plan:
    """Bring a plan into force, suspend, replace, end or open it again. What asks for a reason is refused without one,
    and the step stands in the plan's log."""
    row = reread(plan, version)
    before = values_of(row, ("status", "reason", "replaced_by"))
    taken = Plan.LIFECYCLE.take(step, row)
    if "reason" in taken.asks and not reason:
        raise Refusal("Give the reason.", "reason")
    if replaced_by == row:
        raise Refusal("A plan cannot replace itself. Choose another.", "replaced_by")
    row.reason, row.replaced_by = reason, replaced_by if row.status == Plan.Status.REPLACED else None
    stored(row)
    words = f"{Plan.LIFECYCLE.label(row.status)}{f': {reason}' if reason else ''}"
    _log(row, "change", words, Span.day(on), "")
    note(row, before, values_of(row, tuple(before)), says=f"marked it as {words[:1].lower()}{words[1:]}")
    return row


@operation
def add_event(
    *, plan: Plan, kind: str, words: str, happened: Span, key: str = "", by: Person | None, on: date
) -> PlanEvent:
    """Add a line to a plan's log: a development day, a review, a launch, a change; past or to come."""
    event = _log(plan, kind, words, happened, key)
    note(plan, after={"kind": kind, "words": words, "on": happened}, says=f"added to the log: {words}")
    return event


def _log(plan: Plan, kind: str, words: str, happened: Span, key: str) -> PlanEvent:
    made = free_key(plan.events.all(), words, key)
    return stored(PlanEvent(plan=plan, key=made, kind=kind, words=words, **columns("on", happened)))


@operation
def place_in_plan(
    *,
    plan: Plan,
    objective: Objective,
    position: int | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> InPlan:
    """Give an objective a place in a plan; it may stand in several, year after year."""
    row = stored(reread(objective, version))
    place, is_new = InPlan.objects.get_or_create(
        plan=plan, objective=row, defaults={"position": plan.places.count() if position is None else position}
    )
    if not is_new:
        raise Refusal(f"The objective already stands in {plan.title}.", "plan")
    note(row, after={"plan": plan.pk}, says=f"placed it in {plan.title}")
    return place


@operation
def take_out_of_plan(
    *, plan: Plan, objective: Objective, version: int | None, by: Person | None, on: date
) -> Objective:
    """Take an objective out of a plan. It keeps its actions, its history and its place in other plans, and the plan's
    log says that it went."""
    row = stored(reread(objective, version))
    gone, _ = InPlan.objects.filter(plan=plan, objective=row).delete()
    if not gone:
        raise Refusal(f"The objective does not stand in {plan.title} any more.")
    _log(plan, "change", f"Taken out: {row.words}", Span.day(on), "")
    note(row, before={"plan": plan.pk}, says=f"took it out of {plan.title}")
    return row
