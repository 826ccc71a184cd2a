"""Putting risks on the register, changing them, taking them along, and saying that one has happened."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person, Theme
from goldthread.risks.models import Risk
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = (
    "kind", "title", "cause", "event", "consequence", "category", "children", "owner", "owner_agency", "group",
    "controls", "control_strength", "control_sure", "treatment", "target_on", "review_on", "national_cause", "circle",
    "circle_group",
)  # fmt: skip


@operation
def add_risk(
    *,
    partnership: Partnership,
    title: str,
    raised: Span = NOT_KNOWN,
    happened: Span = NOT_KNOWN,
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
    **values: Any,
) -> Risk:
    """Put a risk, or an issue that has happened already, on the register of a partnership. Only its title is asked
    for; it was raised on a day that does not lie ahead."""
    refuse_ahead(raised, on, "raised", "It cannot be raised on a day that lies ahead.")
    refuse_ahead(happened, on, "happened", "What has happened cannot lie ahead.")
    dates = {**columns("raised", raised or Span.day(on)), **columns("happened", happened)}
    risk = new_record(Risk, partnership, key, title=title, circle=circle, circle_group=circle_group, **dates, **values)
    risk.themes.set(themes)
    note(risk, after=values_of(risk, KEPT), says=f"put the {risk.get_kind_display().lower()} on the register")
    return risk


@operation
def change_risk(
    *,
    risk: Risk,
    version: int | None,
    themes: Iterable[Theme] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> Risk:
    """Change what a risk says, who owns it, its controls, and what is done about it. Ratings, reviews and states have
    operations of their own."""
    row = reread(risk, version, values)
    refuse_ahead(values.get("raised"), on, "raised", "It cannot be raised on a day that lies ahead.")
    before, after = changes(row, values)
    stored(row)
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says=f"changed the {row.get_kind_display().lower()}")
    return row


@operation
def take_risk_step(
    *, risk: Risk, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Risk:
    """Accept a risk as it is, close it, or open it again, each with its reason. An accepted one is tolerated, and never
    turns late."""
    row = reread(risk, version, {"reason": reason})
    was = values_of(row, ("status", "reason", "treatment", "closed_on"))
    taken = row.LIFECYCLE.take(step, row)
    if not reason.strip():
        raise Refusal("Give the reason, in words that others will understand later.", "reason")
    row.reason = reason.strip()
    row.closed_on = on if step == "close" else None
    if step == "accept":
        row.treatment = Risk.Treatment.TOLERATE
    elif step == "open again" and row.treatment == Risk.Treatment.TOLERATE:
        row.treatment = Risk.Treatment.NONE
    row.save()
    now = values_of(row, ("status", "reason", "treatment", "closed_on"))
    note(row, was, now, says=f"{taken.words.lower()}: {row.reason}")
    return row


@operation
def risk_happened(
    *, risk: Risk, happened: Span = NOT_KNOWN, words: str = "", version: int | None, by: Person | None, on: date
) -> Risk:
    """Say that a risk has happened: from now on it is an issue, under the same number, with all that is known of it."""
    row = reread(risk, version, {"words": words})
    if row.kind == Risk.Kind.ISSUE:
        raise Refusal("It is on the register as an issue already.")
    refuse_ahead(happened, on, "happened", "What has happened cannot lie ahead.")
    before, after = changes(row, {"kind": Risk.Kind.ISSUE, "happened": happened or Span.day(on)})
    row.save()
    note(row, before, after, says=f"it has happened, and is an issue now{f': {words}' if words else ''}")
    return row


@operation
def escalate_risk(*, risk: Risk, to: Group, reason: str, version: int | None, by: Person | None, on: date) -> Risk:
    """Take a risk to another group, with the reason: it is on that group's next agenda until the group has reviewed
    it. Whoever watches it goes on watching it."""
    row = reread(risk, version, {"escalated_why": reason})
    if row.status == Risk.Status.CLOSED:
        raise Refusal("It is closed. Open it again first.")
    if row.group_id == to.pk:
        raise Refusal(f"{to} watches it already. Choose another group.", "to")
    before, after = changes(row, {"escalated_to": to, "escalated_on": on, "escalated_why": reason.strip()})
    stored(row)
    note(row, before, after, says=f"escalated it to {to}: {reason.strip()}")
    return row
