"""Decisions: recording one with nothing but its words, saying what it rests on, who must be told, and looking again."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Evidence
from goldthread.actions.operations import add_action
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.meetings.deciding import level_of
from goldthread.meetings.models import AgendaItem, Decision, DecisionAction, DecisionEvidence, Meeting, Told
from goldthread.partners.models import Agency, Circle, Group, Partnership, Person, Seat, Theme
from goldthread.trail.lock import checked, locked
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = ("words", "group", "meeting", "item", "level", "how", "decided", "is_key", "status", "circle", "circle_group")
GROUNDS = ("options", "reasons", "considered", "equality", "dissent", "delegation", "review_on")


def readers_under(item: AgendaItem | None, meeting: Meeting) -> dict[str, Any]:
    """Return who may read what comes of a meeting: those few who may read of it at all, as of a case panel's, and the
    group alone where its item is restricted."""
    if meeting.circle in (Circle.GROUP, Circle.PANEL):
        return {"circle": meeting.circle, "circle_group": meeting.circle_group}
    return {"circle": Circle.GROUP, "circle_group": meeting.group} if item and item.is_restricted else {}


@operation
def record_decision(
    *,
    partnership: Partnership,
    words: str,
    group: Group | None = None,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    decided: Span = NOT_KNOWN,
    level: str = "",
    how: str = Decision.How.MEETING,
    status: str = Decision.Status.TAKEN,
    is_key: bool = False,
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
    **grounds: Any,
) -> Decision:
    """Record a decision. It needs only its words: the level comes from its group, the day from its meeting. What was
    decided under a restricted item, or by a case panel, is for those few alone."""
    refuse_ahead(decided, on, "decided", "A decision that was taken cannot lie ahead.")
    group = group or (meeting.group if meeting else None)
    if meeting and (few := readers_under(item, meeting)):
        circle, circle_group = few["circle"], few["circle_group"]
    if not decided and status == Decision.Status.TAKEN:
        decided = Span.day(meeting.on) if meeting and meeting.on else NOT_KNOWN if meeting else Span.day(on)
    level = level or (level_of(group.level, group.kind) if group else Decision.Level.GROUP)
    decision = new_record(
        Decision, partnership, key, words=words, group=group, meeting=meeting, item=item, level=level, how=how,
        status=status, is_key=is_key, circle=circle, circle_group=circle_group, **columns("decided", decided),
        **grounds,
    )  # fmt: skip
    decision.themes.set(themes)
    note(decision, after=values_of(decision, (*KEPT, *grounds)), says="recorded the decision")
    decision.refresh_from_db()
    return decision  # type: ignore[no-any-return]


@operation
def change_decision(
    *,
    decision: Decision,
    version: int | None,
    themes: Iterable[Theme] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> Decision:
    """Change the words of a decision, its level, day, readers, and, for a key one, what it rests on. Words that stand
    in minutes which went out are not changed: another decision takes their place."""
    row = reread(decision, version, values)
    refuse_ahead(values.get("decided"), on, "decided", "A decision that was taken cannot lie ahead.")
    if values.get("words", row.words) != row.words and row.meeting and row.meeting.minutes in ("sent", "agreed"):
        raise Refusal(
            "These words stand in minutes that went out. Correct the minutes first, or record another decision that "
            "takes the place of this one.", "words",
        )  # fmt: skip
    before, after = changes(row, values)
    stored(row)
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says="changed the decision")
    return row


@operation
def take_decision_step(
    *,
    decision: Decision,
    step: str,
    version: int | None,
    reason: str = "",
    superseded_by: Decision | None = None,
    decided: Span = NOT_KNOWN,
    by: Person | None,
    on: date,
) -> Decision:
    """Take a step of a decision's lifecycle: it is decided, or not taken; it is superseded, perhaps by another; it is
    opened again. Ratifying has an operation of its own."""
    row = reread(decision, version, {"reason": reason})
    refuse_ahead(decided, on, "decided", "A decision that was taken cannot lie ahead.")
    was = values_of(row, ("status", "reason", "superseded_by", "decided"))
    if "reason" in row.LIFECYCLE.take(step, row).asks and not reason.strip():
        raise Refusal("Give the reason, in words that others will understand later.", "reason")
    if superseded_by and superseded_by.pk == row.pk:
        raise Refusal("A decision cannot take its own place. Give the reference of the other one.", "superseded_by")
    row.reason, row.superseded_by = reason.strip(), superseded_by
    if step == "take":
        row.decided = decided or row.decided or Span.day(on)
    row.save()
    says = f"{step}: {row.reason}" if row.reason else step
    note(row, was, values_of(row, ("status", "reason", "superseded_by", "decided")), says=says)
    return row


@operation
def ratify(*, decision: Decision, meeting: Meeting, version: int | None, by: Person | None, on: date) -> Decision:
    """Ratify, at a meeting that was held, what was decided between meetings."""
    row = reread(decision, version)
    if row.how == Decision.How.MEETING:
        raise Refusal("It was taken at a meeting, and needs no ratifying.")
    if meeting.status != Meeting.Status.HELD:
        raise Refusal("Choose a meeting that was held: a decision is ratified by those who met.", "meeting")
    if row.decided.first and meeting.on and meeting.on < row.decided.first:
        raise Refusal("That meeting was before the decision was taken. Choose a later one.", "meeting")
    row.LIFECYCLE.take("ratify", row)
    row.ratified_at = meeting
    row.save()
    note(row, {"status": "taken"}, {"status": row.status, "ratified_at": meeting}, says="was ratified")
    return row


@operation
def look_again(
    *, decision: Decision, looked_words: str, review_on: date | None, version: int | None, by: Person | None, on: date
) -> Decision:
    """Look at a decision again: what was found, and when to look the next time, or never."""
    row = reread(decision, version, {"looked_words": looked_words})
    if review_on and review_on <= on:
        raise Refusal("Choose a day that lies ahead, or none.", "review_on")
    before, after = changes(row, {"looked_words": looked_words, "looked_on": on, "review_on": review_on})
    row.save()
    note(row, before, after, says=f"looked at the decision again: {looked_words}")
    return row


@operation
def set_told(
    *,
    decision: Decision,
    bodies: Iterable[Agency | Group | Seat],
    carries_out: bool = False,
    due_on: date | None = None,
    told_on: date | None = None,
    by: Person | None,
    on: date,
) -> Decision:
    """Say who must be told of a decision, or who carries it out and by when, and the day they were told if they were.
    Somebody named already keeps their place."""
    row = locked(Decision.objects.all(), decision.pk)
    refuse_ahead(told_on, on, "told_on", "The day they were told cannot lie ahead.")
    for body in bodies:
        named: dict[str, Any] = {"agency": None, "group": None, "seat": None, str(body._meta.model_name): body}
        told = Told.objects.filter(decision=row, **named).first() or Told(decision=row, **named)
        told.carries_out, told.due_on = carries_out or told.carries_out, due_on or told.due_on
        told.told_on = told_on or told.told_on
        stored(told)
        says = f"{'carries it out' if carries_out else 'must be told'}: {body}"
        note(row, after={"told": str(body), "due_on": due_on, "told_on": told_on}, says=says)
    return row


@operation
def mark_told(*, told: Told, told_on: date, version: int | None, by: Person | None, on: date) -> Decision:
    """Note the day on which somebody was told of a decision."""
    row = _held(told, version, {"told_on": told_on})
    refuse_ahead(told_on, on, "told_on", "The day they were told cannot lie ahead.")
    row.told_on = told_on
    row.save()
    note(row.decision, before={"told_on": None}, after={"told_on": told_on}, says=f"told {row.body}")
    return row.decision


@operation
def carry_out(
    *,
    told: Told,
    done_words: str,
    done_on: date | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Decision:
    """Say that somebody has carried their part of a decision out, and what was done."""
    row = _held(told, version, {"done_words": done_words, "done_on": done_on})
    refuse_ahead(done_on, on, "done_on", "The day it was done cannot lie ahead.")
    if not row.carries_out:
        raise Refusal("They need only be told of it. Say first that they carry it out.")
    row.done_on, row.done_words = done_on or on, done_words
    row.told_on = row.told_on or row.done_on
    row.save()
    after = {"done_on": row.done_on, "done_words": done_words}
    note(row.decision, before={"done_on": None}, after=after, says=f"{row.body} carried it out: {done_words}")
    return row.decision


@operation
def take_told_out(*, told: Told, version: int | None, by: Person | None, on: date) -> Decision:
    """Take out somebody who was named by a slip and was neither told nor has done anything."""
    row = _held(told, version)
    if row.told_on or row.done_on:
        raise Refusal("They were told already, and that stays in the record.")
    note(row.decision, before={"told": str(row.body)}, after={}, says=f"need not be told: {row.body}")
    decision = row.decision
    row.delete()
    return decision


def _held(told: Told, version: int | None, mine: Mapping[str, Any] | None = None) -> Told:
    row = locked(Told.objects.select_related("decision"), told.pk)
    checked(row, version, mine)
    return row


@operation
def add_action_of_decision(*, decision: Decision, by: Person | None, on: date, **values: Any) -> Action:
    """Add an action that carries a decision out; of a decision that is for one group, so is the action."""
    row = locked(Decision.objects.all(), decision.pk)
    if row.circle in (Circle.GROUP, Circle.PANEL):
        values |= {"circle": row.circle, "circle_group": row.circle_group}
    action = add_action(partnership=row.home, by=by, on=on, **values)
    DecisionAction.objects.create(decision=row, action=action)
    refresh_marks([action.pk])
    note(row, after={"action": action}, says=f"set {reference(action)} going")
    return action


@operation
def rest_on(*, decision: Decision, evidence: Iterable[Evidence], by: Person | None, on: date) -> Decision:
    """Tie a decision to evidence of the library that was considered."""
    row = locked(Decision.objects.all(), decision.pk)
    pieces = list(evidence)
    for each in pieces:
        DecisionEvidence.objects.get_or_create(decision=row, evidence=each)
    note(row, after={"evidence": pieces}, says="rests on " + ", ".join(reference(each) for each in pieces))
    return row
