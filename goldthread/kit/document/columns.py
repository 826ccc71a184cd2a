"""The columns of a printed table: how wide each is, and which hold numbers."""

import re

from goldthread.kit.document.nodes import Table, plain

NUMBER = re.compile(r"[£+-]?[\d,.]+ ?%?|–|")


def shares(table: Table) -> tuple[float, ...]:
    """One share a column, together one; no column narrower than its longest word while there is room."""
    given = table.widths or tuple(_need(table, place) for place in range(len(table.columns)))
    total = sum(given)
    return tuple(width / total for width in given)


def numeric(table: Table) -> tuple[bool, ...]:
    """Whether each column holds nothing but numbers; such a column is set to the right."""
    return tuple(_numeric([plain(row[place]) for row in table.rows]) for place in range(len(table.columns)))


def _numeric(cells: list[str]) -> bool:
    return any(cells) and all(NUMBER.fullmatch(cell) for cell in cells)


def _need(table: Table, place: int) -> float:
    cells = [table.columns[place], *(plain(row[place]) for row in table.rows)]
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    longest = max(map(len, cells))
    return max(min(word, 18) + 2.0, min(longest, 12) + 1.0, min(longest, 400) ** 0.72)
