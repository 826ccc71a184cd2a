"""The rows of a spreadsheet under the columns that somebody settled, and what its kind says of each."""

from collections.abc import Iterator, Mapping, Sequence

from goldthread.kit.brought import Bringing, Kind, Outcome, Problem, Reading, Row
from goldthread.kit.sheets import Line, Sheet, Table
from goldthread.partners.bringing.holding import why_held
from goldthread.partners.bringing.kinds import tables_of

HELD = "Nothing of it was kept. "


def studied(kind: Kind, sheets: Sequence[Sheet], columns: Mapping[str, str], bringing: Bringing) -> list[Reading]:
    """Return what each row becomes, in the order of the file: what the kind says of it, or that it is held back
    because it may say who a child is. Titles between the rows, and rows that say nothing, are passed over."""
    found = [pair for table in tables_of(kind, sheets) for pair in rows_of(kind, table, columns)]
    read = iter(kind.study([row for row, line in found if not line.held], bringing))
    return [_held(row, line) if line.held else next(read) for row, line in found]


def rows_of(kind: Kind, table: Table, columns: Mapping[str, str]) -> Iterator[tuple[Row, Line]]:
    """Yield each row of a table with its line. What stands in several columns is told under the heading of each."""
    fields = {field.key: field for field in kind.fields}
    places: dict[str, list[tuple[str, int]]] = {}
    for column, place in table.columns.items():
        if columns.get(column) in fields:
            places.setdefault(columns[column], []).append((column, place))
    headed = {key: named[0][0] for key, named in places.items()}
    above: dict[str, str] = {}
    for line in table.lines:
        cells = {key: _told(line, named, fields[key].is_many) for key, named in places.items()}
        if line.is_title or not (any(cells.values()) or line.held):
            continue
        for key in cells:
            if fields[key].fills_down:
                above[key] = cells[key] = cells[key] or above.get(key, "")
        yield Row(table.sheet, line.number, cells, headed), line


def _told(line: Line, named: list[tuple[str, int]], is_many: bool) -> str:
    if not is_many:
        return line.cell(named[0][1])
    return "\n\n".join(f"{column}: {line.cell(place)}" for column, place in named if line.cell(place))


def _held(row: Row, line: Line) -> Reading:
    problems = [Problem("", "", HELD + why_held(key)) for key in dict.fromkeys(line.held.values())]
    return Reading(row, Outcome.REFUSED, problems=problems)
