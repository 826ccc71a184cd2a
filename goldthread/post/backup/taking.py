"""Making a back-up, and restoring one: the database first, then the files beside it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.db import connection

from goldthread.kit.refusal import Refusal
from goldthread.post.backup import postgresql, sqlite
from goldthread.post.backup.archive import PIECE, Manifest, Reader, Writer
from goldthread.post.backup.comparing import refuse_unless_empty
from goldthread.post.operations.backup import note_backup, settle_restored

ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
FILES = "files"
PASSING = "made/"  # what was made for somebody to fetch; it is made anew when it is wanted
OTHER_ENGINE = (
    "This back-up is of {theirs}, and this installation keeps its record in {ours}. To move over, use dump and load."
)
HAS_FILES = "The place for files is not empty. Restore into an empty installation."


def back_up(path: Path, now: datetime, on: date) -> Manifest:
    """Write the whole installation into one file, as it stood at one moment, while people go on writing. Files never
    change and are only added, so that those read after the database have all that it names."""
    with Writer(path) as writer:
        note_backup(by=None, on=on)
        manifest: Manifest = ENGINES[connection.vendor].write(writer, now.isoformat(timespec="seconds"))
        for name in names_in(storages[FILES]):
            if not name.startswith(PASSING):
                _add(writer, name)
        writer.finish(manifest)
    return manifest


def restore(path: Path, on: date) -> Manifest:
    """Fill an empty installation from a back-up. Every part is compared with the manifest before anything is written,
    and rows and the trail before anything is kept. Raises Refusal, and leaves the installation as empty as it was."""
    reader = Reader(path)
    try:
        engine = ENGINES[connection.vendor]
        _refuse_another(reader.manifest.engine)
        refuse_unless_empty(engine.filled())
        if next(names_in(storages[FILES]), None):
            raise Refusal(HAS_FILES)
        reader.check()
        _restore_all(reader, engine, on)
    finally:
        reader.close()
    return reader.manifest


def names_in(store: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files of a store."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for each in sorted(folders):
        yield from names_in(store, f"{folder}{each}/")


def _add(writer: Writer, name: str) -> None:
    """Add one file, unless it was erased while the back-up was made."""
    try:
        opened = storages[FILES].open(name)
    except FileNotFoundError:
        return
    with opened as file:
        writer.add(f"{FILES}/{name}", file.chunks(PIECE), packed=False)


def _refuse_another(engine: str) -> None:
    if engine != connection.vendor:
        raise Refusal(OTHER_ENGINE.format(theirs=engine, ours=connection.vendor))


def _restore_all(reader: Reader, engine: ModuleType, on: date) -> None:
    kept: list[str] = []
    try:
        for name in reader.manifest.files:
            kept.append(_keep(reader, name))
        engine.restore(reader, on)
    except BaseException:
        for name in kept:
            storages[FILES].delete(name)
        raise
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    settle_restored(made_at=reader.manifest.made_at, by=None, on=on)


def _keep(reader: Reader, name: str) -> str:
    with reader.zip.open(f"{FILES}/{name}") as file:
        return storages[FILES].save(name, File(file, name))  # type: ignore[arg-type]
