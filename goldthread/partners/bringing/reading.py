"""From a file that somebody brings to what is kept of it: its rows, what it is, and what its columns are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.kit.brought import Kind
from goldthread.kit.exports import stays_out
from goldthread.kit.refusal import Refusal
from goldthread.kit.sheets import Sheet, fingerprint, guessed, read_workbook
from goldthread.kit.words import joined
from goldthread.partners.bringing.holding import held_back, named, never_read
from goldthread.partners.bringing.kinds import kind_of, kinds_for, known, seems_to_be, sheets_for, tables_of
from goldthread.partners.models import Mapping, Partnership

UNKNOWN = (
    "No column in this file says what it is about. Choose what it is, or check that the first row of the list holds "
    "its headings."
)


OWN = (
    "This is the list of {} as it is downloaded from here. It cannot be brought in, and nothing was changed. Change "
    "its records on their own pages."
)


@dataclass(frozen=True)
class FileRead:
    """What is kept of a file."""

    kind: Kind
    file: str
    sheets: list[Sheet]
    wanted: list[str]
    columns: dict[str, str]


def read_file(name: str, content: bytes, chosen: str, home: Partnership, by: Any) -> FileRead:
    """Read a spreadsheet, work out what it is unless that was said, and hold back what may say who a child is. Raises
    Refusal for a file that cannot be read, and for one that cannot be known and was not named."""
    sheets, among = read_workbook(content), kinds_for(by, home.pk)
    if not chosen and (own := _downloaded(sheets)):
        raise Refusal(OWN.format(own), "kind")
    kind = among.get(chosen) or kind_of(sheets, among)
    if kind is None:
        seeming = seems_to_be(next(iter(among.values())), sheets, among)
        what = f"This looks like {seeming.title}: it has the columns {seeming.columns}. " if seeming else ""
        raise Refusal(f"{what}{UNKNOWN}", "kind")
    tables = tables_of(kind, sheets)
    kept = held_back(sheets, {table.sheet: (table.heading, dict(table.columns)) for table in tables})
    wanted = sheets_for(kind, kept)
    return FileRead(kind, named(name)[:160], kept, wanted, columns_for(kind, kept, wanted, home, by))


def _downloaded(sheets: Sequence[Sheet]) -> str:
    """What a list is called that was downloaded from here and cannot be brought in."""
    return next((name for each in sheets if each.lines and (name := stays_out(each.lines[0].cells))), "")


def columns_for(
    kind: Kind, sheets: Sequence[Sheet], wanted: Iterable[str], home: Partnership, by: Any
) -> dict[str, str]:
    """Return what each column of the wanted sheets is about: as it was settled the last time these headings came, else
    by the words of the heading; "" where it is left out."""
    tables = tables_of(kind, [sheet for sheet in sheets if sheet.name in wanted])
    columns = list(dict.fromkeys(column for table in tables for column in table.columns))
    kept = Mapping.objects.visible_to(by).for_headings(home, kind.key, fingerprint(columns))
    closed = never_read(columns)
    found = guessed([column for column in columns if column not in closed], known(kind))
    return {column: "" if column in closed else kept.get(column, found.get(column, "")) for column in columns}


def never_in_words(columns: Iterable[str]) -> str:
    """The columns that are not read because they say who a child is, as a sentence names them."""
    return joined([f"“{column}”" for column in never_read(columns)])
