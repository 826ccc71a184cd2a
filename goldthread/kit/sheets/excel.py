"""An Excel workbook: what its cells show, what stands merged, and the formulas that nobody has worked out yet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from goldthread.kit.refusal import Refusal

MOST_UNPACKED, MOST_FILES = 300 * 1024 * 1024, 4000
MOST_ROWS, MOST_CELLS = 100_000, 2_000_000
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
NOT_EXCEL = "This is not an Excel workbook that can be read. Open it in Excel, and save it as .xlsx."
Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Grid:
    """A sheet as the file has it: rows of values, and the ranges that are merged."""

    name: str
    rows: list[list[Any]]
    merged: list[Span] = field(default_factory=list)


def read_excel(data: bytes) -> list[Grid]:
    """Return the sheets of a workbook that can be seen, in their order. Raises Refusal for what is no workbook, or
    would be enormous when opened."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            _checked(packed)
            formulas = dict(_formulas(packed))
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
        return [_grid(book, name, formulas.get(name, {})) for name in shown]
    except (BadZipFile, CalamineError, etree.XMLSyntaxError, KeyError, RuntimeError, NotImplementedError) as error:
        raise Refusal(NOT_EXCEL) from error


def _checked(packed: ZipFile) -> None:
    files = packed.infolist()
    if "xl/workbook.xml" not in packed.namelist():
        raise Refusal(NOT_EXCEL)
    if len(files) > MOST_FILES or sum(each.file_size for each in files) > MOST_UNPACKED:
        raise Refusal("Opened, this workbook would be enormous. Save the sheet you need as a workbook of its own.")


def _grid(book: CalamineWorkbook, name: str, formulas: dict[tuple[int, int], str]) -> Grid:
    sheet = book.get_sheet_by_name(name)
    bottom, right = sheet.end or (0, 0)
    if bottom > MOST_ROWS or bottom * right > MOST_CELLS:
        raise Refusal(f"“{name}” reaches down to row {bottom:,}. Delete the empty rows beneath the last, and save it.")
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    for (row, column), words in formulas.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = words
    return Grid(name, rows, sheet.merged_cell_ranges or [])


def _formulas(packed: ZipFile) -> Iterator[tuple[str, dict[tuple[int, int], str]]]:
    """For each sheet, the formulas with no value beside them, which would else be read as nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    links = etree.fromstring(packed.read("xl/_rels/workbook.xml.rels"), parser)
    paths = {each.get("Id"): each.get("Target", "") for each in links}
    for sheet in etree.fromstring(packed.read("xl/workbook.xml"), parser).iter(f"{MAIN}sheet"):
        path = paths.get(sheet.get(LINKED), "").lstrip("/")
        path = path if path.startswith("xl/") else f"xl/{path}"
        written = packed.read(path) if path in packed.namelist() else b""
        yield sheet.get("name", ""), dict(_unworked(written)) if b"<f" in written else {}


def _unworked(written: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for _, cell in etree.iterparse(BytesIO(written), tag=f"{MAIN}c", resolve_entities=False, no_network=True):
        formula, place = cell.find(f"{MAIN}f"), PLACE.fullmatch(cell.get("r", ""))
        if formula is not None and formula.text and place and not cell.findtext(f"{MAIN}v"):
            yield (int(place[2]) - 1, _column(place[1])), f"={formula.text}"
        cell.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
