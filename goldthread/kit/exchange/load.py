"""Loading a folder: all of it is read and checked before anything is written, and it is taken whole or not at all."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldthread.kit.entries import Fault
from goldthread.kit.exchange.caught import CaughtInRow, caught_in_row
from goldthread.kit.exchange.limits import breaches, unique_keys
from goldthread.kit.exchange.reading import FolderReader
from goldthread.kit.exchange.rows import Pointer, Row, whole, written
from goldthread.kit.exchange.standing_rows import Standing
from goldthread.kit.exchange.tables import Part, Table, Tables, tables
from goldthread.kit.refusal import Refusal

TOLD_AT_ONCE = 50


class LoadRefused(Refusal):
    """A folder that cannot be taken as it is; `faults` says where, why and what to do, and nothing was saved."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(dict.fromkeys(faults))
        told = [str(fault) for fault in self.faults[:TOLD_AT_ONCE]]
        if len(self.faults) > TOLD_AT_ONCE:
            told.append(f"and {len(self.faults) - TOLD_AT_ONCE} more")
        super().__init__("\n".join(told))


@dataclass(frozen=True)
class Folder:
    """A folder that was read and found sound: what is new in it, and how much was here already."""

    new: list[Row]
    already: int
    standing: Standing
    caught: list[CaughtInRow] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """How many new records there are of each noun, in plural words."""
        return Counter(str(row.shape.model._meta.verbose_name_plural) for row in self.new)


def read_folder(path: Path, which: Tables | None = None, because: str = "") -> Folder:
    """Read and check a folder. Raises LoadRefused, which tells all that is wrong with it at once; a text that may say
    who a child is is wrong, unless `because` says why it does not."""
    which = which or tables()
    reader, standing = FolderReader(path, which), Standing(which)
    reader.read()
    rows: dict[Pointer, Row] = {}
    for row in reader.rows:
        if row.key and row.pointer in rows:
            reader.tell(row, "", "stands here twice. Keep one, or give one of them another key.")
        rows[row.pointer] = row
    parts = {part.pointer: part for row in reader.rows for part in (row, *(p for ps in row.parts.values() for p in ps))}

    def find(pointer: Pointer | None) -> Row | None:
        if pointer is None:
            return None
        return parts.get(pointer) or (_standing_row(standing, pointer) if standing.pks else None)

    _check_homes(reader, find)
    reader.resolve(find)
    new = [row for row in reader.rows if row.pointer not in standing.pks]
    for row in reader.rows:
        _check(reader, row, find)
    _check_once(reader)
    _check_together(reader, standing, find)
    caught = [each for row in new for each in caught_in_row(row)]
    for each in caught if not because.strip() else ():
        reader.tell(each.row, each.name, each.sentence)
    for row in reader.rows:
        if row.pointer in standing.pks and row not in reader.unsound:
            _compare(reader, row, standing.rows[row.pointer])
    if reader.faults:
        raise LoadRefused(sorted(reader.faults))
    return Folder(new, len(reader.rows) - len(new), standing, caught)


def _standing_row(standing: Standing, pointer: Pointer) -> Row | None:
    if pointer.part:
        return standing.parts.get(pointer)
    return standing.rows[pointer] if pointer in standing.pks else None


def _check_homes(reader: FolderReader, find: Any) -> None:
    for row in reader.rows:
        if row.home and find(reader.tables.home_of(row)) is None:
            reason = (
                f'"{row.home}" is no partnership. Name the folder after the key of one, or add it to partnerships.toml.'
            )
            reader.faults.append(Fault(f"{row.home}/", "", reason))
            reader.unsound.add(row)


def _check(reader: FolderReader, record: Row, find: Any) -> None:
    for row in whole(record):
        if record not in reader.unsound:
            for columns, reason in breaches(row):
                reader.tell(row, columns, reason)
    if record not in reader.unsound and isinstance(record.shape, Table):
        for row in whole(record):
            for name, stated in row.shape.stated.items():
                if row[name] and not stated.holds(row, find):
                    reader.tell(row, name, "is not so. Take it out.")
        for check in record.shape.checks:
            for place, reason in check(record, find):
                reader.tell(record, place, reason)


def _check_once(reader: FolderReader) -> None:
    seen: set[Any] = set()
    for record in reader.rows:
        if record in reader.unsound:
            continue
        for row in whole(record):
            owner = owning(row)
            for found, columns, reason in unique_keys(row, owner):
                if found in seen:
                    named = ", ".join(name for name in columns if name not in owner)
                    reader.tell(row, named, f"stands twice. {reason}")
                seen.add(found)


def _check_together(reader: FolderReader, standing: Standing, find: Any) -> None:
    """Look at all rows of a table at once, those that stand here with those that are new."""
    for table in reader.tables.all:
        sound = [row for row in reader.rows if row.shape is table and row not in reader.unsound]
        new = {row.pointer for row in sound if row.pointer not in standing.pks}
        if table.together and new:
            here = [row for row in standing.rows.values() if row.shape is table] if standing.pks else []
            own = {row.pointer for row in sound}
            for check in table.together:
                for row, place, reason in check([*(row for row in here if row.pointer not in own), *sound], find):
                    reader.tell(row, place, reason)


def owning(row: Row) -> dict[str, Any]:
    """What a row belongs to, by the column that says so: its owner, or its home."""
    shape = row.shape
    if isinstance(shape, Part):
        return {shape.owner: id(row.owner)}
    return {shape.home: row.home} if isinstance(shape, Table) and shape.home else {}


def _compare(reader: FolderReader, row: Row, here: Row) -> None:
    if "number" in row.shape.fields and "number" not in row.values:
        row.values["number"] = here["number"]
    said, standing = written(row), written(here)
    names = [name for name in {**standing, **said} if said.get(name) != standing.get(name)]
    if names:
        reason = "is here already and says something else. Make the two agree, or load into an empty installation."
        reader.tell(row, ", ".join(names), reason)
