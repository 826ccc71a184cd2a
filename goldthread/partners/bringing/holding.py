"""Holding back what may say who a child is, before anything of a file is kept."""

from collections.abc import Iterable, Iterator

from goldthread.kit.identifiers import find, kind_of
from goldthread.kit.sheets import Line, Sheet
from goldthread.kit.sheets.headings import plain

A_CHILDS = frozenset({
    "date of birth", "dob", "d o b", "childs date of birth", "child s date of birth", "nhs number", "nhs no", "nhs",
    "upn", "unique pupil number", "child", "child s name", "childs name", "name of child", "child name", "children",
    "young person", "name of young person", "young person s name", "initials of child", "child s initials",
    "subject name", "subject", "family name", "home address", "case number", "case id", "mosaic id", "child id",
    "liquid logic id", "care director id", "mother s name", "father s name", "parent s name", "siblings",
})  # fmt: skip
NEVER = "this column says who a child is"
NO_NAME = "A spreadsheet"


def held_back(sheets: Iterable[Sheet], headings: dict[str, tuple[int, dict[str, int]]]) -> list[Sheet]:
    """Return the sheets without what may say who a child is: such a cell is emptied and its row marked, a column of
    such things is emptied whole, and a sheet of such a name goes by its place. `headings` gives, for each sheet, the
    row of its headings and their places."""
    seen: dict[str, str] = {}
    return [
        Sheet(_called(sheet.name, place), tuple(_held(sheet.lines, *headings.get(sheet.name, (0, {})), seen)))
        for place, sheet in enumerate(sheets, 1)
    ]


def never_read(columns: Iterable[str]) -> list[str]:
    """Return the headings under which something stands that says who a child is."""
    return [column for column in columns if plain(column) in A_CHILDS]


def named(file: str) -> str:
    """Return the name of a file, or that it is a spreadsheet, when the name itself may say who a child is."""
    return NO_NAME if find(file) else file


def _called(sheet: str, place: int) -> str:
    return f"Sheet {place} (its name is not kept)" if find(sheet) else sheet


def why_held(key: str) -> str:
    """Return why a cell is held back, and how to say it safely."""
    kind = kind_of(key)
    return f"{kind.title}: {kind.why} {kind.instead}"


def _held(lines: Iterable[Line], row: int, columns: dict[str, int], seen: dict[str, str]) -> Iterator[Line]:
    closed = {columns[name] for name in never_read(columns)}
    for line in lines:
        shut = closed if line.number > row else ()
        found = {place: why for place, cell in enumerate(line.cells) if cell and (why := _why(cell, seen))}
        found = {place: why for place, why in found.items() if place not in shut}
        gone = {*found, *shut}
        cells = tuple("" if place in gone else cell for place, cell in enumerate(line.cells)) if gone else line.cells
        yield Line(line.number, cells, line.is_title, found)


def _why(cell: str, seen: dict[str, str]) -> str:
    if cell not in seen:
        seen[cell] = next((found.kind for found in find(cell)), "")
    return seen[cell]
