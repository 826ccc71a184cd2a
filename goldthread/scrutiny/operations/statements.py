"""The scrutineer's statement: written by its author alone, every version kept, with points of fact beside it."""

from datetime import date
from typing import Any

from goldthread.actions.operations.numbers import new_record
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Circle, Group, Partnership, Person, Seat
from goldthread.partners.roles import Permission
from goldthread.scrutiny.authors import only_its_author
from goldthread.scrutiny.models import FactPoint, Statement, StatementText
from goldthread.scrutiny.seats import seat_with
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread, stored

TEXTS = ("words", "transcript")
GIVEN = "It has been given for the report. Take it back before you change a word."
EMPTY = "Write something before others are shown it."
NOT_SHOWN = "It is not shown to the partners, so there is nothing to note beside it."
SETTLED = "It has been given for the report, and points of fact are closed. Tell its author."
ANSWERED = "It is answered already."
WHY = "Give the reason, so that it can be read later."


@operation
def write_statement(
    *,
    partnership: Partnership,
    title: str,
    starts_on: date,
    ends_on: date,
    words: str = "",
    signed: str = "",
    video: str = "",
    transcript: str = "",
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person,
    on: date,
) -> Statement:
    """Begin a statement on a period: a draft that its author alone reads. Its words are never in the trail."""
    seat = seat_with(by, Permission.WRITE_STATEMENT, partnership.pk)
    statement = new_record(
        Statement, partnership, key, author=by, seat=seat, title=title, starts_on=starts_on,
        ends_on=max(starts_on, ends_on), words=words, signed=signed, video=video, transcript=transcript,
        circle=circle, circle_group=circle_group,
    )  # fmt: skip
    statement.ends_on = ends_on
    stored(statement)
    _keep_text(statement, on)
    note(statement, says="began a statement")
    return statement


@operation
def change_statement(*, statement: Statement, version: int | None, by: Person, on: date, **values: Any) -> Statement:
    """Change a statement: its author alone does, while it is not given for the report. Each version is kept; the trail
    says that it was changed, and no word of it."""
    only_its_author(by, statement)
    row = reread(statement, version, values)
    if row.status == Statement.Status.GIVEN:
        raise Refusal(GIVEN)
    before, after = changes(row, values)
    stored(row)
    if before.keys() & set(TEXTS):
        _keep_text(row, on)
    if before == after:
        note(row, {}, {})
    else:
        note(row, says="changed the statement")
    return row


@operation
def step_statement(
    *, statement: Statement, step: str, reason: str = "", version: int | None, by: Person, on: date
) -> Statement:
    """Show a statement to the partners, give it for the report, or take it back: its author alone does. What is shown
    is its latest words; what was saved before stays its author's."""
    only_its_author(by, statement)
    row = reread(statement, version, {"reason": reason})
    was = row.status
    asks = row.LIFECYCLE.take(step, row).asks
    if "reason" in asks and not reason.strip():
        raise Refusal(WHY, "reason")
    if step != "take back" and not (row.words.strip() or row.transcript.strip()):
        raise Refusal(EMPTY)
    row.reason = reason.strip()
    row.given_on = on if row.status == Statement.Status.GIVEN else None
    row.save()
    if not row.is_draft:
        StatementText.objects.filter(pk=row.texts.order_by("-pk").values("pk")[:1]).update(is_shown=True)
    note(row, {"status": was}, {"status": row.status}, says=f"{step}: {row.reason}" if row.reason else step)
    return row


def _keep_text(statement: Statement, on: date) -> None:
    StatementText.objects.create(
        statement=statement, words=statement.words, transcript=statement.transcript, saved_on=on,
        is_shown=not statement.is_draft,
    )  # fmt: skip


@operation
def note_fact(*, statement: Statement, words: str, seat: Seat | None = None, by: Person, on: date) -> FactPoint:
    """Note a point of fact beside a statement that is shown: nobody but its author changes the statement itself."""
    row = locked(Statement.objects.visible_to(by), statement.pk)
    if row.is_draft:
        raise Refusal(NOT_SHOWN)
    if row.status == Statement.Status.GIVEN:
        raise Refusal(SETTLED)
    seat = seat or seat_with(by, Permission.REPORT_FOCUS, row.home_id)
    point = FactPoint.objects.create(statement=row, seat=seat, words=words.strip(), on=on)
    note(row, after={"point of fact": point.words}, says=f"noted a point of fact: {point.words}")
    return point


@operation
def answer_fact(*, factpoint: FactPoint, answer: str, by: Person, on: date) -> FactPoint:
    """Answer a point of fact: the statement's author alone does, once."""
    only_its_author(by, factpoint.statement)
    row = locked(FactPoint.objects.visible_to(by), factpoint.pk)
    if row.answer:
        raise Refusal(ANSWERED)
    row.answer, row.answered_on = answer.strip(), on
    row.save()
    note(row.statement, after={"answer": row.answer}, says=f"answered a point of fact: {row.answer}")
    return row
