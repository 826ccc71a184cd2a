"""What is loaded and dumped of challenges, and of counts of practitioners' escalations."""

from collections.abc import Iterator, Sequence

from goldthread.actions.operations import refresh_marks
from goldthread.challenges.models import (
    Answer,
    Challenge,
    ChallengedAction,
    ChallengeEvidence,
    Disagreements,
    Escalation,
    Raising,
)
from goldthread.kit.exchange.rows import Find, Row
from goldthread.kit.exchange.tables import Part, Table

READERS = ("circle", "circle_group")
BODIES = ("agency", "group", "partnership", "outside")


def put_to_one_body(challenge: Row, find: Find) -> Iterator[tuple[str, str]]:
    """A challenge is put to one body."""
    if sum(bool(challenge[name]) for name in BODIES) != 1:
        yield "agency", f"name one that it is put to, and one only: {', '.join(BODIES)}."


def mark_their_actions(challenges: Sequence[int]) -> None:
    """Say of the actions that follow from challenges that they have a source."""
    tied = ChallengedAction.objects.filter(challenge__in=challenges).values_list("action", flat=True)
    refresh_marks(sorted(set(tied)))


CHALLENGES = Table(
    name="challenges",
    model=Challenge,
    fields=(
        "key", "number", "kind", "words", "detail", "raised_by", "raised_by_words", "raised", *BODIES, "forum",
        "answer_due_on", "status", "reason", "verdict", "times", "stage", "outcome", "changed", "changed_on",
        "closed_on", "closed_by", "themes", *READERS,
    ),
    checks=(put_to_one_body,),
    finish=mark_their_actions,
    parts=(
        Part(
            name="answers",
            model=Answer,
            owner="challenge",
            fields=("verdict", "words", "seat", "entered_by", "told_how", "on", "due_on", "time"),
        ),
        Part(name="raised_again", model=Raising, owner="challenge", fields=("time", "why", "on", "due_on")),
        Part(
            name="stages",
            model=Escalation,
            owner="challenge",
            fields=("stage", "to", "why", "on", "view", "viewed_by", "viewed_on", "result", "settled_on"),
        ),
        Part(name="actions", model=ChallengedAction, owner="challenge", fields=("action",), plain=True),
        Part(name="evidence", model=ChallengeEvidence, owner="challenge", fields=("evidence",), plain=True),
    ),
)  # fmt: skip

DISAGREEMENTS = Table(
    name="disagreements",
    model=Disagreements,
    fields=("key", "starts_on", "ends_on", "kind", "stage", "outcome", "agency", "count", "learning", *READERS),
    listed={"kind": "disagreement_kinds", "outcome": "disagreement_outcomes"},
)

TABLES = (CHALLENGES, DISAGREEMENTS)
