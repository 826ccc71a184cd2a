"""Keeping what people bring, saying what came of its checks, clearing it, and erasing it."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.crypto import get_random_string

from goldthread.kit.files.checks import Brought, Looked, look
from goldthread.kit.offers import offers
from goldthread.kit.refusal import Refusal
from goldthread.post import vault
from goldthread.post.checking import Finding
from goldthread.post.models import StoredFile
from goldthread.post.operations.jobs import ask_for
from goldthread.trail.lock import locked
from goldthread.trail.operation import afterwards, if_it_fails, note, nothing_changed, operation

State = StoredFile.State
CHECK_FILES = "check files"
ERASED = "Erased file"
KEY_LETTERS = "abcdefghijkmnopqrstuvwxyz23456789"


@operation
def keep_file(
    *, name: str, content: bytes, partnership_id: int, kinds: Collection[str] = (), by: Any, on: date
) -> StoredFile:
    """Keep a file that somebody brings, after the checks that are done at once: its name, size, kind by content, and
    what is packed in it; `kinds` narrows which are taken ("word", "excel", "csv"). Raises Refusal with a sentence, and
    then nothing is kept. Viruses, its text and what may name a child are looked for in the background."""
    row = _kept(name, content, look(name, content, kinds), partnership_id, by)
    check_files(files=[row], by=by, on=on)
    return row


@operation
def keep_files(*, files: Iterable[Brought], partnership_id: int, by: Any, on: date) -> list[StoredFile]:
    """Keep several files that were looked at when they were brought, with one check in the background for all."""
    kept = [_kept(each.name, each.content(), each.looked, partnership_id, by) for each in files]
    check_files(files=kept, by=by, on=on)
    return kept


def _kept(name: str, content: bytes, looked: Looked, partnership_id: int, by: Any) -> StoredFile:
    digest, is_new = vault.keep(content)
    if is_new:
        if_it_fails(partial(forget_unused, digest))
    row = StoredFile.objects.create(
        partnership_id=partnership_id, key=f"f-{get_random_string(10, KEY_LETTERS)}", name=name,
        kind=looked.kind.key, size=len(content), digest=digest, pages=looked.pages,
        added_by_id=None if by is None else by.pk, added_at=timezone.now(),
    )  # fmt: skip
    note(row, after={"name": name, "kind": row.kind, "size": row.size, "digest": digest}, says="kept a file")
    return row


@operation
def check_files(*, files: Iterable[StoredFile], by: Any, on: date) -> None:
    """Ask for files to be looked at in the background, all in one job."""
    waiting = [file for file in files if file.is_to_be_looked_at]
    if not waiting:
        return nothing_changed()
    numbers = sorted(file.pk for file in waiting)
    ask_for(
        kind=CHECK_FILES, arguments={"files": numbers}, partnership_id=waiting[0].partnership_id,
        once=f"{CHECK_FILES} {','.join(map(str, numbers))}"[:160], by=by, on=on,
    )  # fmt: skip
    return None


@operation
def settle_file(*, file: StoredFile, finding: Finding, by: Any, on: date) -> StoredFile:
    """Write down what came of looking at a file. A refused one loses its bytes. Once settled, it stays so."""
    row = locked(StoredFile.objects.all(), file.pk)
    if not row.is_to_be_looked_at or row.digest != file.digest:
        nothing_changed()
        return row
    row.state, row.why, row.scan, row.text = finding.state, finding.why, finding.scan, finding.text
    row.found, row.checked_at = finding.found, timezone.now()
    row.pages = finding.pages if finding.pages is not None else row.pages
    row.save()
    kinds = sorted({each["kind"] for each in finding.found})
    note(row, after={"state": row.state, "scan": row.scan, "found": kinds}, says=f"looked at the file: {row.state}")
    _tell_held(row, finding.found, "", by, on)
    if row.state == State.REFUSED:
        afterwards(partial(forget_unused, row.digest))
    return row


@operation
def clear_file(*, file: StoredFile, reason: str, by: Any, on: date) -> StoredFile:
    """Let a file go on that was held back, because what was found in it names no child. The reason is kept, and the
    file is looked at once more for everything else."""
    row = locked(StoredFile.objects.all(), file.pk)
    if row.state != State.HELD:
        raise Refusal("This file is not held back any longer. Open its page again.")
    if not reason.strip():
        raise Refusal("Say why it names no child. The reason is kept.", "reason")
    kinds = sorted({each["kind"] for each in row.found})
    _tell_held(row, row.found, reason.strip(), by, on)
    row.state, row.why, row.found, row.checked_at = State.WAITING, "", [], None
    row.cleared_why, row.cleared_by_id = reason.strip(), None if by is None else by.pk
    row.save()
    note(row, after={"cleared": kinds, "reason": row.cleared_why}, says=f"said that it names no child: {reason}")
    check_files(files=[row], by=by, on=on)
    return row


@operation
def erase_file(*, file: StoredFile, reason: str, by: Any, on: date) -> None:
    """Take a file out for good: its name, its text, and its bytes unless another file has the same ones. That it was
    there stays, and so does the reason, which must name nobody."""
    row = locked(StoredFile.objects.all(), file.pk)
    digest, row.digest = row.digest, ""
    row.state, row.why, row.name, row.text, row.found = State.ERASED, reason, ERASED, "", []
    row.save()
    note(row, after={"reason": reason}, says="erased the file")
    afterwards(partial(forget_unused, digest))


def _tell_held(file: StoredFile, found: list[dict[str, str]], reason: str, by: Any, on: date) -> None:
    """Tell the chapters that report on it what was found in a file, or for what reason it names no child."""
    for held in offers("held") if found else ():
        held(file, found, reason, by, on)


def forget_unused(digest: str) -> None:
    """Take bytes away that no file has any longer; a file that was refused has none."""
    if digest and not StoredFile.objects.exclude(state=State.REFUSED).filter(digest=digest).exists():
        vault.forget(digest)
