"""Erasing what slipped in: one person asks, a second one agrees, and then the words go from everywhere at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.utils.text import slugify

from goldthread.kit.erasing import Erased
from goldthread.kit.offers import extras
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.partners import erasable
from goldthread.partners.models import ErasureRequest, Person
from goldthread.partners.operations.scrubbing import forget_drafts, scrub
from goldthread.post import made
from goldthread.post.carried import open_sealed
from goldthread.post.finding import write_over_what_is_gone
from goldthread.post.operations.files import erase_file
from goldthread.post.signed_out import KEPT
from goldthread.trail.erase import erase_payloads_saying
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import afterwards, note, operation
from goldthread.trail.rows import reread, stored

GONE = "What was to be erased is no longer there, or you may not see it. Ask somebody who sees the record to agree."
SECOND = "Somebody other than the person who asked has to agree."


@operation
def ask_erasure(*, record: Model, field: str, reason: str, by: Person, on: date) -> ErasureRequest:
    """Ask that the words in a field of a record be erased. The reason stays, and names nobody. Nothing goes yet."""
    words = dict(erasable.texts_of(record)).get(field)
    if not words:
        raise Refusal("There is nothing in that place to erase. Choose another.", "what")
    row = stored(
        ErasureRequest(
            partnership=erasable.home_of(record),
            record_kind=record._meta.label_lower,
            record_id=record.pk,
            field=field,
            place=erasable.Erasable(record, field, "").place[:200],
            reason=reason.strip(),
            asked_by=by,
            asked_on=on,
        )
    )
    note(row, {}, {"place": row.place, "reason": row.reason}, says=f"asked to erase {row.place}")
    return row


@operation
def take_back_erasure(*, erasure: ErasureRequest, version: int | None, by: Person, on: date) -> ErasureRequest:
    """Take back a request: nothing is erased."""
    row = reread(erasure, version)
    ErasureRequest.LIFECYCLE.take("take back", row)
    row.decided_by, row.decided_on = by, on
    row.save()
    note(row, says=f"took back the request to erase {row.place}")
    return row


@operation
def agree_erasure(*, erasure: ErasureRequest, version: int | None, by: Person, on: date) -> ErasureRequest:
    """Agree, as a second person, and erase: the field (a sentence says when), rows that copied it, drafts, what waits
    to be saved after a sign-in, files with their bytes and those that were made, what the trail said, what finds it. No
    backup is reached."""
    row = reread(erasure, version)
    ErasureRequest.LIFECYCLE.take("agree", row)
    if row.asked_by_id == by.pk:
        raise Refusal(SECOND)
    record = erasable.found(row.record_kind, row.record_id, by)
    words = dict(erasable.texts_of(record)).get(row.field) if record is not None else None
    if record is None or not words:
        raise Refusal(GONE)
    erased = Erased(record, row.field, words, by, on)
    counts = _erase(erased, row.reason)
    row.decided_by, row.decided_on = by, on
    row.erased = sentence_case(joined([counted(number, *nouns) for nouns, number in counts.items() if number]))[:300]
    stored(row)
    afterwards(write_over_what_is_gone)
    afterwards(made.forget_all)
    note(row, {}, {"erased": row.erased, "reason": row.reason}, says=f"agreed, and erased {row.place}")
    return row


def _erase(erased: Erased, reason: str) -> dict[tuple[str, str], int]:
    """Take the words out of each place in turn, and count what went."""
    hanging = [each.record for each in erasable.of_record(erased.record, erased.by) if each.record != erased.record]
    is_file = erasable.Erasable(erased.record, erased.field, "").is_file
    if is_file:
        erase_file(file=getattr(erased.record, erased.field), reason=reason, by=erased.by, on=erased.on)
    copies = [each for each in dict.fromkeys(hanging) if _rewritten(each, erased)]
    if not is_file:
        _mark(erased)
    for erase in extras("erasing", "erase"):
        copies += erase(erased)
    for copy in copies:
        note(copy, says="erased a copy of what was erased elsewhere")
    note(erased.record, says=f"erased {erasable.Erasable(erased.record, erased.field, '').place}")
    touched = {(each._meta.label_lower, each.pk) for each in (erased.record, *copies)}
    return {
        ("field", "fields"): 0 if is_file else 1,
        ("file", "files"): int(is_file),
        ("copy", "copies"): len(copies) + scrub(erased),
        ("draft", "drafts"): forget_drafts(erased),
        ("form that waited for a sign-in", "forms that waited for a sign-in"): _forget_sealed(erased),
        ("entry of the trail", "entries of the trail"): erase_payloads_saying(
            texts=erased.traces, records=touched, reason=reason, by=erased.by, on=erased.on
        ),
    }


def _mark(erased: Erased) -> None:
    """Put the sentence in place of the words. A key that was made of them is replaced as well."""
    record: Any = locked(type(erased.record)._default_manager.all(), erased.record.pk)
    longest = record._meta.get_field(erased.field).max_length
    setattr(record, erased.field, erased.marker[:longest])
    key = getattr(record, "key", "")
    if key and slugify(erased.words)[:50].strip("-") and key.startswith(slugify(erased.words)[:12]):
        record.key = f"erased-{record.pk}"
    if hasattr(record, "version"):
        bump(record)
    record.save()


def _rewritten(record: Any, erased: Erased) -> bool:
    """Take the words out of a row that copied them; answer whether it had."""
    changed = False
    for name, text in erasable.texts_of(record):
        if not record._meta.get_field(name).is_relation and (left := erased.replaced(text)) != text:
            setattr(record, name, left[: record._meta.get_field(name).max_length])
            changed = True
    if changed:
        record.save()
    return changed


def _forget_sealed(erased: Erased) -> int:
    """Forget the forms that wait, sealed, to be saved after a sign-in, where they say it."""
    waiting = [each for each in Session.objects.all() if _says(each.get_decoded(), erased.traces)]
    for session in waiting:
        left = {name: value for name, value in session.get_decoded().items() if name != KEPT}
        session.session_data = Session.objects.encode(left)
        session.save()
    return len(waiting)


def _says(session: Mapping[str, Any], traces: tuple[str, ...]) -> bool:
    person = session.get(SESSION_KEY)
    typed = open_sealed(session.get(KEPT, ""), int(person)) if person else None
    return bool(typed) and any(trace in value for _, value in typed.data for trace in traces)  # type: ignore[union-attr]
