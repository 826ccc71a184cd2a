"""Plans and objectives in numbers, for tests that count queries or need a year of work."""

from datetime import date

from goldthread.actions.models import Action
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.plan.models import InPlan, Kind, Objective, Outcome, Ownership, Plan, PlannedAction
from goldthread.plan.operations import refresh_marks

YEAR = date(2026, 4, 1)


def a_kind(home, key="part-b", part="objective", **more):
    values = {"name": "Part B objective", "plural": "Part B objectives", "part": part, **more}
    return Kind.objects.get_or_create(home=home, key=key, defaults=values)[0]


def a_plan(home, key="plan-2", **more):
    values = {"title": "Business plan", "starts_on": YEAR, "ends_on": date(2027, 3, 31), "status": "in force", **more}
    return Plan.objects.create(home=home, key=key, **values)


def an_objective(home, number=100, words="", plan=None, **more):
    """An objective in force that its home owns."""
    kind = more.pop("kind", None) or a_kind(home)
    dates = columns("starts", more.pop("starts", Span())) | columns("ends", more.pop("ends", Span()))
    words = words or f"Invented objective {number}"
    row = Objective.objects.create(
        home=home, key=f"ob-{number}", number=number, kind=kind, words=words, **dates, **more
    )
    Ownership.objects.create(objective=row, partnership=home)
    if plan:
        InPlan.objects.create(plan=plan, objective=row)
    refresh_marks([row.pk])
    return row


def an_action(home, number=100, status="agreed", **more):
    return Action.objects.create(
        home=home, key=f"ac-{number}", number=number, words=f"Invented action {number}", status=status, **more
    )


def placed(objective, action, year=YEAR, part="taken", **more):
    row = PlannedAction.objects.create(objective=objective, action=action, year_starts_on=year, part=part, **more)
    refresh_marks([objective.pk])
    return row


def many_objectives(home, count, plan=None, actions=2):
    """So many objectives, each with an outcome and actions of the year."""
    kind = a_kind(home)
    rows = Objective.objects.bulk_create(
        Objective(home=home, key=f"many-{i}", number=1000 + i, kind=kind, words=f"Invented objective {i}")
        for i in range(count)
    )
    Ownership.objects.bulk_create(Ownership(objective=row, partnership=home) for row in rows)
    Outcome.objects.bulk_create(Outcome(objective=row, key="o", words="Children are safer.") for row in rows)
    made = Action.objects.bulk_create(
        Action(home=home, key=f"many-{i}", number=1000 + i, words=f"Invented action {i}", status="under way")
        for i in range(count * actions)
    )
    PlannedAction.objects.bulk_create(
        PlannedAction(objective=rows[i // actions], action=action, year_starts_on=YEAR, position=i)
        for i, action in enumerate(made)
    )
    if plan:
        InPlan.objects.bulk_create(InPlan(plan=plan, objective=row, position=i) for i, row in enumerate(rows))
    refresh_marks([row.pk for row in rows])
    return rows
