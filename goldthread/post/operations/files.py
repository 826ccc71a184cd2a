"""Keeping what people bring, saying what came of its checks, clearing it, and erasing it."""

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.crypto import get_random_string

from goldthread.kit.files.checks import look
from goldthread.post import vault
from goldthread.post.models import StoredFile
from goldthread.trail.operation import afterwards, if_it_fails, note, operation

State = StoredFile.State
KEY_LETTERS = "abcdefghijkmnopqrstuvwxyz23456789"


@operation
def keep_file(
    *, name: str, content: bytes, partnership_id: int, kinds: Collection[str] = (), by: Any, on: date
) -> StoredFile:
    """Keep a file that somebody brings, after the checks that are done at once: its name, size, kind by content, and
    what is packed in it; `kinds` narrows which are taken ("word", "excel", "csv"). Raises Refusal with a sentence, and
    then nothing is kept. Viruses, its text and what may name a child are looked for in the background."""
    looked = look(name, content, kinds)
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
def erase_file(*, file: StoredFile, reason: str, by: Any, on: date) -> None:
    """Take a file out for good: its name, its text, and its bytes unless another file has the same ones. That it was
    there stays, and so does the reason, which must name nobody."""
    row = StoredFile.objects.select_for_update().get(pk=file.pk)
    digest, row.digest = row.digest, ""
    row.state, row.why, row.name, row.text, row.found = State.ERASED, reason, "Erased file", "", []
    row.save()
    note(row, partnership_id=row.partnership_id, after={"reason": reason}, says="erased the file")
    afterwards(partial(forget_unused, digest))


def forget_unused(digest: str) -> None:
    """Take bytes away that no file has any longer."""
    if digest and not StoredFile.objects.filter(digest=digest).exists():
        vault.forget(digest)
