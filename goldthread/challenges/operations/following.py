"""An action that is added because of a challenge, in the place where it is thought of."""

from datetime import date
from typing import Any

from goldthread.actions.models import Action
from goldthread.actions.operations import add_action, refresh_marks
from goldthread.challenges.models import Challenge, ChallengedAction
from goldthread.kit.references import reference
from goldthread.partners.models import Person
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation


@operation
def add_following(*, challenge: Challenge, by: Person | None, on: date, **action: Any) -> Action:
    """Add an action that follows from a challenge: the same record as everywhere else, which arises from it."""
    row = locked(Challenge.objects.all(), challenge.pk)
    added = add_action(partnership=row.home, by=by, on=on, **action)
    ChallengedAction.objects.create(challenge=row, action=added)
    refresh_marks([added.pk])
    added.refresh_from_db()
    note(row, after={"actions": [added.pk]}, says=f"added {reference(added)}, which follows from it")
    return added
