"""A sheet as it was read: lines of texts under the numbers that the spreadsheet shows beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """One row that holds something. `is_title` says that one text stands across several columns, as a section's title
    does; `held` names, by column, what must not be kept of it."""

    number: int
    cells: tuple[str, ...]
    is_title: bool = False
    held: dict[int, str] = field(default_factory=dict, hash=False)

    def cell(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        """The places of the cells that hold something."""
        return [place for place, cell in enumerate(self.cells) if cell]


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, with the lines that hold something."""

    name: str
    lines: tuple[Line, ...] = ()

    def kept(self) -> list[Any]:
        """The sheet as a list that a JSON column holds."""
        lines = [[line.number, line.cells, line.is_title, line.held] for line in self.lines]
        return [self.name, lines]

    @classmethod
    def of(cls, kept: Sequence[Any]) -> "Sheet":
        """The sheet that was kept."""
        name, lines = kept
        return cls(
            name,
            tuple(
                Line(number, tuple(cells), is_title, {int(place): why for place, why in held.items()})
                for number, cells, is_title, held in lines
            ),
        )
