"""Changes the partnership lives through, and what partners did about them."""

from datetime import date
from typing import Any

from goldthread.actions.operations.numbers import new_record
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person
from goldthread.risks.models import Milestone, OutsideChange
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = (
    "kind", "title", "agency", "edition", "takes_effect", "detail", "means", "result", "risk", "circle",
    "circle_group",
)  # fmt: skip
HAPPENED = (Milestone.Kind.LOOKED, Milestone.Kind.BRIEFED, Milestone.Kind.DECIDED)


@operation
def add_change(
    *,
    partnership: Partnership,
    kind: str,
    title: str,
    takes_effect: Span = NOT_KNOWN,
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
    **values: Any,
) -> OutsideChange:
    """Record a change that the partnership lives through: of an agency, or of guidance or law."""
    change = new_record(
        OutsideChange, partnership, key, kind=kind, title=title, circle=circle, circle_group=circle_group,
        **columns("takes_effect", takes_effect), **values,
    )  # fmt: skip
    note(change, after=values_of(change, KEPT), says="recorded the change")
    return change


@operation
def correct_change(
    *, change: OutsideChange, version: int | None, by: Person | None, on: date, **values: Any
) -> OutsideChange:
    """Change what is recorded of a change."""
    row = reread(change, version, values)
    before, after = changes(row, values)
    stored(row)
    note(row, before, after, says="changed what is recorded of it")
    return row


@operation
def take_change_step(
    *, change: OutsideChange, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> OutsideChange:
    """Say that a change has begun, is done, or will not happen; or open it again."""
    row = reread(change, version, {"reason": reason})
    was = values_of(row, ("status", "reason"))
    taken = row.LIFECYCLE.take(step, row)
    if "reason" in taken.asks and not reason.strip():
        raise Refusal("Give the reason, so that it can be read later.", "reason")
    row.reason = reason.strip()
    row.save()
    words = taken.words.lower()
    note(row, was, values_of(row, ("status", "reason")), says=f"{words}: {row.reason}" if row.reason else words)
    return row


@operation
def add_milestone(
    *,
    change: OutsideChange,
    kind: str,
    words: str,
    whom: str = "",
    happened: Span = NOT_KNOWN,
    by: Person | None,
    on: date,
) -> Milestone:
    """Record what partners did about a change: looked at it, were briefed, decided, were concerned; or what has to be
    done by a day. Only what has to be done may lie ahead."""
    if kind in HAPPENED:
        says = "What was done cannot lie ahead. Record it as something that has to be done, or"
        if happened.first and happened.first > on:
            raise Refusal(f"{says} enter a date up to {uk_date(on)}.", "happened")
    milestone = stored(Milestone(change=change, kind=kind, words=words, whom=whom, **columns("on", happened)))
    after = {"kind": kind, "words": words, "whom": whom, "on": happened}
    note(change, after=after, says=f"{milestone.get_kind_display().lower()}: {words}")
    return milestone


@operation
def settle_milestone(
    *,
    milestone: Milestone,
    done_on: date | None = None,
    done_words: str = "",
    version: int | None,
    by: Person | None,
    on: date,
) -> Milestone:
    """Say that what had to be done about a change is done."""
    row = reread(milestone, version, {"done_words": done_words})
    if row.kind not in (Milestone.Kind.REQUIRED, Milestone.Kind.CONCERN):
        raise Refusal("It has happened already: nothing about it is still to be done.")
    refuse_ahead(done_on, on, "done_on", "What was done cannot lie ahead.")
    before, after = changes(row, {"is_done": True, "done_on": done_on or on, "done_words": done_words.strip()})
    stored(row)
    note(row.change, before, after, says=f"done: {row.words}")
    return row
