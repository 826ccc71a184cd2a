"""Raising a challenge, and keeping its words right."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.challenges.closing import keeps
from goldthread.challenges.models import Challenge
from goldthread.challenges.models.challenge import RAISE
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Circle, Group, Partnership, Person, Seat, Theme
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

Body = Agency | Group | Partnership | str
KEPT = (
    "kind", "words", "detail", "raised_by", "raised_by_words", "raised", "agency", "group", "partnership", "outside",
    "forum", "answer_due_on", "circle", "circle_group",
)  # fmt: skip
NOT_YOURS = "You raise a challenge from a seat that you hold. Choose one of yours."
TOO_EARLY = "The answer is due before it was raised. Change one of the two dates."


def put_to(body: Body | None) -> dict[str, Any]:
    """Return the columns that say whom a challenge is put to: one of the four, and the others empty."""
    empty: dict[str, Any] = {"agency": None, "group": None, "partnership": None, "outside": ""}
    if isinstance(body, str) or body is None:
        return empty | {"outside": (body or "").strip()}
    return empty | {str(body._meta.model_name): body}


@operation
def raise_challenge(
    *,
    partnership: Partnership,
    words: str,
    to: Body,
    raised_by: Seat | None = None,
    raised_by_words: str = "",
    kind: str = Challenge.Kind.CHALLENGE,
    detail: str = "",
    raised: Span | None = None,
    forum: str = "",
    answer_due_on: date | None = None,
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Challenge:
    """Record what one seat asks another body to account for or to change, or effective practice it found there.
    Somebody raises it from a seat of their own; the business unit enters it for another."""
    raised = Span.day(on) if raised is None else raised
    _raised_by_its_own(raised_by, partnership, by)
    refuse_ahead(raised, on, "raised", "It cannot be raised after today.")
    _due_after(raised, answer_due_on)
    challenge = new_record(
        Challenge, partnership, key, words=words, detail=detail, kind=kind, raised_by=raised_by,
        raised_by_words=raised_by_words, forum=forum, answer_due_on=answer_due_on, circle=circle,
        circle_group=circle_group, **columns("raised", raised), **put_to(to),
    )  # fmt: skip
    challenge.themes.set(themes)
    note(challenge, after=values_of(challenge, KEPT), says=f"raised it with {challenge.body}")
    return challenge


def _raised_by_its_own(seat: Seat | None, home: Partnership, by: Person | None) -> None:
    if seat and seat.partnership_id != home.pk:
        raise Refusal(NOT_YOURS, "raised_by")
    if by is None or may_in(by, Permission.ENTER_FOR_AGENCY, home.pk):
        return
    if seat is None or seat.pk not in standing_of(by).seats:
        raise Refusal(NOT_YOURS, "raised_by")


def _due_after(raised: Span, due_on: date | None) -> None:
    if due_on and raised.first and due_on < raised.first:
        raise Refusal(TOO_EARLY, "answer_due_on")


@operation
def change_challenge(
    *,
    challenge: Challenge,
    version: int | None,
    to: Body | None = None,
    themes: Iterable[Theme] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> Challenge:
    """Change what a challenge says, when its answer is due, its themes or its readers. Its words are the raiser's: the
    business unit keeps the rest right."""
    row = reread(challenge, version, values)
    if by is not None and not keeps(by, RAISE, row):
        raise Refusal("Only who raised it and the business unit can change it.")
    _due_after(values.get("raised", row.raised), values.get("answer_due_on"))
    before, after = changes(row, values | (put_to(to) if to else {}))
    stored(row)
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says="changed the challenge")
    return row
