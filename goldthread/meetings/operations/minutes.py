"""The minutes: written item by item, moved from draft to agreed, and kept word for word as they stood."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldthread.actions.models import Action
from goldthread.actions.operations import add_action
from goldthread.actions.operations.leads import Body
from goldthread.actions.operations.marks import refresh_marks
from goldthread.challenges.models import Challenge
from goldthread.challenges.operations.raising import raise_challenge
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.meetings.minuted import without, words_of
from goldthread.meetings.models import AgendaItem, Decision, Meeting, MeetingAction, MeetingChallenge, MinutesKept
from goldthread.meetings.operations.decisions import readers_under, record_decision
from goldthread.meetings.operations.packing import restrict_with
from goldthread.meetings.operations.room import in_hand
from goldthread.meetings.operations.telling import tell_of_minutes
from goldthread.partners.models import Circle, Person, Seat
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread

FIELDS = ("minuted", "remarks", "quorate", "is_restricted")


@operation
def write_item(*, item: AgendaItem, version: int | None, by: Person | None, on: date, **values: Any) -> AgendaItem:
    """Write what is minuted of one item: the words, remarks for members alone, whether it was taken although the
    meeting was inquorate, and whether it is restricted. What came out of a restricted item is for the group alone."""
    row: Any = reread(item, version, values)
    meeting = in_hand(row.meeting)
    before, after = changes(row, values)
    row.save()
    if after.get("is_restricted"):
        _restrict_what_came_of(row, meeting)
        restrict_with(row, meeting)
        _close_in_what_was_kept(row, meeting)
    begin(meeting, on)
    note(row, before, after, says="was minuted", partnership_id=meeting.home_id)
    if after:
        note(meeting, says=f"minuted item {row.position}")
    return row


@operation
def minute_item(
    *,
    item: AgendaItem,
    decide: Mapping[str, Any],
    agree: Mapping[str, Any],
    challenge: Mapping[str, Any],
    version: int | None,
    by: Person | None,
    on: date,
    **values: Any,
) -> AgendaItem:
    """Write what is minuted of one item, and record what came of it on the same page: all of it, or nothing."""
    row = write_item(item=item, version=version, by=by, on=on, **values)
    if decide:
        decide_under(item=row, **decide, by=by, on=on)
    if agree:
        add_action_under(item=row, **agree, by=by, on=on)
    if challenge:
        raise_under(item=row, **challenge, by=by, on=on)
    return row


@operation
def add_item(*, meeting: Meeting, title: str, is_restricted: bool = False, by: Person | None, on: date) -> AgendaItem:
    """Add what came up in the room and stood on no agenda, behind the other items."""
    row = in_hand(meeting)
    last = AgendaItem.objects.filter(meeting=row).order_by("-position").values_list("position", flat=True).first()
    item = AgendaItem.objects.create(
        meeting=row, position=(last or 0) + 1, title=title.strip(), is_restricted=is_restricted
    )
    note(item, after={"title": item.title}, says="came up in the room", partnership_id=row.home_id)
    note(row, says=f"added item {item.position}, which came up in the room")
    return item


def begin(meeting: Meeting, on: date) -> None:
    """Begin the minutes, once something is written."""
    if meeting.minutes == Meeting.Minutes.NONE:
        type(meeting).MINUTES.take("draft", meeting)
        meeting.minutes_drafted_on = on
        meeting.version += 1
        meeting.save()
        note(meeting, {"minutes": "none"}, {"minutes": "draft"}, says="began the minutes")


def _restrict_what_came_of(item: AgendaItem, meeting: Meeting) -> None:
    """Keep decisions, actions and challenges of an item to the group, from now on."""
    narrow = readers_under(item, meeting)
    links: tuple[tuple[Any, Any], ...] = (
        (Decision, Decision.objects.filter(item=item)),
        (Action, Action.objects.filter(pk__in=MeetingAction.objects.filter(item=item).values("action"))),
        (Challenge, Challenge.objects.filter(pk__in=MeetingChallenge.objects.filter(item=item).values("challenge"))),
    )
    for _, rows in links:
        for row in rows.exclude(circle__in=(Circle.GROUP, Circle.PANEL)):
            before, after = changes(row, narrow)
            row.version += 1
            row.save()
            note(row, before, after, says="is for the group alone, as the item it came of")


def _close_in_what_was_kept(item: AgendaItem, meeting: Meeting) -> None:
    """Take an item that is restricted now out of the public versions that were kept before; members read on."""
    for kept in MinutesKept.objects.filter(meeting=meeting):
        kept.open_words = without(kept.open_words, item)
        kept.save(update_fields=["open_words"])
        note(kept, says="says no more of an item that is restricted now", partnership_id=meeting.home_id)


@operation
def add_action_under(
    *,
    item: AgendaItem,
    words: str,
    leads: Iterable[Body] = (),
    due: Span = NOT_KNOWN,
    by: Person | None,
    on: date,
) -> Action:
    """Add an action that was agreed under an item. Under a restricted item it is for the group alone."""
    meeting = in_hand(item.meeting)
    action = add_action(
        partnership=meeting.home, words=words, leads=leads, due=due, by=by, on=on, **readers_under(item, meeting)
    )
    MeetingAction.objects.create(meeting=meeting, item=item, action=action)
    refresh_marks([action.pk])
    _say_on_the_meeting(item, meeting, "agreed", action)
    return action


def _say_on_the_meeting(item: AgendaItem, meeting: Meeting, verb: str, came: Action | Decision | Challenge) -> None:
    """Leave in the history of a meeting what came of an item; of a restricted one not even that something did, for
    others read that history, too."""
    if not item.is_restricted:
        note(
            meeting,
            after={str(came._meta.model_name): came},
            says=f"{verb} {reference(came)} under item {item.position}",
        )


@operation
def decide_under(*, item: AgendaItem, words: str, is_key: bool = False, by: Person | None, on: date) -> Decision:
    """Record a decision that was taken under an item."""
    meeting = in_hand(item.meeting)
    if item.quorate == AgendaItem.Quorate.NOT:
        raise Refusal("The item was not taken, because the meeting was inquorate. Nothing was decided under it.")
    decision = record_decision(
        partnership=meeting.home, words=words, meeting=meeting, item=item, is_key=is_key, by=by, on=on
    )
    _say_on_the_meeting(item, meeting, "decided", decision)
    return decision


@operation
def raise_under(
    *,
    item: AgendaItem,
    words: str,
    to: Any,
    raised_by: Seat | None = None,
    answer_due_on: date | None = None,
    by: Person | None,
    on: date,
) -> Challenge:
    """Raise a challenge under an item. Under a restricted item it is for the group alone."""
    meeting = in_hand(item.meeting)
    challenge = raise_challenge(
        partnership=meeting.home, words=words, to=to, raised_by=raised_by, answer_due_on=answer_due_on,
        raised=Span.day(min(meeting.on or on, on)), forum=f"{reference(meeting)}, {meeting}"[:200], by=by, on=on,
        **readers_under(item, meeting),
    )  # fmt: skip
    MeetingChallenge.objects.create(meeting=meeting, item=item, challenge=challenge)
    _say_on_the_meeting(item, meeting, "raised", challenge)
    return challenge


@operation
def rule(*, meeting: Meeting, version: int | None, by: Person | None, on: date, **values: Any) -> Meeting:
    """Say who took the chair, and what the chair ruled about the quorum."""
    row: Meeting = reread(meeting, version, values)
    in_hand(row)
    before, after = changes(row, values)
    row.save()
    note(row, before, after, says="said who took the chair, and what was ruled")
    return row


@operation
def take_minutes_step(
    *,
    meeting: Meeting,
    step: str,
    version: int | None,
    reason: str = "",
    agreed_at: Meeting | None = None,
    agreed_on: date | None = None,
    by: Person | None,
    on: date,
) -> Meeting:
    """Move the minutes on: to the chair, back, out to the members, agreed, or corrected afterwards with a reason. What
    is sent out and what is agreed is kept word for word, for members and for the public; those whom it concerns get a
    letter with the way to it."""
    row = reread(meeting, version, {"reason": reason})
    was = values_of(row, ("minutes", "minutes_why", "agreed_at", "agreed_on"))
    if "reason" in type(row).MINUTES.take(step, row).asks and not reason.strip():
        raise Refusal("Give the reason, in words that others will understand later.", "reason")
    if step != "draft" and row.status != Meeting.Status.HELD:
        raise Refusal("Say first that the meeting was held: there are no minutes of one that was not.")
    _agree(row, step, agreed_at, agreed_on, on)
    why = row.minutes_why if step in ("pass to the chair", "send out", "agree") else ""
    row.minutes_why = reason.strip() or why
    row.minutes_drafted_on = row.minutes_drafted_on or on
    row.save()
    if step in ("send out", "agree"):
        _keep(row, step, on)
    says = f"minutes, {step}: {reason.strip()}" if reason.strip() else f"minutes: {step}"
    after = values_of(row, ("minutes", "minutes_why", "agreed_at", "agreed_on"))
    told = tell_of_minutes(row, step, by, on)
    note(row, was, after | ({"told": told} if told else {}), says=says)
    return row


def _agree(meeting: Meeting, step: str, agreed_at: Meeting | None, agreed_on: date | None, on: date) -> None:
    """Set, or take back, where and when minutes were agreed."""
    if step == "correct":
        meeting.agreed_at, meeting.agreed_on = None, None
    if step != "agree":
        return
    if agreed_at and (agreed_at.pk == meeting.pk or (agreed_at.on and meeting.on and agreed_at.on < meeting.on)):
        raise Refusal("Minutes are agreed at a later meeting. Choose another, or none.", "agreed_at")
    day = agreed_on or (agreed_at.on if agreed_at else None) or on
    if day > on:
        raise Refusal("The day they were agreed cannot lie ahead.", "agreed_on")
    meeting.agreed_at, meeting.agreed_on = agreed_at, day


def _keep(meeting: Meeting, step: str, on: date) -> None:
    """Keep the minutes as they stand, for members and for the public."""
    number = MinutesKept.objects.filter(meeting=meeting).count() + 1
    how = MinutesKept.How.AGREED if step == "agree" else MinutesKept.How.SENT
    MinutesKept.objects.create(
        meeting=meeting, number=number, how=how, on=on, why=meeting.minutes_why,
        words=words_of(meeting, whole=True), open_words=words_of(meeting, whole=False),
    )  # fmt: skip
