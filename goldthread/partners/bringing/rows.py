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
    tables = tables_of(kind, sheets)
    found = [(row, line, table) for table in tables for row, line in rows_of(kind, table, columns)]
    read = iter(kind.study([row for row, line, _ in found if not line.held], bringing))
    return [_held(kind, row, line, table) if line.held else next(read) for row, line, table in found]


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


def _held(kind: Kind, row: Row, line: Line, table: Table) -> Reading:
    """A row that may say who a child is: what is known of it is where that stood, and what else it says."""
    names = {place: column for column, place in table.columns.items()}
    problems = [Problem(names.get(place, ""), "", HELD + why_held(key)) for place, key in line.held.items()]
    words = next((row[field.key] for field in kind.fields if field.is_required), "")
    return Reading(row, Outcome.REFUSED, words=words, problems=problems)
