"""Rows of the database: what stands in it now, in the same shape as what a folder says."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from django.db.models import Model

from goldthread.kit.exchange.columns import To
from goldthread.kit.exchange.rows import Pointer, Row, new_part, new_row
from goldthread.kit.exchange.tables import Shape, Table, Tables


class Standing:
    """Everything that stands in the database, read once, when it is first asked for."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @cached_property
    def pks(self) -> dict[Pointer, int]:
        """The id of every record by its address; of records only, not of their parts."""
        found = {}
        for table in self.tables.all:
            columns = (f"{table.home}__key", table.key) if table.home else (table.key,)
            for pk, *address in table.model._default_manager.values_list("pk", *columns):
                found[Pointer(table.name, *(address if table.home else ("", *address)))] = pk
        return found

    @cached_property
    def rows(self) -> dict[Pointer, Row]:
        """Every record's row by its address, in the order in which they were made."""
        return {row.pointer: row for row, _ in self._read if row.owner is None}

    @cached_property
    def parts(self) -> dict[Pointer, Row]:
        """The rows that hang on a record and can be pointed to, by their address."""
        return {row.pointer: row for row, _ in self._read if row.owner is not None and row.owner.owner is None}

    @cached_property
    def ids(self) -> dict[Pointer, int]:
        """The id of every record and of every part that can be pointed to."""
        return {row.pointer: record.pk for row, record in self._read if row.owner is None or row.owner.owner is None}

    @cached_property
    def _read(self) -> list[tuple[Row, Model]]:
        pairs = [pair for table in self.tables.all for pair in _records(table)]
        addresses = {(type(record), record.pk): row.pointer for row, record in pairs}
        linked: dict[To, dict[int, list[int]]] = {}
        for row, record in pairs:
            for name, column in row.shape.columns.items():
                value = column.of_record(record)
                if isinstance(column, To) and column.many:
                    if column not in linked:
                        linked[column] = _links(column)
                    value = tuple(addresses[column.target, pk] for pk in linked[column].get(record.pk, ()))
                elif isinstance(column, To) and value is not None:
                    value = addresses[column.target, value]
                row.values[name] = value
        self._state(pairs)
        return pairs

    def _state(self, pairs: list[tuple[Row, Model]]) -> None:
        """Work out what files state and no column keeps."""
        found = {row.pointer: row for row, _ in pairs if row.owner is None}
        for row, _ in pairs:
            for name, stated in row.shape.stated.items():
                row.values[name] = stated.holds(row, found.get)  # type: ignore[arg-type]


def _records(table: Table) -> list[tuple[Row, Model]]:
    query = table.model._default_manager.order_by("pk")
    if table.home:
        query = query.select_related(table.home)
    pairs: list[tuple[Row, Model]] = []
    for record in query:
        home = getattr(record, table.home).key if table.home else ""
        pairs.append((new_row(table, home, getattr(record, table.key)), record))
    return pairs + _parts(table, {record.pk: row for row, record in pairs})


def _parts(shape: Shape, owners: dict[int, Row]) -> list[tuple[Row, Model]]:
    pairs = []
    for part in shape.parts:
        mine: list[tuple[Row, Model]] = []
        order: Iterable[str] = (part.order, "pk") if part.order else ("pk",)
        for record in part.model._default_manager.order_by(*order):
            owner = owners[getattr(record, f"{part.owner}_id")]
            sisters = owner.parts.setdefault(part.name, [])
            row = new_part(part, owner, len(sisters) + 1, getattr(record, "key", "") if "key" in part.fields else "")
            sisters.append(row)
            mine.append((row, record))
        pairs += mine + _parts(part, {record.pk: row for row, record in mine})
    return pairs


def _links(column: To) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for owner, target in column.field.remote_field.through._default_manager.order_by("pk").values_list(*column.ends):
        found[owner].append(target)
    return found
