"""Setting a rating by hand, for a reason and until a day, and lifting it."""

from datetime import date

from goldthread.actions.models import Action
from goldthread.actions.rules import COLOURS
from goldthread.kit.periods import add_months, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread

LONGEST_MONTHS = 12
NAMES = {"rag_override": "rating", "rag_reason": "reason", "rag_by": "rag_by", "rag_until": "last day"}


@operation
def override_rag(
    *, action: Action, rating: str, reason: str, until: date, version: int | None, by: Person, on: date
) -> Action:
    """Set a rating by hand over the computed one: it needs a reason, bears a name, and ends after its last day,
    which is a year away at most."""
    if rating not in COLOURS:
        raise Refusal("Choose red, amber or green.", "rating")
    if not reason.strip():
        raise Refusal("Give the reason for setting it by hand.", "reason")
    if until < on:
        raise Refusal(f"Its last day has passed. Enter {uk_date(on)} or a later day.", "until")
    if until > add_months(on, LONGEST_MONTHS):
        longest = uk_date(add_months(on, LONGEST_MONTHS))
        raise Refusal(f"A rating set by hand lasts a year at most. Enter {longest} or an earlier day.", "until")
    says = f"set the rating by hand to {rating} until {uk_date(until)}: {reason.strip()}"
    values = {"rag_override": rating, "rag_reason": reason.strip(), "rag_by": by, "rag_until": until}
    return _rated(action, values, version, says)


@operation
def lift_override(*, action: Action, version: int | None, by: Person, on: date) -> Action:
    """Return to the computed rating before the last day of one set by hand."""
    nothing = {"rag_override": "", "rag_reason": "", "rag_by": None, "rag_until": None}
    return _rated(action, nothing, version, "lifted the rating set by hand")


def _rated(action: Action, values: dict, version: int | None, says: str) -> Action:
    row = reread(action, version, {name: value for name, value in values.items() if name != "rag_by"})
    if not (row.rag_override or values["rag_override"]):
        raise Refusal("Its rating is not set by hand, so there is nothing to lift.")
    was, now = changes(row, values)
    row.save()
    note(row, _named(was), _named(now), says=says)
    return row


def _named(values: dict) -> dict:
    """The columns of a rating by the names that a history shows."""
    return {NAMES[name]: value for name, value in values.items()}
