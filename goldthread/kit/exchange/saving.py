"""Saving what a folder holds: new rows in few statements, inside an operation that takes all back when it fails."""

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError
from django.db.models import Model

from goldthread.kit.entries import Fault
from goldthread.kit.exchange.columns import To
from goldthread.kit.exchange.limits import sentence
from goldthread.kit.exchange.load import Folder, LoadRefused
from goldthread.kit.exchange.rows import Pointer, Row, whole
from goldthread.kit.exchange.tables import Part, Table, Tables, tables

AT_ONCE = 500
Pairs = list[tuple[Row, Model]]


def save_folder(folder: Folder, which: Tables | None = None) -> Pairs:
    """Create every new record with what hangs on it; answer the records with their rows. Called inside an operation."""
    return Saving(folder, which or tables()).save()


class Saving:
    """One folder on its way into the database. `ids` are the ids of records and parts by address."""

    def __init__(self, folder: Folder, which: Tables) -> None:
        self.folder = folder
        self.tables = which
        self.ids: dict[Pointer, int] = dict(folder.standing.pks)
        self.pks: dict[Row, int] = {}
        self.later: list[tuple[Model, str, Pointer]] = []

    def save(self) -> Pairs:
        """Records first, so that anything may point to them; then parts, links, and pointers to what came later."""
        made: dict[str, Pairs] = {}
        for table in self.tables.all:
            rows = [row for row in self.folder.new if row.shape is table]
            if table.is_numbered:
                _number(table, rows)
            made[table.name] = self._create(rows)
        parts = [pair for pairs in made.values() for pair in self._create_parts(pairs)]
        records = [pair for pairs in made.values() for pair in pairs]
        self._link([*records, *parts])
        self._point()
        self._finish(made)
        return records

    def _finish(self, made: dict[str, Pairs]) -> None:
        """Let each chapter work out what it keeps of the records made, and of those that what was made points to."""
        ids = {name: {record.pk for _, record in pairs} for name, pairs in made.items()}
        for row in self.folder.new:
            for pointer in pointers_of(row):
                ids[pointer.table].add(self.ids[Pointer(pointer.table, pointer.home, pointer.key)])
        for table in self.tables.all:
            if table.finish and ids[table.name]:
                table.finish(sorted(ids[table.name]))

    def _create(self, rows: list[Row]) -> Pairs:
        if not rows:
            return []
        pairs = [(row, self._record(row)) for row in rows]
        model = rows[0].shape.model
        try:
            model._default_manager.bulk_create([record for _, record in pairs], batch_size=AT_ONCE)
        except IntegrityError as error:
            raise LoadRefused([Fault(rows[0].file, "", _broken(model, error))]) from error
        self.pks.update({row: record.pk for row, record in pairs})
        self.ids.update({row.pointer: record.pk for row, record in pairs if _can_be_pointed_to(row)})
        return pairs

    def _create_parts(self, owners: Pairs) -> Pairs:
        made: Pairs = []
        for part in owners[0][0].shape.parts if owners else ():
            pairs = self._create([each for row, _ in owners for each in row.under(part.name)])
            made += [*pairs, *self._create_parts(pairs)]
        return made

    def _record(self, row: Row) -> Model:
        values: dict[str, Any] = self._place(row)
        later = []
        for name, column in row.shape.columns.items():
            value = row[name]
            if isinstance(column, To) and not column.many and value is not None:
                pointer, value = value, self._id(value)
                later += [(name, pointer)] if value is None else []
            values.update(column.for_record(value))
        if row.shape.derived:
            values.update(row.shape.derived(row))
        record = row.shape.model(**values)
        self.later += [(record, name, pointer) for name, pointer in later]
        return record

    def _place(self, row: Row) -> dict[str, Any]:
        """The columns that say where a row belongs: its home, or its owner and its place in the list."""
        shape = row.shape
        if isinstance(shape, Part) and row.owner is not None:
            order = {shape.order: row.number} if shape.order else {}
            return {f"{shape.owner}_id": self.pks[row.owner], **order}
        home = shape.home if isinstance(shape, Table) else ""
        return {f"{home}_id": self.ids[self.tables.home_of(row)]} if home else {}

    def _id(self, pointer: Pointer) -> int | None:
        if (
            pointer not in self.ids
            and pointer.part
            and Pointer(pointer.table, pointer.home, pointer.key) in self._stood
        ):
            return self.folder.standing.ids[pointer]
        return self.ids.get(pointer)

    @property
    def _stood(self) -> dict[Pointer, int]:
        return self.folder.standing.pks

    def _link(self, pairs: Pairs) -> None:
        links: dict[Any, list[Model]] = {}
        for row, record in pairs:
            for name, column in row.shape.columns.items():
                if isinstance(column, To) and column.many and row[name]:
                    through, ends = column.field.remote_field.through, column.ends
                    made = [through(**{ends[0]: record.pk, ends[1]: self.ids[pointer]}) for pointer in row[name]]
                    links.setdefault(through, []).extend(made)
        for through, made in links.items():
            through._default_manager.bulk_create(made, batch_size=AT_ONCE)

    def _point(self) -> None:
        waiting: dict[tuple[type[Model], str], list[Model]] = {}
        for record, name, pointer in self.later:
            setattr(record, f"{name}_id", self.ids[pointer])
            waiting.setdefault((type(record), name), []).append(record)
        for (model, name), records in waiting.items():
            model._default_manager.bulk_update(records, [name], batch_size=AT_ONCE)


def _number(table: Table, rows: list[Row]) -> None:
    """Give a number to each row that has none: the next after the highest in its home."""
    query = table.model._default_manager.order_by("number").values_list(f"{table.home}__key", "number")
    last: dict[str, int] = dict(query) if rows else {}
    for row in rows:
        if "number" in row.values:
            last[row.home] = max(last.get(row.home, 0), row["number"])
    for row in rows:
        if "number" not in row.values:
            last[row.home] = row.values["number"] = last.get(row.home, 0) + 1


def _can_be_pointed_to(row: Row) -> bool:
    return row.owner is None or row.owner.owner is None


def pointers_of(record: Row) -> Iterator[Pointer]:
    """Every address to which a record, or anything that hangs on it, points."""
    for row in whole(record):
        for name, column in row.shape.columns.items():
            if isinstance(column, To) and row[name]:
                yield from row[name] if column.many else (row[name],)


def _broken(model: type[Model], error: IntegrityError) -> str:
    for constraint in model._meta.constraints:
        if constraint.name in str(error):
            return sentence(constraint)
    return "clashes with what is here already: a key or a number is taken. Give it another."
