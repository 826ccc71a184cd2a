"""A list as a file: CSV for any program, Excel for most people."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.timezone import localtime
from openpyxl import Workbook

from goldthread.kit.columns import Column
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import printable

FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four: the same at full width
CONTROLS = ("\t", "\r")
STAYS_OUT: dict[tuple[str, ...], str] = {}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def harmless(value: Any) -> Any:
    """A cell that a spreadsheet shows and never runs: text that begins like a formula gets an apostrophe in front, and
    so does text that would be taken for such a one when it comes back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    written = str(value)
    text = printable(written)
    return f"'{text}" if runs(written) or runs(text) else text


def runs(text: str) -> bool:
    """Whether a program might run a text, were the apostrophes in front of it gone."""
    bare = text.lstrip("'")
    return bare.startswith(CONTROLS) or bare.lstrip().startswith(FORMULA_STARTS)


def unguarded(text: str) -> str:
    """The text as it was before `harmless` put an apostrophe in front."""
    return text[1:] if text.startswith("'") and runs(text[1:]) else text


def remember(columns: Sequence[Column], name: str) -> None:
    """Keep, by its headings, what a list is called that people download and that cannot be brought in again."""
    STAYS_OUT[tuple(column.label for column in columns)] = name


def stays_out(headings: Sequence[str]) -> str:
    """What a list with these headings is called, when it was downloaded from here and cannot be brought in; nothing for
    any other."""
    return STAYS_OUT.get(tuple(headings), "")


def lines(columns: Sequence[Column], records: Iterable[Any]) -> Iterable[list[Any]]:
    """The headings, then one line a record."""
    yield [harmless(column.label) for column in columns]
    for record in records:
        yield [harmless(column.read(record)) for column in columns]


def as_csv(columns: Sequence[Column], records: Iterable[Any], marking: str = "") -> bytes:
    """Comma-separated lines in UTF-8, marked so that Excel reads accents. They have no place for a protective marking,
    which stands in the file's name."""
    text = StringIO()
    csv.writer(text).writerows(lines(columns, records))
    return text.getvalue().encode("utf-8-sig")


def as_excel(columns: Sequence[Column], records: Iterable[Any], marking: str = "") -> bytes:
    """One sheet with the headings kept in sight, and the protective marking above and beneath each printed page."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    if marking:
        book.properties.keywords = marking
        sheet.oddHeader.center.text = sheet.oddFooter.center.text = marking.replace("&", "&&")
    for line in lines(columns, records):
        sheet.append(line)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


FORMATS = {"csv": (as_csv, "text/csv; charset=utf-8"), "xlsx": (as_excel, EXCEL)}


def download(
    kind: str, columns: Sequence[Column], records: Iterable[Any], name: str, marking: str = ""
) -> HttpResponse:
    """The list as a file to save, with its protective marking in the name. Raises Refusal for a kind of file that is
    not offered."""
    if kind not in FORMATS:
        raise Refusal("A list can be downloaded as Excel (xlsx) or CSV (csv).")
    write, content_type = FORMATS[kind]
    called = f"{name}-{slugify(marking)}" if slugify(marking) else name
    headers = {"Content-Disposition": f'attachment; filename="{called}.{kind}"'}
    return HttpResponse(write(columns, records, marking), content_type=content_type, headers=headers)
