"""SQLite: the database is one part, a copy that SQLite itself makes while people go on writing."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from django.db import connection, connections

from goldthread.kit.refusal import Refusal
from goldthread.post.backup.archive import PIECE, Manifest, Reader, Writer
from goldthread.post.backup.comparing import compare, migrations_in, refuse_unless_known
from goldthread.trail.verify import verify

DATABASE = "database.sqlite3"
ALIAS = "restored"
TABLES = """
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
"""
DAMAGED = "The database in this back-up is damaged. Take an earlier one."


def write(writer: Writer, made_at: str) -> Manifest:
    """Put a copy of the database into a back-up, and return what it holds."""
    with tempfile.TemporaryDirectory(dir=writer.path.parent, prefix=".backup-") as folder:
        path = Path(folder) / DATABASE
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            manifest = Manifest("sqlite", made_at, _migrations(copy), counts(copy), _head(copy))
        writer.add(DATABASE, _pieces(path))
    return manifest


def restore(reader: Reader, on: date) -> None:
    """Put the database of a back-up in the place of an empty one. All is compared before anything is touched."""
    refuse_unless_known(reader.manifest.migrations)
    with tempfile.TemporaryDirectory(dir=_place().parent, prefix=".restore-") as folder:
        path = Path(folder) / DATABASE
        with path.open("wb") as file:
            for piece in reader.pieces(DATABASE):
                file.write(piece)
        with closing(sqlite3.connect(path)) as copy:
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Refusal(DAMAGED)
            compare(reader.manifest, counts(copy), _head(copy))
        with _read_as_django_does(path):
            found = verify(reader.manifest.head, using=ALIAS)
        if found.first:
            raise Refusal(f"The trail in this back-up does not hold. {found.first}")
        connection.close()
        with closing(sqlite3.connect(path)) as copy, closing(sqlite3.connect(_place(), timeout=20)) as target:
            copy.backup(target)
            target.execute("PRAGMA journal_mode=WAL")


def filled() -> dict[str, int]:
    """How many rows stand in each table now; nothing where there is no database yet."""
    if not _place().exists():
        return {}
    with closing(sqlite3.connect(_place())) as found:
        return counts(found)


def counts(database: sqlite3.Connection) -> dict[str, int]:
    """Rows by table; the tables in which SQLite keeps its words for searching follow from others."""
    names = [name for (name,) in database.execute(TABLES)]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _migrations(database: sqlite3.Connection) -> list[str]:
    return migrations_in(database.execute("SELECT app, name FROM django_migrations"))


def _head(database: sqlite3.Connection) -> str:
    number, hashed = database.execute("SELECT id, hash FROM trail_entry ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    return f"{number}:{hashed}"


def _place() -> Path:
    return Path(connection.settings_dict["NAME"])


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


@contextmanager
def _read_as_django_does(path: Path) -> Iterator[None]:
    """Let models read a database file for as long as the block lasts."""
    connections.databases[ALIAS] = {**connection.settings_dict, "NAME": str(path), "OPTIONS": {}}
    try:
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.databases[ALIAS]
