"""Writing TOML: one canonical text for a list of rows, so that the same record always makes the same file."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

LINE = 120
NAMED = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
UNSAFE = re.compile(r'["\\\x00-\x1f\x7f\u0085\u2028\u2029]')
UNSAFE_IN_LINES = re.compile(r'"""|"\Z|\\|[\x00-\x09\x0b-\x1f\x7f\u0085\u2028\u2029]')


def toml_file(name: str, rows: list[dict[str, Any]]) -> str:
    """The text of a file that lists rows under a name; lists of tables inside a row become tables of their own."""
    return "\n".join("\n".join(_table(name, row)) + "\n" for row in rows)


def _table(path: str, row: Mapping[str, Any]) -> list[str]:
    lines = [f"[[{path}]]"]
    inner = {key: value for key, value in row.items() if _is_tables(value)}
    lines += [f"{key} = {_value(value, len(key) + 3)}" for key, value in row.items() if key not in inner]
    for key, tables in inner.items():
        for table in tables:
            lines += ["", *_table(f"{path}.{key}", table)]
    return lines


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _value(value: Any, used: int = 0) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return _list([_value(each) for each in value], used)
    return _lines(value) if "\n" in value and used else f'"{UNSAFE.sub(_escaped, value)}"'


def _list(values: list[str], used: int) -> str:
    line = f"[{', '.join(values)}]"
    return line if used + len(line) <= LINE else "[\n" + "".join(f"  {value},\n" for value in values) + "]"


def _lines(text: str) -> str:
    return '"""\n' + UNSAFE_IN_LINES.sub(_escaped, text) + '"""'


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character == '"""':
        return '""\\"'
    return NAMED.get(character) or f"\\u{ord(character):04x}"
