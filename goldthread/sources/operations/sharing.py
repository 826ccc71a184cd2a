"""Recording what was shared with another board, what it answered, and what both then did."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.models import Action
from goldthread.actions.operations import add_action, refresh_marks
from goldthread.actions.operations.numbers import new_record
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import Span
from goldthread.kit.references import reference
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person
from goldthread.sources.models import SharedAction, Sharing
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, nothing_changed, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = ("board", "partnership", "words", "why", "shared", "answer_due_on", "circle", "circle_group")
LATER = "It cannot have been shared after today."


@operation
def share(
    *,
    partnership: Partnership,
    words: str,
    board: str,
    with_partnership: Partnership | None = None,
    why: str = "",
    shared: Span | None = None,
    answer_due_on: date | None = None,
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Sharing:
    """Record what was shared with another board, and why; with a partnership that works in here, its people see it."""
    shared = Span.day(on) if shared is None else shared
    refuse_ahead(shared, on, "shared", LATER)
    row = new_record(
        Sharing, partnership, key, words=words, board=board, partnership=with_partnership, why=why,
        answer_due_on=answer_due_on, circle=circle, circle_group=circle_group, **columns("shared", shared),
    )  # fmt: skip
    note(row, after=values_of(row, KEPT), says=f"shared it with {board}")
    return row


@operation
def change_sharing(*, sharing: Sharing, version: int | None, by: Person | None, on: date, **values: Any) -> Sharing:
    """Change what is recorded of something shared."""
    row = reread(sharing, version, values)
    refuse_ahead(values.get("shared"), on, "shared", LATER)
    before, after = changes(row, values)
    stored(row)
    note(row, before, after, says="changed what was shared")
    return row


@operation
def answer_sharing(
    *,
    sharing: Sharing,
    answer: str,
    answered_on: date | None = None,
    told_how: str = "",
    version: int | None,
    by: Person | None,
    on: date,
) -> Sharing:
    """Record what the other board answered, when, and how its answer came."""
    row = reread(sharing, version, {"answer": answer})
    refuse_ahead(answered_on, on, "answered_on", "They cannot have answered after today.")
    values = {"answer": answer.strip(), "answered_on": answered_on or on, "told_how": told_how.strip()}
    before, after = changes(row, values)
    row.save()
    note(row, before, after, says=f"recorded the answer of {row.board}")
    return row


@operation
def add_joint(*, sharing: Sharing, by: Person | None, on: date, **action: Any) -> Action:
    """Add an action that both boards agreed on: the same record as everywhere else, which arises from it."""
    row = locked(Sharing.objects.all(), sharing.pk)
    added = add_action(partnership=row.home, by=by, on=on, **action)
    SharedAction.objects.create(sharing=row, action=added)
    refresh_marks([added.pk])
    added.refresh_from_db()
    note(row, after={"actions": [added.pk]}, says=f"added {reference(added)}, a joint action")
    return added


@operation
def tie_joint(
    *, sharing: Sharing, actions: Iterable[Action], version: int | None, by: Person | None, on: date
) -> Sharing:
    """Say which actions are joint with the other board, of those the person may see; others that are tied stay."""
    row, wanted = reread(sharing, version), list(actions)
    visible = Action.objects.visible_to(by) if by else Action.objects.all()
    ties = SharedAction.objects.filter(sharing=row)
    before = set(ties.filter(action__in=visible).values_list("action", flat=True))
    after = {each.pk for each in wanted}
    if before == after:
        nothing_changed()
        return row
    ties.filter(action__in=before - after).delete()
    SharedAction.objects.bulk_create(SharedAction(sharing=row, action_id=pk) for pk in sorted(after - before))
    row.save()
    refresh_marks(before | after)
    said = ", ".join(reference(each) for each in wanted) or "none"
    note(row, {"actions": before}, {"actions": after}, says=f"tied the joint actions: {said}")
    return row
