"""Reading a file that somebody brings: an Excel workbook or comma-separated lines, told apart by what is in them."""

from collections.abc import Iterable, Sequence
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.kit.sheets.cells import text_of
from goldthread.kit.sheets.commas import read_commas
from goldthread.kit.sheets.excel import Grid, read_excel
from goldthread.kit.sheets.shapes import Line, Sheet

MOST_BYTES = 20 * 1024 * 1024
MOST_LINES, MOST_COLUMNS, MOST_SHEETS = 20_000, 200, 60
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_workbook(data: bytes) -> list[Sheet]:
    """Return the sheets of a file that hold anything. Raises Refusal, which says what to do, for a file that is no
    spreadsheet, is locked, or is bigger than can be looked through."""
    if not data.strip():
        raise Refusal("The file is empty. Choose the spreadsheet itself.")
    if len(data) > MOST_BYTES:
        raise Refusal("The file is bigger than 20 MB. Save the sheet you need as a workbook of its own.")
    if data.startswith(OLD):
        raise Refusal(
            "The file has a password, or is of an old kind of Excel (.xls). Save it without a password as .xlsx."
        )
    grids = read_excel(data) if data.startswith(ZIP) else [Grid("The file", read_commas(data))]
    if len(grids) > MOST_SHEETS:
        raise Refusal(f"The workbook has more than {MOST_SHEETS} sheets. Save the one you need as a workbook.")
    sheets = [Sheet(grid.name, tuple(lines_of(grid))) for grid in grids]
    found = [sheet for sheet in sheets if sheet.lines]
    if not found:
        raise Refusal("Nothing is written in the file. Choose the spreadsheet itself.")
    if sum(len(sheet.lines) for sheet in found) > MOST_LINES:
        raise Refusal(f"The file has more than {MOST_LINES:,} rows. Bring it in parts.")
    return found


def lines_of(grid: Grid) -> Iterable[Line]:
    """The rows that hold something, as texts; a text merged over several rows stands in each of them."""
    titles = {top for (top, left), (bottom, right) in grid.merged if top == bottom and right - left > 1}
    rows = [_texts(row) for row in grid.rows]
    for (top, left), (bottom, _) in grid.merged:
        for place in range(top + 1, min(bottom, len(rows) - 1) + 1) if bottom > top and top < len(rows) else ():
            if left < len(rows[top]):
                rows[place] += [""] * (left + 1 - len(rows[place]))
                rows[place][left] = rows[place][left] or rows[top][left]
    for place, cells in enumerate(rows):
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            is_alone = sum(1 for cell in cells if cell) == 1
            yield Line(place + 1, tuple(cells), is_alone and place in titles)


def _texts(row: Sequence[Any]) -> list[str]:
    return [text_of(value) for value in row[:MOST_COLUMNS]]
