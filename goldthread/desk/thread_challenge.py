"""The golden thread of a challenge: what was found, what was asked, the actions that follow, and what changed."""

from collections.abc import Iterator
from datetime import date

from goldthread.actions.models import Action
from goldthread.challenges.models import Challenge
from goldthread.challenges.queries import Beside
from goldthread.desk.thread import (
    DIFFERENCE,
    DONE,
    WHAT,
    WHY,
    Knot,
    Thread,
    Told,
    aside,
    knot_of,
    strand_of,
    to_read,
    without,
)
from goldthread.kit.addresses import address
from goldthread.kit.references import reference

TAKEN_UP = (Challenge.Verdict.ACCEPTED, Challenge.Verdict.PARTLY)
CHANGED = Challenge.Outcome.CHANGED


def thread_of_challenge(
    challenge: Challenge,
    shown: list[Beside],
    actions: list[Action],
    today: date,
    told: Told,
    *,
    may_mend: bool,
) -> Thread:
    """Return the thread that runs from a challenge, and from what scrutiny found before it, to what it changed. Whether
    any action follows is asked of the whole record (`is_followed`): one that
    the reader may not see leaves no gap."""
    own = knot_of(challenge, WHY, f"{reference(challenge)}: {challenge.get_kind_display().lower()}")
    findings = [aside(each, f"{reference(each)}: finding") for each in challenge.findings.all()]  # type: ignore[attr-defined]
    strands = [without(own, strand_of(each, challenge.home, today, told.get(each.pk, ()))) for each in actions]
    missing = list(gaps_of(challenge, bool(shown), today))
    missing = missing if may_mend else to_read(missing)
    why = [*findings, own, *(gap for gap in missing if gap.stage == WHY)]
    after = [*came_of(challenge, shown), *(gap for gap in missing if gap.stage > WHAT)]
    return Thread(challenge, why, strands, [gap for gap in missing if gap.stage == WHAT], after)


def came_of(challenge: Challenge, shown: list[Beside]) -> Iterator[Knot]:
    """Return what is said to have changed, and the evidence of it that the reader may read."""
    for each in shown:
        if each.may_read:
            yield knot_of(each.evidence, DONE, "Evidence of the change")
    if challenge.outcome == CHANGED and challenge.changed:
        yield Knot(
            f"changed-{challenge.pk}", DIFFERENCE, "What changed", challenge.changed, challenge.get_absolute_url()
        )


def gaps_of(challenge: Challenge, is_shown: bool, today: date) -> Iterator[Knot]:
    """Return what is missing in the thread of a challenge, with the page that mends it. Effective practice asks for no
    action, and what changed without one needs none."""
    if challenge.is_overdue(today):
        yield _gap(challenge, WHY, "No answer, and it is late", "answer")
    asks = challenge.kind == Challenge.Kind.CHALLENGE and challenge.status != Challenge.Status.WITHDRAWN
    is_idle = not challenge.is_followed and challenge.outcome != CHANGED  # type: ignore[attr-defined]
    if asks and challenge.verdict in TAKEN_UP and is_idle:
        yield _gap(challenge, WHAT, "Accepted, and no action follows", "action")
    if challenge.outcome == CHANGED and not is_shown:
        yield _gap(challenge, DONE, "Nothing shows yet that it changed", "changed")
    if challenge.status == Challenge.Status.CLOSED and not challenge.outcome:
        yield _gap(challenge, DIFFERENCE, "Closed, and nobody has said what came of it", "changed")


def _gap(challenge: Challenge, stage: int, words: str, page: str) -> Knot:
    mend = address(f"challenges:{page}", challenge.pk)
    return Knot(f"challenge-{challenge.pk}-{page}-{stage}", stage, "Gap", words, is_gap=True, mend=mend)
