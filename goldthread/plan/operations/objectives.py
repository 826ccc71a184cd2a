"""What is written about one objective: its words and dates, and what becomes of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.operations.numbers import next_number, retheme
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person, Theme
from goldthread.plan.models import InPlan, Kind, Objective, Oversight, Ownership, Plan, Wording
from goldthread.plan.operations.log import log_change
from goldthread.plan.operations.marks import refresh_marks
from goldthread.plan.operations.places import put_under
from goldthread.plan.operations.successors import hand_on, link_replacement
from goldthread.plan.rules import CLOSED
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("number", "kind", "words", "background", "status", "starts", "ends")
ENDS_FIRST = "The objective ends before it starts. Change one of the two dates."


@operation
def add_objective(
    *,
    partnership: Partnership,
    kind: Kind,
    words: str,
    plan: Plan | None = None,
    background: str = "",
    starts: Span = NOT_KNOWN,
    ends: Span = NOT_KNOWN,
    status: str = "in force",
    parents: Iterable[Objective] = (),
    owners: Iterable[Partnership] | None = None,
    overseen_by: Iterable[Group] = (),
    worked_by: Iterable[Group] = (),
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Objective:
    """Add a node to a plan, proposed or in force, at the start or part-way through. Its home owns it unless others are
    named; an empty list of owners is a gap that is known."""
    made = free_key(Objective.objects.filter(home=partnership), words, key)
    row = Objective(
        home=partnership,
        key=made,
        number=next_number(Objective, partnership),
        kind=kind,
        words=words,
        background=background,
        status=status,
        circle=circle,
        circle_group=circle_group,
        **columns("starts", starts),
        **columns("ends", ends),
    )
    row.position = row.number
    _dated(row)
    stored(row).themes.set(themes)
    put_under(row, parents)
    _owned(row, [partnership] if owners is None else owners, starts)
    _overseen(row, {"oversees": overseen_by, "works": worked_by}, starts)
    if plan is not None:
        InPlan.objects.create(plan=plan, objective=row, position=plan.places.count())
        log_change(row, f"Added {kind.name}: {words}", on)
    refresh_marks([row.pk])
    note(
        row,
        after=values_of(row, TOLD),
        says=f"{'proposed' if status == 'proposed' else 'added'} it as {kind.name}",
    )
    return row


def _dated(row: Objective) -> None:
    if row.ends.last and row.starts.first and row.ends.last < row.starts.first:
        raise Refusal(ENDS_FIRST, "ends")


def _owned(row: Objective, owners: Iterable[Partnership], starts: Span) -> None:
    dates = columns("starts", starts)
    Ownership.objects.bulk_create([Ownership(objective=row, partnership=each, **dates) for each in owners])


def _overseen(row: Objective, parts: dict[str, Iterable[Group]], starts: Span) -> None:
    dates = columns("starts", starts)
    made = [
        Oversight(objective=row, group=group, part=part, **dates) for part, groups in parts.items() for group in groups
    ]
    Oversight.objects.bulk_create(made)


@operation
def change_objective(
    *, objective: Objective, version: int | None, by: Person | None, on: date, **values: Any
) -> Objective:
    """Change an objective's background, dates, kind, themes or readers. Its words are changed by rewording it, so that
    the old ones are kept."""
    themes = values.pop("themes", None)
    row = reread(objective, version, values)
    before, after = changes(row, values)
    _dated(row)
    stored(row)
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says="changed the objective")
    return row


@operation
def reword_objective(
    *,
    objective: Objective,
    words: str,
    reason: str = "",
    until: Span = NOT_KNOWN,
    version: int | None,
    by: Person | None,
    on: date,
) -> Objective:
    """Give an objective other words. The old ones are kept with the last day on which it bore them, today when no other
    is given, and with the reason."""
    refuse_ahead(until, on, "until")
    row = reread(objective, version, {"words": words})
    if words.strip() == row.words:
        raise Refusal("These are the words it has already. Change them, or go back.", "words")
    Wording.objects.create(objective=row, words=row.words, reason=reason, **columns("until", until or Span.day(on)))
    before, after = changes(row, {"words": words.strip()})
    stored(row)
    log_change(row, f"Reworded “{before['words']}” as “{row.words}”", on)
    note(row, before, after, says=f"reworded it{f': {reason}' if reason else ''}")
    return row


@operation
def take_step(
    *,
    objective: Objective,
    step: str,
    reason: str = "",
    replaced_by: Objective | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Objective:
    """Agree, pause, take up again, complete, replace or stand down an objective. What asks for a reason is refused
    without one. One that is closed ends on that day, unless it had ended before. What replaces it takes over its open
    actions."""
    row = reread(objective, version)
    before = values_of(row, ("status", "reason", "ends"))
    taken = Objective.LIFECYCLE.take(step, row)
    if "reason" in taken.asks and not reason:
        raise Refusal("Give the reason.", "reason")
    row.reason = reason
    if row.status in CLOSED and (row.ends.last is None or row.ends.last > on):
        row.ends = Span.day(max(on, row.starts.first or on))
    stored(row)
    after = values_of(row, tuple(before))
    if step == "replace":
        after["carried"] = hand_on([row], link_replacement(row, replaced_by, reason, on))
    label = Objective.LIFECYCLE.label(row.status)
    log_change(row, f"{label}: {row.words}{f' ({reason})' if reason else ''}"[:600], on)
    note(row, before, after, says=f"marked it as {label.lower()}{f': {reason}' if reason else ''}")
    return row
