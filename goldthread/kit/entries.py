"""Entries: reading one table of a TOML file into a frozen dataclass, strictly, so that a slip of the pen is told."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Entry = TypeVar("Entry")
NAMES = {str: "text in quotes", bool: "true or false", int: "a whole number", date: "a date such as 2026-04-01"}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a file of facts: which file, which place in it, why, and what to do."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.reason) if part)


def read_toml(path: Path, name: str, faults: list[Fault]) -> dict[str, Any]:
    """The tables of a TOML file; one that cannot be read leaves a fault and counts as empty."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        faults.append(
            Fault(name, "", f"the file cannot be opened ({error.strerror}). Check its name and who may read it.")
        )
    except UnicodeDecodeError:
        faults.append(Fault(name, "", "the file is not UTF-8 text. Save it as UTF-8."))
    except tomllib.TOMLDecodeError as error:
        faults.append(Fault(name, "", _not_toml(str(error))))
    return {}


def read_entry(
    shape: type[Entry], table: Mapping[str, Any], file: str, place: str, faults: list[Fault]
) -> Entry | None:
    """The table as an instance of the dataclass, or None when anything in it is wrong (every fault is added)."""
    before = len(faults)
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]
    for key in table.keys() - known.keys():
        faults.append(Fault(file, f"{place}: {key}", f"is not a key here. Use one of: {', '.join(known)}."))
    hints = get_type_hints(shape)
    values = {}
    for name, field in known.items():
        if name in table:
            values[name] = _value(table[name], hints[name], Fault(file, f"{place}: {name}", ""), faults)
        elif _is_needed(field):
            faults.append(Fault(file, f"{place}: {name}", "is missing. Add it."))
    return shape(**values) if len(faults) == before else None


def _is_needed(field: Field) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(value: Any, hint: Any, where: Fault, faults: list[Fault]) -> Any:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, list) and all(_is_of(item, inner) for item in value):
            return tuple(value)
        faults.append(Fault(where.file, where.place, f"must be a list of {NAMES[inner]}."))
        return ()
    kind = next(part for part in (get_args(hint) or (hint,)) if part is not type(None))
    if not _is_of(value, kind):
        faults.append(Fault(where.file, where.place, f"must be {NAMES[kind]}."))
    return value


def _is_of(value: Any, kind: type) -> bool:
    if isinstance(value, bool | datetime):
        return kind is bool and isinstance(value, bool)
    return isinstance(value, kind)


def _not_toml(error: str) -> str:
    found = re.fullmatch(r"Invalid date or datetime \((.+)\)", error)
    if found:
        return f"holds a date that is not in the calendar ({found[1]}). Check the day, the month and the year."
    return f"the file is not TOML: {error[:1].lower()}{error[1:]}. Mend that line."
