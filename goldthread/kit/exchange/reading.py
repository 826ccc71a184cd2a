"""Reading a folder: every file into rows, strictly, with every slip told by file and place."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from goldthread.kit.entries import Fault, read_toml
from goldthread.kit.exchange.columns import POINTER, Slip, To
from goldthread.kit.exchange.rows import Find, Pointer, Row, new_part, new_row, whole
from goldthread.kit.exchange.tables import Part, Shape, Table, Tables


class FolderReader:
    """Reads one folder. `rows` holds the records in the order of the tables, `faults` all that is wrong."""

    def __init__(self, folder: Path, tables: Tables) -> None:
        self.folder = folder
        self.tables = tables
        self.rows: list[Row] = []
        self.faults: list[Fault] = []
        self.unsound: set[Row] = set()
        self.unread: set[tuple[str, str]] = set()

    def read(self) -> None:
        """Read every file of the folder and of the folders in it, which are named after partnerships."""
        if not self.folder.is_dir():
            self.faults.append(Fault(str(self.folder), "", "is not a folder. Name the folder that holds the files."))
            return
        homes = sorted(path.name for path in self.folder.iterdir() if path.is_dir() and any(path.glob("*.toml")))
        self._tell_strangers(homes)
        for table in self.tables.all:
            for home in homes if table.home else [""]:
                self._read_file(table, home)
        if not self.rows and not self.faults:
            self.faults.append(
                Fault(str(self.folder), "", "holds none of the files that load reads. See docs/exchange.md.")
            )

    def resolve(self, find: Find) -> None:
        """Turn the keys of every pointer into addresses, and tell those that point to nothing."""
        for record in self.rows:
            for row in whole(record):
                for name, column in row.shape.columns.items():
                    if isinstance(column, To) and row.values.get(name):
                        self._resolve(row, name, column, find)

    def tell(self, row: Row, name: str, reason: str) -> None:
        """Remember that something is wrong with a row."""
        self.unsound.add(row.root)
        self.faults.append(Fault(row.file, f"{row.place}: {name}" if name else row.place, reason))

    def _tell_strangers(self, homes: list[str]) -> None:
        for home in ("", *homes):
            known = [table.file for table in self.tables.all if bool(table.home) == bool(home)]
            for path in sorted((self.folder / home).glob("*.toml")):
                if path.name not in known:
                    reason = f"is not a file that load reads here. Use one of: {', '.join(known)}."
                    self.faults.append(Fault(path.relative_to(self.folder).as_posix(), "", reason))

    def _read_file(self, table: Table, home: str) -> None:
        path = self.folder / home / table.file
        if not path.is_file():
            return
        name = path.relative_to(self.folder).as_posix()
        before = len(self.faults)
        content = read_toml(path, name, self.faults)
        for stranger in content.keys() - {table.name}:
            self.faults.append(Fault(name, stranger, f"is not a list here. Write [[{table.name}]] before each record."))
        if len(self.faults) > before:
            self.unread.add((table.name, home))
        for number, data in enumerate(self._listed(content.get(table.name, []), name, table.name), 1):
            self._read_record(table, home, number, data)

    def _read_record(self, table: Table, home: str, number: int, data: Mapping[str, Any]) -> None:
        key = data.get(table.key)
        row = new_row(table, home, key if isinstance(key, str) else "")
        if not row.key:
            row.place = f"{table.noun} {number}"
        self._fill(row, data)
        self.rows.append(row)

    def _listed(self, value: Any, file: str, place: str) -> list[Mapping[str, Any]]:
        if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
            return value
        self.faults.append(Fault(file, place, f"must be a list of tables. Write [[{place.rpartition(': ')[2]}]]."))
        return []

    def _fill(self, row: Row, data: Mapping[str, Any]) -> None:
        shape, parts = row.shape, {part.name: part for part in row.shape.parts}
        known = [*shape.columns, *parts]
        for name in data.keys() - set(known):
            self.tell(row, name, f"is not a key here. Use one of: {', '.join(known)}.")
        for name, column in shape.columns.items():
            if name in data:
                try:
                    row.values[name] = column.read(data[name])
                except Slip as slip:
                    self.tell(row, name, str(slip))
            elif column.is_needed:
                self.tell(row, name, "is missing. Add it.")
        for name, part in parts.items():
            if name in data:
                row.parts[name] = list(self._parts(row, part, data[name]))
        if shape.filled:
            row.values = {**shape.filled(row), **row.values}

    def _parts(self, owner: Row, part: Part, value: Any) -> Iterator[Row]:
        if part.plain and isinstance(value, list):
            value = [each if isinstance(each, Mapping) else {part.fields[0]: each} for each in value]
        for number, data in enumerate(self._listed(value, owner.file, f"{owner.place}: {part.name}"), 1):
            key = data.get("key") if "key" in part.fields else None
            row = new_part(part, owner, number, key if isinstance(key, str) else "")
            self._fill(row, data)
            yield row

    def _resolve(self, row: Row, name: str, column: To, find: Find) -> None:
        texts = row.values[name]
        found = []
        for text in texts if column.many else (texts,):
            try:
                found.append(self._pointed(row, column, text, find))
            except Slip as slip:
                self.tell(row, name, str(slip))
        if column.many:
            row.values[name] = tuple(found)
        elif found:
            row.values[name] = found[0]
        else:
            del row.values[name]

    def _pointed(self, row: Row, column: To, text: str, find: Find) -> Pointer:
        table, part = self.tables.places[column.target]
        said = POINTER.fullmatch(text)
        home, key, ident = (said["home"] or "", said["key"] or "", said["ident"] or "") if said else ("", "", "")
        root = row.root
        if part and not key and root.shape is table:
            home, key = root.home, root.key
        pointer = Pointer(table.name, (home or row.home) if table.home else home, key, part, ident if part else "")
        if (pointer.table, pointer.home) in self.unread:
            return pointer
        if bool(ident) != bool(part) or find(pointer) is None:
            raise Slip(f'points to "{text}", and there is no such {_noun(table, part)}. Add it, or correct the key.')
        return pointer


def _noun(table: Table, part: str) -> str:
    shape: Shape = next((each for each in table.parts if each.name == part), table)
    return shape.noun
