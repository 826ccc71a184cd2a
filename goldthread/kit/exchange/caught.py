"""What in a row of a folder may say who a child is, told by its kind and its place, never with the words."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.kit.exchange.rows import Row, whole
from goldthread.kit.identifiers import find, kind_of
from goldthread.kit.library.shapes import Identifier
from goldthread.kit.periods import Span


@dataclass(frozen=True)
class CaughtInRow:
    """One kind of find in one value of a row."""

    row: Row
    name: str
    kind: Identifier

    @property
    def place(self) -> str:
        """Where it stands, in words: the file, the record and the key."""
        return f"{self.row.file}: {self.row.shape.noun}: {self.name}"

    @property
    def sentence(self) -> str:
        """What to do about it."""
        return (
            f"may hold {self.kind.one}. {self.kind.instead} If it does not identify a child, "
            "load again with --because and say why."
        )


def caught_in_row(record: Row) -> Iterator[CaughtInRow]:
    """Each kind of find in each text of a record and of what hangs on it."""
    for row in whole(record):
        for name, value in row.values.items():
            for kind in dict.fromkeys(found.kind for text in _texts(value) for found in find(text)):
                yield CaughtInRow(row, name, kind_of(kind))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Span):
        yield value.words
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))
