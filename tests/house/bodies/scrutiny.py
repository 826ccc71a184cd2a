"""Valid bodies for scrutiny."""

from collections.abc import Callable
from typing import Any

from tests.factories import scrutiny as made

READERS = {"circle": "partnership"}
YEAR = {
    "starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026", "ends_on_day": "31",
    "ends_on_month": "3", "ends_on_year": "2027",
}  # fmt: skip
ACTIVITY = {"subject": "Audit of fathers", "capacity": "reader", "kind": "reading", "seen": "Seldom named.", **READERS}
FOCUS = {"words": "Hear children first", **YEAR, **READERS}
CHALLENGE = {
    "kind": "challenge", "outside": "Example Board", "answer_due_on_day": "30", "answer_due_on_month": "6",
    "answer_due_on_year": "2026", **READERS,
}  # fmt: skip
STATEMENT = {"title": "Independent scrutiny", "words": "Partners listen.", **YEAR}


def of(make: Callable, body: dict | None = None, versioned: bool = True, **more: Any) -> Callable:
    """A body for a page of a record that is made for it."""

    def found(world: Any) -> tuple[dict, dict | None]:
        version = {"version": 1} if versioned else {}
        return {"pk": make(world).pk, **more}, None if body is None else version | body

    return found


def shown(world: Any) -> Any:
    """A statement that partners are shown."""
    return made.a_statement(world, "shown")


def draft_text(world: Any) -> tuple[dict, None]:
    """The version of a draft that nobody was shown."""
    statement = made.a_statement(world)
    return {"pk": statement.pk, "text": statement.texts.get().pk}, None


def asking(body: dict | None = None) -> Callable:
    """A body for a page that needs no record."""
    return lambda world: ({}, body)


BODIES = {
    "scrutiny:scrutiny": asking(),
    "scrutiny:coverage": asking({"year": "2025"}),
    "scrutiny:since": asking(),
    "scrutiny:looked": asking({"entry": "1"}),
    "scrutiny:activities": asking({"year": "2026-27", "function": "wt26-f2", "words": "neglect", "kind": "audit"}),
    "scrutiny:log": asking(ACTIVITY),
    "scrutiny:activity": of(made.an_activity),
    "scrutiny:change-activity": of(made.an_activity, ACTIVITY),
    "scrutiny:tag-activity": of(made.an_activity, {"functions": ["wt26-f3"]}),
    "scrutiny:log-meeting": of(made.a_meeting, {}, versioned=False),
    "scrutiny:plan": asking({"year": "2026"}),
    "scrutiny:add-planned": asking({"subject": "Fathers", **YEAR, **READERS}),
    "scrutiny:planned": of(made.a_planned_piece),
    "scrutiny:change-planned": of(made.a_planned_piece, {"subject": "Fathers", **YEAR, **READERS}),
    "scrutiny:planned-step": of(made.a_planned_piece, {}, step="begin"),
    "scrutiny:findings": asking({"kind": "improve"}),
    "scrutiny:add-finding": asking({"kind": "strength", "words": "Auditors speak plainly.", **READERS}),
    "scrutiny:finding": of(made.a_finding),
    "scrutiny:change-finding": of(made.a_finding, {"kind": "concern", "words": "Fathers are missing.", **READERS}),
    "scrutiny:finding-action": of(made.a_finding, {"words": "Name fathers", "due": "ongoing", **READERS}),
    "scrutiny:finding-recommend": of(made.a_finding, {"words": "Name fathers."}),
    "scrutiny:finding-challenge": of(made.a_finding, {**CHALLENGE, "words": "Why are fathers not named?"}),
    "scrutiny:focus-areas": asking(),
    "scrutiny:set-focus": asking(FOCUS),
    "scrutiny:focus-area": of(made.a_focus),
    "scrutiny:change-focus": of(made.a_focus, FOCUS | {"words": "Hear children soon"}),
    "scrutiny:focus-step": of(made.a_focus, {"reason": "They are heard."}, step="mark-as-met"),
    "scrutiny:carry-focus": of(made.a_focus, {"reason": "Not there yet.", "words": "Hear children first"}),
    "scrutiny:report-focus": of(made.a_focus, {"quarter": "2026-04-01", "words": "Asked forty."}, versioned=False),
    "scrutiny:judge-focus": of(
        made.a_focus, {"quarter": "2026-04-01", "verdict": "some", "judged": "A beginning."}, versioned=False
    ),
    "scrutiny:statements": asking(),
    "scrutiny:write-statement": asking(STATEMENT),
    "scrutiny:statement": of(shown),
    "scrutiny:change-statement": of(made.a_statement, STATEMENT),
    "scrutiny:earlier-text": draft_text,
    "scrutiny:statement-step": of(made.a_statement, {}, step="show"),
    "scrutiny:note-fact": of(shown, {"words": "It met four times."}, versioned=False),
    "scrutiny:answer-fact": of(made.a_point, {"answer": "So it did."}, versioned=False),
    "scrutiny:notes": asking(),
    "scrutiny:write-note": asking({"words": "Ask again in June."}),
    "scrutiny:take-notes": asking(),
    "scrutiny:note": of(made.a_note),
    "scrutiny:change-note": of(made.a_note, {"words": "Ask again in July."}),
    "scrutiny:delete-note": of(made.a_note, {}, versioned=False),
}
