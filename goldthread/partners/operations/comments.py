"""Comments: written beside a record to named people, answered, resolved, opened again, taken back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners import letters
from goldthread.partners.commenting import home_of, is_writing, text_of
from goldthread.partners.models import Addressed, Comment, Person
from goldthread.partners.models.comment import commented
from goldthread.partners.passages import beginning_of, marks_of, paragraphs_of
from goldthread.post.operations.letters import write_letter
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored

CHANGED = (
    "That paragraph has changed since you opened the page. Go back to the text and comment on it as it now stands."
)
NOT_SEEN = "{names} may not see this {kind}, so no comment beside it can be written to them. Choose somebody else."
NOT_TEAM = "{names} is not of the writing team, and an internal note stays with it. Choose somebody else."
ANSWERED = "Somebody has answered this, so it stays. Answer it yourself to set it right."
TEAM_ONLY = "Only the writing team keeps internal notes. Take the tick away."


@operation
def add_comment(
    *, record: Model, words: str, to: Iterable[Person] = (), passage: str = "", is_internal: bool = False,
    site: str = "", by: Person, on: date,
) -> Comment:  # fmt: skip
    """Write a comment beside a record, or beside the paragraph of it with this mark. Raises Refusal when somebody it is
    written to may not see the record, when it is internal and they or the writer are not of the writing team, and when
    the paragraph is no longer there."""
    home = home_of(record)
    if is_internal and not is_writing(by, home.pk):
        raise Refusal(TEAM_ONLY, "is_internal")
    row = Comment(
        home=home, record_kind=record._meta.label_lower, record_id=record.pk, passage=passage,
        beginning=_beginning(record, passage), words=words.strip(), is_internal=is_internal,
    )  # fmt: skip
    return _write(row, record, to, site, by, on)


@operation
def answer(
    *, comment: Comment, record: Model, words: str, to: Iterable[Person] = (), site: str = "", by: Person, on: date
) -> Comment:
    """Answer a comment, which tells whoever wrote it and whoever else is named. An answer is as internal as what it
    answers, and opens again what was resolved."""
    first = locked(Comment.objects.all(), comment.under_id or comment.pk)
    if first.resolved_on:
        bump(first)
        _open(first)
    row = Comment(
        home=first.home, record_kind=first.record_kind, record_id=first.record_id, words=words.strip(),
        is_internal=first.is_internal, under=first,
    )  # fmt: skip
    told = [*to, *([comment.by] if comment.by_id != by.pk and _may_read(comment.by, record, row) else [])]
    return _write(row, record, told, site, by, on)


@operation
def resolve_comment(*, comment: Comment, version: int | None, by: Person, on: date) -> Comment:
    """Say that a conversation is settled; nobody is asked for anything by it any more."""
    row = reread(comment, version)
    if row.resolved_on:
        raise Refusal("This is resolved already.")
    row.resolved_by, row.resolved_on = by, on
    stored(row)
    _note(row, "resolved a comment")
    return row


@operation
def open_again(*, comment: Comment, version: int | None, by: Person, on: date) -> Comment:
    """Open a conversation again that was resolved."""
    row = reread(comment, version)
    if not row.resolved_on:
        raise Refusal("This is open already.")
    _open(row)
    return row


@operation
def take_back(*, comment: Comment, version: int | None, by: Person, on: date) -> None:
    """Take back one's own comment, while nobody has answered it; its words are kept nowhere."""
    row = reread(comment, version)
    if row.by_id != by.pk:
        raise Refusal("Only whoever wrote a comment takes it back.")
    if row.answers.exists():
        raise Refusal(ANSWERED)
    _note(row, "took back a comment")
    row.delete()


def _open(row: Comment) -> None:
    row.resolved_by = row.resolved_on = None
    stored(row)
    _note(row, "opened a comment again")


def _write(row: Comment, record: Model, to: Iterable[Person], site: str, by: Person, on: date) -> Comment:
    people = list({person.pk: person for person in to if person.pk != by.pk}.values())
    _refuse_unseen(people, record, row)
    row.by, row.on, row.at = by, on, timezone.now()
    stored(row)
    Addressed.objects.bulk_create(Addressed(comment=row, person=person) for person in people)
    _note(row, "answered a comment" if row.under_id else "wrote a comment")
    for person in people:
        _tell(person, row, site, by, on)
    return row


def _refuse_unseen(people: list[Person], record: Model, row: Comment) -> None:
    blind = [person.name for person in people if not _sees(person, record)]
    if blind:
        kind = commented()[row.record_kind].name.lower()
        raise Refusal(NOT_SEEN.format(names=joined(blind), kind=kind), "to")
    others = [person.name for person in people if row.is_internal and not is_writing(person, row.home_id)]
    if others:
        raise Refusal(NOT_TEAM.format(names=joined(others)), "to")


def _sees(person: Person, record: Any) -> bool:
    return bool(type(record).objects.visible_to(person).filter(pk=record.pk).exists())


def _may_read(person: Person, record: Model, row: Comment) -> bool:
    return _sees(person, record) and (not row.is_internal or is_writing(person, row.home_id))


def _beginning(record: Model, passage: str) -> str:
    """How the paragraph with this mark begins. Raises Refusal when no paragraph has it."""
    if not passage:
        return ""
    paragraphs = paragraphs_of(text_of(record))
    marks = marks_of(paragraphs)
    if passage not in marks:
        raise Refusal(CHANGED)
    return beginning_of(paragraphs[marks.index(passage)])


def _note(row: Comment, says: str) -> None:
    """The trail keeps that it was said, never the words; of an internal one not even a sentence."""
    note(row, says=says, private=row.is_internal)


def _tell(person: Person, row: Comment, site: str, by: Person, on: date) -> None:
    if not person.is_active or not site:
        return
    said = letters.comment_written(person, by=by.name, row=row, url=f"{site}{row.get_absolute_url()}")
    write_letter(
        to=person.email, person_id=person.pk, subject=said.subject, text=said.text,
        key=f"comment-{row.pk}-{person.pk}", by=by, on=on,
    )  # fmt: skip
