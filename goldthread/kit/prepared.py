"""A query put into SQL once, and asked with other values each time: for what every request asks."""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Aggregate, BigIntegerField, CharField, DateField, Field, QuerySet, Value

Row = tuple[Any, ...]
WORD = re.compile("[a-z ]+")
HOLDS: dict[type, type[Field]] = {int: BigIntegerField, date: DateField, str: CharField}


class Slot(Value):
    """A place in a query for a value that comes when it is asked."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        """Return its value as the database wants it."""
        return self.output_field.get_db_prep_value(values[self.value], connection)


class Plain(Value):
    """A word that stands in the query itself. PostgreSQL plans a query once, whatever the values in it, and so takes
    one state to be as common as another; of a word that it can read it knows how rare it is."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        if not WORD.fullmatch(self.value):
            raise ValueError(f"{self.value!r} cannot stand in a query: it is no word of ours.")
        return f"'{self.value}'", []


def plain(value: Any) -> Any:
    """Return a word of ours as it stands in a query, anything else as it is. Words beside one another that stand in
    the query are compared as they are; as values of a query planned once they are put together anew for each row."""
    return Plain(value) if isinstance(value, str) and WORD.fullmatch(value) else value


def filled(parameters: Iterable[Any], values: dict[str, Any], connection: Any) -> tuple[Any, ...]:
    """Return the parameters of a query with a value in each slot."""
    return tuple(each.filled(values, connection) if isinstance(each, Slot) else each for each in parameters)


@dataclass(frozen=True)
class Statement:
    """A query in SQL with its parameters, slots among them, and what turns the columns of an answer into values."""

    sql: str
    parameters: tuple[Any, ...]
    converters: dict[int, Any]

    def ask(self, connection: Any, values: dict[str, Any]) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled(self.parameters, values, connection))
            rows = cursor.fetchall()
        return [tuple(self._read(row, connection)) for row in rows]

    def _read(self, row: Row, connection: Any) -> Iterator[Any]:
        for place, value in enumerate(row):
            converters, expression = self.converters.get(place, ((), None))
            for convert in converters:
                value = convert(value, expression, connection)
            yield value


class Prepared:
    """A query that is built by a function of slots, one for each value it is asked with; to put a query together takes
    longer than to answer it. One that can find nothing is asked all the same, so that its numbers are noughts."""

    def __init__(self, build: Callable[..., QuerySet], **slots: Field) -> None:
        self.build = build
        self.slots = {name: Slot(name, output_field=field) for name, field in slots.items()}
        self.statements: dict[str, Statement] = {}

    def rows(self, using: str = DEFAULT_DB_ALIAS, **values: Any) -> list[Row]:
        """Return what the database answers, each row a tuple of values as `values_list` gives it."""
        if using not in self.statements:
            self.statements[using] = self._put_into_sql(using)
        return self.statements[using].ask(connections[using], values)

    def _put_into_sql(self, using: str) -> Statement:
        compiler = self.build(**self.slots).query.get_compiler(using, elide_empty=False)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select]
        return Statement(sql, tuple(parameters), compiler.get_converters(columns))


class Ready:
    """Records of one kind that are asked for again and again: which they are is put together and into SQL once, by a
    function of slots, and what the database answers is read each time as Django reads it."""

    def __init__(self, build: Callable[..., QuerySet], **values: Any) -> None:
        slots = {name: Slot(name, output_field=HOLDS[type(value)]()) for name, value in values.items()}
        self.records = build(**slots)
        self.using = self.records.db
        self.compiler = self.records.query.get_compiler(self.using)
        try:
            self.sql, self.parameters = self.compiler.as_sql()
            self.converters = self.compiler.get_converters([column for column, _, _ in self.compiler.select])
        except EmptyResultSet:
            self.sql, self.parameters = "", ()
        self.compiler.connection = None  # it is that of whoever asks

    def rows(self, **values: Any) -> list[Any]:
        """Return the records, with these values in the slots."""
        if not self.sql:
            return []
        asked = self.records.all()
        asked.query.get_compiler = partial(self._for_these, values)  # type: ignore[method-assign]
        return list(asked)

    def _for_these(self, values: dict[str, Any], *about: Any, **more: Any) -> Any:
        compiler, connection = copy(self.compiler), connections[self.using]
        told = filled(self.parameters, values, connection)
        compiler.connection = connection
        compiler.as_sql = lambda *about, **more: (self.sql, told)
        compiler.get_converters = lambda expressions: self.converters
        return compiler


class Numbers:
    """Several numbers of the same records that are asked for again and again, put into SQL once: to put together what
    each of them counts takes longer than to count."""

    def __init__(self, records: QuerySet, counted: dict[str, Aggregate]) -> None:
        self.names, self.row = tuple(counted), Prepared(partial(in_one_row, records, counted))

    def asked(self) -> dict[str, Any]:
        """Return each number under its name."""
        return dict(zip(self.names, self.row.rows()[0], strict=True))


def in_one_row(records: QuerySet, counted: dict[str, Aggregate]) -> QuerySet:
    """Return what `aggregate` asks, not asked yet: numbers of all the records, with no rows for groups of them."""
    found = records.order_by().annotate(**counted).values_list(*counted)
    found.query.group_by = None
    return found
