"""Answering a challenge, and raising it again after an answer."""

from datetime import date

from goldthread.challenges.closing import answering_seat, only_the_raiser
from goldthread.challenges.models import Answer, Challenge, Raising
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread

REASONED = (Challenge.Verdict.PARTLY, Challenge.Verdict.REFUSED)
BEFORE_TODAY = "The new answer is due before today. Choose a later day."


@operation
def answer_challenge(
    *,
    challenge: Challenge,
    verdict: str,
    words: str = "",
    told_how: str = "",
    told_on: date | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Challenge:
    """Record the answer: accepted, partly or not, with reasons where it is not in full. Whoever it is put to answers;
    anybody else says how the answer came, such as from its e-mail of a day."""
    row = reread(challenge, version)
    row.LIFECYCLE.take("answer", row)
    if verdict in REASONED and not words.strip():
        raise Refusal("Give the reasons, so that whoever raised it can weigh them.", "words")
    refuse_ahead(told_on, on, "told_on", "They cannot have answered after today.")
    seat = answering_seat(by, row) if by else None
    if by is not None and seat is None and not told_how.strip():
        raise Refusal(f"Say how {row.body} answered: its e-mail, a letter, a meeting.", "told_how")
    row.verdict = verdict
    row.save()
    day = told_on or on
    Answer.objects.create(
        challenge=row, verdict=verdict, words=words.strip(), seat_id=seat, entered_by=by, on=day,
        told_how=_how(told_how, told_on), due_on=row.answer_due_on, time=row.times,
    )  # fmt: skip
    how = f" ({_how(told_how, told_on)})" if told_how.strip() else ""
    said = f"answered: {row.get_verdict_display().lower()}{how}"
    note(row, {"verdict": ""}, {"verdict": verdict, "words": words}, says=said)
    return row


def _how(told_how: str, told_on: date | None) -> str:
    if not told_how.strip():
        return ""
    return f"from {told_how.strip()} of {uk_date(told_on)}" if told_on else f"from {told_how.strip()}"


@operation
def raise_again(
    *,
    challenge: Challenge,
    reason: str,
    answer_due_on: date | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Challenge:
    """Raise a challenge once more, because its answer does not settle it: only the seat that raised it can."""
    row = reread(challenge, version, {"reason": reason})
    only_the_raiser(row, by, on)
    was = {"status": row.status, "verdict": row.verdict}
    row.LIFECYCLE.take("raise again", row)
    if not reason.strip():
        raise Refusal("Say why the answer does not settle it.", "reason")
    if answer_due_on and answer_due_on < on:
        raise Refusal(BEFORE_TODAY, "answer_due_on")
    ask_anew(row, reason.strip(), answer_due_on, on)
    note(row, was, {"status": row.status, "verdict": ""}, says=f"raised it again: {row.reason}")
    return row


def ask_anew(row: Challenge, reason: str, due_on: date | None, on: date) -> None:
    """Let a challenge wait for an answer once more, in the words and until the day of this time."""
    row.times += 1
    row.verdict, row.reason, row.answer_due_on = Challenge.Verdict.NONE, reason[:300], due_on
    row.save()
    Raising.objects.create(challenge=row, time=row.times, why=reason, on=on, due_on=due_on)
