"""Rows: one shape for a table of a file and for a row of the database, so that the two can be compared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.kit.exchange.tables import Part, Shape, Table

Find = Callable[["Pointer | None"], "Row | None"]


@dataclass(frozen=True)
class Pointer:
    """The address of a record, or of a row that hangs on one: table, home, key, and the part's name and place."""

    table: str
    home: str
    key: str
    part: str = ""
    ident: str = ""

    def seen_from(self, row: "Row") -> str:
        """How a file in a row's home writes the pointer: "key", "home/key", "key#2", or "#2" within one record."""
        ident = f"#{self.ident}" if self.part else ""
        own = row.root.pointer
        if ident and (self.table, self.home, self.key) == (own.table, own.home, own.key):
            return ident
        return (f"{self.home}/" if self.home and self.home != row.home else "") + self.key + ident


@dataclass(eq=False)
class Row:
    """One record, or one row that hangs on it: its values by column, and its parts by name."""

    shape: "Shape"
    home: str
    key: str
    file: str
    place: str
    owner: "Row | None" = None
    number: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    parts: "dict[str, list[Row]]" = field(default_factory=dict)

    @property
    def root(self) -> "Row":
        """The record on which it all hangs."""
        return self if self.owner is None else self.owner.root

    @property
    def pointer(self) -> Pointer:
        if self.owner is None:
            return Pointer(self.shape.name, self.home, self.key)
        root = self.root
        return Pointer(root.shape.name, root.home, root.key, self.shape.name, self.key)

    def __getitem__(self, name: str) -> Any:
        """A column's value, or its default where the file leaves it out."""
        return self.values[name] if name in self.values else self.shape.columns[name].default

    def under(self, part: str) -> "list[Row]":
        return self.parts.get(part, [])


def written(row: Row) -> dict[str, Any]:
    """What a file says of a row: columns that differ from their default, then its parts, all in the declared order."""
    found: dict[str, Any] = {}
    for name, column in row.shape.columns.items():
        if column.is_needed or row[name] != column.default:
            found[name] = column.write(row[name], row)
    for part in row.shape.parts:
        if rows := [each for each in row.under(part.name) if not (part.stays and part.stays(each))]:
            found[part.name] = [_plain(part, each) if part.plain else written(each) for each in rows]
    return found


def _plain(part: "Part", row: Row) -> Any:
    return part.columns[part.fields[0]].write(row[part.fields[0]], row)


def new_row(table: "Table", home: str, key: str) -> Row:
    """A record's row, with the words by which a fault names it."""
    file = f"{home}/{table.file}" if home else table.file
    return Row(table, home, key, file, f'{table.noun} "{key}"')


def new_part(part: "Part", owner: Row, number: int, key: str = "") -> Row:
    """The row of a part: the key that tells it from its sisters is its own, or else its number in the list."""
    place = f"{owner.place}: {part.noun} {number}"
    return Row(part, owner.home, key or str(number), owner.file, place, owner, number)


def whole(row: Row) -> Iterator[Row]:
    """A row and all that hangs on it."""
    yield row
    for rows in row.parts.values():
        for part in rows:
            yield from whole(part)
