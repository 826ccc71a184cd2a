"""Private notes: written, changed and deleted by their author; the trail keeps that it happened, and no word of it."""

from datetime import date

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership, Person
from goldthread.scrutiny.models import Activity, PrivateNote
from goldthread.trail.lock import bump, checked, locked
from goldthread.trail.operation import Named, note, operation

EMPTY = "Write something, or leave the page."


@operation
def write_note(
    *, words: str, home: Partnership | None = None, activity: Activity | None = None, by: Person, on: date
) -> PrivateNote:
    """Write a private note, which its author alone reads here."""
    if not words.strip():
        raise Refusal(EMPTY, "words")
    made = PrivateNote.objects.create(author=by, home=home, activity=activity, on=on, words=words.strip())
    note(Named("scrutiny.privatenote", made.pk), private=True)
    return made


@operation
def change_note(*, privatenote: PrivateNote, words: str, version: int | None, by: Person, on: date) -> PrivateNote:
    """Change one's own private note."""
    if not words.strip():
        raise Refusal(EMPTY, "words")
    row = locked(PrivateNote.objects.visible_to(by), privatenote.pk)
    checked(row, version, {"words": words})
    bump(row)
    row.words = words.strip()
    row.save()
    note(Named("scrutiny.privatenote", row.pk), private=True)
    return row


@operation
def delete_note(*, privatenote: PrivateNote, by: Person, on: date) -> None:
    """Delete one's own private note, and for good."""
    row = locked(PrivateNote.objects.visible_to(by), privatenote.pk)
    number = row.pk
    row.delete()
    note(Named("scrutiny.privatenote", number), private=True)
