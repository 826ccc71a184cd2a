"""A query put into SQL once, and asked with other values each time: for what every request asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, QuerySet, Value

Row = tuple[Any, ...]


class Slot(Value):
    """A place in a query for a value that comes when it is asked."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        """Return its value as the database wants it."""
        return self.output_field.get_db_prep_value(values[self.value], connection)


@dataclass(frozen=True)
class Statement:
    """A query in SQL with its parameters, slots among them, and what turns the columns of an answer into values."""

    sql: str
    parameters: tuple[Any, ...]
    converters: dict[int, Any]

    def ask(self, connection: Any, values: dict[str, Any]) -> list[Row]:
        told = [each.filled(values, connection) if isinstance(each, Slot) else each for each in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, told)
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
    longer than to answer it."""

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
        compiler = self.build(**self.slots).query.get_compiler(using)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select]
        return Statement(sql, tuple(parameters), compiler.get_converters(columns))
