"""The phases of an objective's work: added, changed and taken out."""

from datetime import date

from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.plan.models import Objective, Phase
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("words", "starts", "ends")


@operation
def add_phase(
    *,
    objective: Objective,
    words: str,
    starts: Span = NOT_KNOWN,
    ends: Span = NOT_KNOWN,
    position: int | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Phase:
    """Add a phase of an objective's work."""
    made = free_key(objective.phases.all(), words, key)
    place = objective.phases.count() if position is None else position
    dates = {**columns("starts", starts), **columns("ends", ends)}
    phase = stored(Phase(objective=objective, key=made, words=words, position=place, **dates))
    note(objective, after={"phase": words, "starts": starts, "ends": ends}, says=f"added a phase: {words}")
    return phase


@operation
def change_phase(
    *,
    phase: Phase,
    words: str,
    starts: Span = NOT_KNOWN,
    ends: Span = NOT_KNOWN,
    version: int | None,
    by: Person | None,
    on: date,
) -> Phase:
    """Change what is done in a phase, or when. The version is the objective's, on which its phases hang."""
    objective, row = _held(phase, version)
    before, after = changes(row, {"words": words, "starts": starts, "ends": ends})
    stored(row)
    stored(objective)
    note(objective, before, after, says=f"changed the phase “{row.words}”")
    return row


@operation
def take_out_phase(*, phase: Phase, version: int | None, by: Person | None, on: date) -> Objective:
    """Take a phase out of an objective; what it said stays in the history."""
    objective, row = _held(phase, version)
    before = values_of(row, TOLD)
    row.delete()
    stored(objective)
    note(objective, before=before, says=f"took out the phase “{before['words']}”")
    return objective


def _held(phase: Phase, version: int | None) -> tuple[Objective, Phase]:
    objective = reread(phase.objective, version)
    row = objective.phases.filter(pk=phase.pk).first()
    if row is None:
        raise Refusal("That phase has been taken out already.")
    return objective, row
