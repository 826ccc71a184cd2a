"""Taking a challenge further, a stage at a time, with the independent adviser's view and what was decided at each."""

from datetime import date

from goldthread.challenges.closing import escalates
from goldthread.challenges.models import Challenge, Escalation
from goldthread.challenges.models.challenge import RAISE
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.partners.policy import may_in
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread

ESCALATED_BY = "Only who raised it, the business unit and the scrutineer can take it further."
VIEW_IS = "The view is the independent scrutineer's own. Nobody writes it for them."
VIEW_STANDS = "The view of another scrutineer's seat stands here, and nobody writes over it. Add yours as a comment."


@operation
def escalate(
    *, challenge: Challenge, stage: int, to: str, why: str, version: int | None, by: Person | None, on: date
) -> Escalation:
    """Take an open challenge to a further stage, saying why and who decides there. A stage is never gone back to."""
    row = reread(challenge, version, {"why": why})
    if by is not None and not escalates(by, RAISE, row):
        raise Refusal(ESCALATED_BY)
    if not row.is_open:
        raise Refusal("It is no longer open. Open it again before taking it further.")
    if stage <= row.stage:
        raise Refusal("It has been at that stage already. Choose a later one.", "stage")
    was, row.stage = row.stage, stage
    row.save()
    taken = Escalation.objects.create(challenge=row, stage=stage, to=to, why=why.strip(), on=on)
    note(row, {"stage": was}, {"stage": stage}, says=f"took it to stage {stage}, {taken.name.lower()}: {taken.why}")
    return taken


@operation
def view_stage(*, escalation: Escalation, view: str, version: int | None, by: Person | None, on: date) -> Escalation:
    """Write the independent adviser's view of a stage, which nobody else writes or changes."""
    challenge = reread(escalation.challenge, version, {"view": view})
    row = locked(Escalation.objects.all(), escalation.pk)
    seat = None
    if by is not None:
        if not may_in(by, Permission.SCRUTINISE, challenge.home_id):
            raise Refusal(VIEW_IS)
        seat = _scrutinising(by, challenge.home_id, row)
    was = row.view
    row.view, row.viewed_by_id, row.viewed_on = view.strip(), seat, on
    row.save()
    challenge.save()
    note(challenge, {"view": was}, {"view": row.view}, says=f"gave the adviser's view at stage {row.stage}")
    return row


def _scrutinising(by: Person, home: int, row: Escalation) -> int:
    """The seat from which somebody gives their view: one in the partnership of the challenge; the one whose view stands
    already, where there is one, and from no other may it be changed."""
    held = [each for each in standing_of(by).held if each.partnership == home]
    seats = [each.seat for each in held if Permission.SCRUTINISE in ROLES[each.role].permissions]
    if row.view and row.viewed_by_id not in (None, *seats):
        raise Refusal(VIEW_STANDS)
    return row.viewed_by_id or seats[0]


@operation
def settle_stage(
    *,
    escalation: Escalation,
    result: str,
    settled_on: date | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Escalation:
    """Record what was decided at a stage, and when."""
    challenge = reread(escalation.challenge, version, {"result": result})
    if by is not None and not escalates(by, RAISE, challenge):
        raise Refusal(ESCALATED_BY)
    row = locked(Escalation.objects.all(), escalation.pk)
    refuse_ahead(settled_on, on, "settled_on", "It cannot have been decided after today.")
    was = row.result
    row.result, row.settled_on = result.strip(), settled_on or on
    row.save()
    challenge.save()
    note(challenge, {"result": was}, {"result": row.result}, says=f"recorded what was decided at stage {row.stage}")
    return row
