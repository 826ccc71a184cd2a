"""PostgreSQL: each table is one part, all read in one transaction that sees the record as it stood when it began. It
needs no program of PostgreSQL's own on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph
from psycopg import sql

from goldthread.kit.refusal import Refusal
from goldthread.post.backup.archive import Manifest, Reader, Writer
from goldthread.post.backup.comparing import compare, migrations_in, refuse_unless_known
from goldthread.post.operations.backup import load_tables
from goldthread.post.surveying import survey

AS_IT_STOOD = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
COLUMNS = """
    SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum
"""
HEAD = "SELECT id, hash FROM trail_entry ORDER BY id DESC LIMIT 1"
AHEAD = "This installation was prepared by a newer Goldthread than the back-up. Give it a database with nothing in it."
NUMBERED = """
    SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attidentity <> ''
"""
INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND NOT EXISTS (
        SELECT 1 FROM pg_constraint WHERE conindid = format('%I.%I', schemaname, indexname)::regclass)
"""


def write(writer: Writer, made_at: str) -> Manifest:
    """Put every table into a back-up as it stood at one moment, and return what they hold."""
    with _as_it_stood() as database:
        columns = columns_of(database)
        for table, names in columns.items():
            with database.cursor().copy(_copy("COPY {} ({}) TO STDOUT", table, names)) as rows:
                writer.add(f"tables/{table}", rows)
        migrations = migrations_in(database.execute("SELECT app, name FROM django_migrations"))
        return Manifest("postgresql", made_at, migrations, counts(database), head(database), columns)


def restore(reader: Reader, on: date) -> None:
    """Put the rows of a back-up into an empty database, all of them or none."""
    _prepare_as_it_was(reader.manifest.migrations)
    load_tables(reader=reader, fill=_fill, by=None, on=on)
    survey()


def _fill(reader: Reader) -> None:
    """Fill every table within the transaction of an operation, and compare what stands there then."""
    with connection.cursor() as cursor:
        for table, count in counts(cursor).items():
            if count:
                cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        indexes = _drop_indexes(cursor)
        for table, names in reader.manifest.columns.items():
            with cursor.copy(_copy("COPY {} ({}) FROM STDIN", table, names)) as rows:
                for piece in reader.pieces(f"tables/{table}"):
                    rows.write(piece)
        _make_indexes(cursor, indexes)
        for table, column in _rows(cursor, NUMBERED):
            cursor.execute(_numbering(table, column))
        compare(reader.manifest, counts(cursor), head(cursor))


def _drop_indexes(cursor: Any) -> list[str]:
    """Take away the indexes that stand for no constraint, and return what makes them: it is quicker to make one of all
    rows than to keep it row by row."""
    found = _rows(cursor, INDEXES)
    for name, _ in found:
        cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _, definition in found]


def _make_indexes(cursor: Any, definitions: list[str]) -> None:
    """Make them again, when what refers from table to table has been checked."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET LOCAL maintenance_work_mem = '128MB'")
    for definition in definitions:
        cursor.execute(definition)


def _numbering(table: str, column: str) -> sql.Composed:
    """Let the numbers of a table go on after its last row."""
    statement = "SELECT setval(pg_get_serial_sequence({}, {}), coalesce(max({}), 0) + 1, false) FROM {}"
    named = sql.Literal(f'"{table}"'), sql.Literal(column), sql.Identifier(column), sql.Identifier(table)
    return sql.SQL(statement).format(*named)


def filled() -> dict[str, int]:
    """How many rows stand in each table now."""
    with connection.cursor() as cursor:
        return counts(cursor)


def counts(database: Any) -> dict[str, int]:
    """Rows by table."""
    names = [name for (name,) in _rows(database, TABLES)]
    counted = (_rows(database, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))) for name in names)
    return {name: next(iter(row))[0] for name, row in zip(names, counted, strict=True)}


def head(database: Any) -> str:
    """The last entry of the trail, as verify-trail prints it."""
    number, hashed = next(iter(_rows(database, HEAD)), (0, ""))
    return f"{number}:{hashed}"


def columns_of(database: Any) -> dict[str, list[str]]:
    """The columns of each table, without those that the database works out from others."""
    found: dict[str, list[str]] = {}
    for table, column in _rows(database, COLUMNS):
        found.setdefault(table, []).append(column)
    return found


def _rows(database: Any, statement: Any) -> list[tuple]:
    answer = database.execute(statement)
    return list((answer or database).fetchall())


def _copy(statement: str, table: str, columns: list[str]) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(statement).format(sql.Identifier(table), names)


@contextmanager
def _as_it_stood() -> Iterator[psycopg.Connection]:
    """A connection of its own, in a transaction that sees one moment and writes nothing."""
    told = connection.get_connection_params()
    told.pop("cursor_factory", None)
    with psycopg.connect(**told, autocommit=True) as database:
        database.execute(AS_IT_STOOD)
        yield database
        database.execute("COMMIT")


def _prepare_as_it_was(migrations: list[str]) -> None:
    """Bring a database with nothing in it to where the back-up's was; a prepared one has to be there already."""
    refuse_unless_known(migrations)
    executor = MigrationExecutor(connection)
    done = {f"{app}.{name}" for app, name in executor.loader.applied_migrations}
    if not done:
        executor.migrate(_last_of_each_app(executor.loader.graph, set(migrations)))
        call_command("createcachetable", verbosity=0)
    elif done != set(migrations):
        raise Refusal(AHEAD)


def _last_of_each_app(graph: MigrationGraph, migrations: set[str]) -> list[tuple[str, str]]:
    """Those of the migrations that none of the others of the same app follows."""
    wanted = {node for node in graph.nodes if ".".join(node) in migrations}
    followed = {parent.key for node in wanted for parent in graph.node_map[node].parents if parent.key[0] == node[0]}
    return sorted(wanted - followed)
