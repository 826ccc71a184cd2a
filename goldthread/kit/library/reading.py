"""Reading the library: the shipped folder, then the folder that corrects it, with every fault told at once."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from goldthread.kit.entries import Fault, read_entry, read_toml
from goldthread.kit.library.shapes import (
    ITEMS,
    SHELVES,
    SURE,
    UNITS,
    Clock,
    Copy,
    Edition,
    Fact,
    Item,
    Library,
    Shelf,
    YearDay,
)

SHIPPED = Path(__file__).resolve().parent.parent.parent / "library"


@cache
def read(override: str) -> tuple[Library, tuple[Fault, ...]]:
    faults: list[Fault] = []
    folders = [SHIPPED]
    if override and not Path(override).is_dir():
        faults.append(Fault(override, "", "is not a folder. Set GOLDTHREAD_LIBRARY to a folder, or leave it empty."))
    elif override:
        folders.append(Path(override))
    shelves: dict[str, dict[str, Any]] = {shelf.name: {} for shelf in SHELVES}
    editions: dict[str, Edition] = {}
    for folder in folders:
        _read_shelves(folder, shelves, faults)
        _read_guidance(folder, editions, faults)
        _tell_strangers(folder, faults)
    ordered = dict(sorted(editions.items(), key=lambda pair: pair[1].first_year_starts))
    faults += _overlaps(list(ordered.values()))
    return Library(editions=ordered, **shelves), tuple(faults)


def _read_shelves(folder: Path, shelves: dict[str, dict[str, Any]], faults: list[Fault]) -> None:
    for file in dict.fromkeys(shelf.file for shelf in SHELVES):
        if (folder / file).is_file():
            tables = read_toml(folder / file, _called(folder, file), faults)
            here = [shelf for shelf in SHELVES if shelf.file == file]
            _tell_unknown(tables, {shelf.table for shelf in here}, _called(folder, file), faults)
            for shelf in here:
                shelves[shelf.name].update(_entries(tables, shelf, _called(folder, file), faults))


def _read_guidance(folder: Path, editions: dict[str, Edition], faults: list[Fault]) -> None:
    for path in sorted((folder / "guidance").glob("*.toml")):
        name = _called(folder, f"guidance/{path.name}")
        tables = read_toml(path, name, faults)
        _tell_unknown(tables, {"edition", "items"}, name, faults)
        known = editions.get(path.stem)
        if "edition" in tables:
            edition = _entry(Edition, tables["edition"], name, "edition", faults)
        else:
            edition = known
            if edition is None:
                faults.append(Fault(name, "edition", "is missing. Add a table [edition]."))
        if edition is None:
            continue
        if edition.key != path.stem:
            faults.append(Fault(name, "edition: key", f'is "{edition.key}". Name the file {edition.key}.toml.'))
        items = {item.id: item for item in known.items} if known else {}
        items.update(_entries(tables, ITEMS, name, faults))
        kept = tuple(item for item in items.values() if not item.withdrawn)
        editions[path.stem] = replace(edition, items=kept)


def _entries(tables: Mapping[str, Any], shelf: Shelf, file: str, faults: list[Fault]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    listed = tables.get(shelf.table, [])
    if not isinstance(listed, list):
        faults.append(Fault(file, shelf.table, f"must be a list of tables: write [[{shelf.table}]]."))
        return found
    for number, table in enumerate(listed, 1):
        named: Any = table.get(shelf.key) if isinstance(table, dict) else None
        place = f'{shelf.table} "{named}"' if isinstance(named, str) else f"{shelf.table} {number}"
        entry = _entry(shelf.shape, table, file, place, faults)
        if entry is not None and named in found:
            faults.append(Fault(file, place, "stands here twice. Keep one."))
        elif entry is not None:
            found[named] = entry
    return found


def _entry(shape: type[Any], table: Any, file: str, place: str, faults: list[Fault]) -> Any:
    if not isinstance(table, dict):
        faults.append(Fault(file, place, "must be a table of keys and values."))
        return None
    apart = [f.name for f in fields(shape) if f.metadata.get("apart")]
    faults.extend(Fault(file, f"{place}: {name}", "is not a key here.") for name in apart if name in table)
    entry = read_entry(shape, {k: v for k, v in table.items() if k not in apart}, file, place, faults)
    if entry is not None:
        faults.extend(Fault(file, f"{place}: {name}", reason) for name, reason in _wrong(entry))
    return entry


def _wrong(entry: Fact) -> Iterator[tuple[str, str]]:
    """What a well-formed entry may still say that cannot be so."""
    if entry.sure not in SURE:
        yield "sure", f'is "{entry.sure}". Use one of: {", ".join(SURE)}.'
    if not entry.source:
        yield "source", "is empty. Say where this comes from."
    if isinstance(entry, Item) and entry.duty not in ("must", "should"):
        yield "duty", f'is "{entry.duty}". Use must or should.'
    if isinstance(entry, Copy) and entry.within_days < 0:
        yield "within_days", "is below zero. Count the days after publication."
    if isinstance(entry, Clock) and entry.unit not in UNITS:
        yield "unit", f'is "{entry.unit}". Use one of: {", ".join(UNITS)}.'
    if isinstance(entry, Clock) and (entry.length < 1) != (entry.unit == UNITS[-1]):
        yield "length", f'is {entry.length}. Write how many, or use the unit "{UNITS[-1]}" and no length.'
    if isinstance(entry, YearDay):
        try:
            date(2001, entry.month, entry.day)
        except ValueError:
            yield "day", f"month {entry.month} has no day {entry.day} every year. Choose another."
    if isinstance(entry, Edition) and entry.last_year_ends and entry.last_year_ends < entry.first_year_starts:
        yield "last_year_ends", "comes before first_year_starts. Put the earlier day first."


def _overlaps(editions: list[Edition]) -> list[Fault]:
    return [
        Fault(
            f"guidance/{later.key}.toml",
            "edition: first_year_starts",
            f"lies in the years of {earlier.key}. End that first.",
        )
        for earlier, later in zip(editions, editions[1:], strict=False)
        if earlier.governs(later.first_year_starts)
    ]


def _tell_unknown(tables: Mapping[str, Any], known: set[str], file: str, faults: list[Fault]) -> None:
    for name in tables.keys() - known:
        faults.append(Fault(file, name, f"is not a table here. Use one of: {', '.join(sorted(known))}."))


def _tell_strangers(folder: Path, faults: list[Fault]) -> None:
    known = {shelf.file for shelf in SHELVES}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        if name not in known and path.parent.name != "guidance":
            faults.append(
                Fault(
                    _called(folder, name), "", f"is not a file of the library. Use one of: {', '.join(sorted(known))}."
                )
            )


def _called(folder: Path, file: str) -> str:
    return f"library/{file}" if folder == SHIPPED else (folder / file).as_posix()
