"""What changed because of a challenge, with the evidence; and the actions that are tied to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Evidence
from goldthread.actions.operations import bring_evidence, refresh_marks
from goldthread.challenges.closing import follows
from goldthread.challenges.models import Challenge, ChallengedAction, ChallengeEvidence
from goldthread.challenges.models.challenge import RAISE
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.trail.operation import note, nothing_changed, operation, values_of
from goldthread.trail.rows import reread

SAID = ("outcome", "changed", "changed_on")
NOT_YOURS = "Only who raised it, whom it is put to and the business unit can say this."


@operation
def record_change(
    *,
    challenge: Challenge,
    outcome: str,
    changed: str = "",
    changed_on: date | None = None,
    evidence: Iterable[Evidence] = (),
    brought: dict[str, Any] | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Challenge:
    """Say what came of a challenge: what changed, for whom, when, and what shows it: evidence that is here already, or
    some that is brought with it. That nothing changed is worth recording, too."""
    row = reread(challenge, version, {"changed": changed})
    _may_follow(row, by)
    was = values_of(row, SAID)
    set_outcome(row, outcome, changed, changed_on, on)
    row.save()
    given = list(evidence)
    if brought:
        readers = {"circle": row.circle, "circle_group": row.circle_group}
        given += bring_evidence(partnership=row.home, by=by, on=on, **readers | brought)
    known = set(ChallengeEvidence.objects.filter(challenge=row).values_list("evidence", flat=True))
    new = [each for each in given if each.pk not in known]
    ChallengeEvidence.objects.bulk_create(ChallengeEvidence(challenge=row, evidence=each) for each in new)
    after = values_of(row, SAID) | {"evidence": [each.pk for each in new]}
    note(row, was | {"evidence": []}, after, says=f"said what came of it: {row.get_outcome_display().lower()}")
    return row


def set_outcome(row: Challenge, outcome: str, changed: str, changed_on: date | None, on: date) -> None:
    """Set what came of a challenge in memory. Refused when something changed and nobody says what."""
    changed = changed.strip() or row.changed
    if outcome == Challenge.Outcome.CHANGED and not changed:
        raise Refusal("Say what changed, and for whom.", "changed")
    refuse_ahead(changed_on, on, "changed_on", "It cannot have changed after today.")
    row.outcome, row.changed = outcome, changed
    row.changed_on = (changed_on or row.changed_on or on) if outcome == Challenge.Outcome.CHANGED else changed_on


@operation
def tie_actions(
    *, challenge: Challenge, actions: Iterable[Action], version: int | None, by: Person | None, on: date
) -> Challenge:
    """Say which actions follow from a challenge, of those the person may see; ties they may not see are kept."""
    row, wanted = reread(challenge, version), list(actions)
    _may_follow(row, by)
    visible = Action.objects.visible_to(by) if by else Action.objects.all()
    ties = ChallengedAction.objects.filter(challenge=row)
    before = set(ties.filter(action__in=visible).values_list("action", flat=True))
    after = {each.pk for each in wanted}
    if before == after:
        nothing_changed()
        return row
    ties.filter(action__in=before - after).delete()
    ChallengedAction.objects.bulk_create(ChallengedAction(challenge=row, action_id=pk) for pk in sorted(after - before))
    row.save()
    refresh_marks(before | after)
    said = ", ".join(reference(each) for each in wanted) or "none"
    note(row, {"actions": before}, {"actions": after}, says=f"tied the actions that follow from it: {said}")
    return row


def _may_follow(row: Challenge, by: Person | None) -> None:
    if by is not None and not follows(by, RAISE, row):
        raise Refusal(NOT_YOURS)
