"""The bytes of files beside a folder of records: written there, looked for, and taken in."""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from goldthread.kit.entries import Fault
from goldthread.kit.exchange.rows import Row
from goldthread.post import vault
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import forget_unused
from goldthread.trail.operation import if_it_fails

FOLDER = "files"
WITH_BYTES = (StoredFile.State.WAITING, StoredFile.State.CHECKED, StoredFile.State.HELD)
LOST = "has no bytes: {} is not there, or is not the file it was. Put it back, or say that it is erased."


def write_bytes(folder: Path) -> int:
    """Write the bytes of every file into a folder's own `files`, and answer how many there were."""
    kept = StoredFile.objects.filter(state__in=WITH_BYTES).exclude(digest="")
    digests = [each for each in kept.values_list("digest", flat=True).distinct() if vault.has(each)]
    for digest in digests:
        (folder / FOLDER).mkdir(exist_ok=True)
        with (folder / FOLDER / digest).open("wb") as file:
            file.writelines(vault.poured(digest))
    return len(digests)


def lost(folder: Path, rows: Iterable[Row]) -> Iterator[Fault]:
    """What is wrong with the bytes of these rows, where they are files that should have some."""
    for row in _files(rows):
        path = folder / FOLDER / row["digest"]
        if not vault.has(row["digest"]) and not _is_sound(path, row["digest"]):
            yield Fault(row.file, f"{row.place}: digest", LOST.format(f"{FOLDER}/{row['digest']}"))


def take_bytes(folder: Path, rows: Iterable[Row]) -> None:
    """Keep the bytes of these rows, unless they are here already. Called inside an operation."""
    for row in _files(rows):
        if not vault.has(row["digest"]):
            if_it_fails(partial(forget_unused, row["digest"]))
            vault.keep((folder / FOLDER / row["digest"]).read_bytes())


def _files(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if row.shape.model is StoredFile and row["digest"] and row["state"] in WITH_BYTES:
            yield row


def _is_sound(path: Path, digest: str) -> bool:
    try:
        return digest.isalnum() and sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False
