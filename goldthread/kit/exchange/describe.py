"""Describing the format: the reference of every file, made from the tables themselves."""

from collections.abc import Iterator

from django.db.models import Field

from goldthread.kit.exchange.columns import Choice, Clock, Column, Day, Fraction, Number, To, Truth, When, Words
from goldthread.kit.exchange.tables import Part, Shape, Table, Tables

SORTS: dict[type[Column], str] = {
    Truth: "true or false",
    Number: "whole number",
    Fraction: "number",
    Day: "one day",
    Clock: "time of day",
    Words: "list of texts",
}


def described(which: Tables) -> str:
    """The reference in Markdown: a heading and a table for each file, and for each list inside it."""
    above = [table for table in which.all if not table.home]
    within = [table for table in which.all if table.home]
    lines = ["## Files at the top of the folder", ""]
    lines += [line for table in above for line in _table(table, which)]
    lines += ["## Files in the folder of a partnership", ""]
    lines += [line for table in within for line in _table(table, which)]
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table, which: Tables) -> Iterator[str]:
    yield from (f"### {table.file}", "", _about(table), "")
    yield from _keys(table, which)
    yield from _parts(table, table.name, which)


def _parts(shape: Shape, path: str, which: Tables) -> Iterator[str]:
    for part in shape.parts:
        inner = f"{path}.{part.name}"
        if part.plain:
            yield from (f"#### {inner.replace('.', ': ', 1)}", "", _plain(part, which), "")
        else:
            yield from (f"#### [[{inner}]]", "", _about(part), "")
            yield from _keys(part, which)
        yield from _parts(part, inner, which)


def _plain(part: Part, which: Tables) -> str:
    return f"{_about(part)} Written as a list, `{part.name} = [...]`: {_sort(part.columns[part.fields[0]], which)}."


def _about(shape: Shape) -> str:
    return " ".join((shape.model.__doc__ or "").split())


def _keys(shape: Shape, which: Tables) -> Iterator[str]:
    yield from ("| key | value |", "| --- | --- |")
    for name, column in shape.columns.items():
        said = _sort(column, which) + (", **needed**" if column.is_needed else _default(column))
        note = column.field.help_text if isinstance(column.field, Field) else ""
        note = shape.stated[name].note if name in shape.stated else note
        yield f"| `{name}` | {said}{f'. {note}' if note else ''} |"
    yield ""


def _default(column: Column) -> str:
    if column.default in (None, "", (), [], False) or isinstance(column, When):
        return ""
    return f"; `{str(column.default).lower()}` if left out"


def _sort(column: Column, which: Tables) -> str:
    if isinstance(column, When):
        return "date in words, or words alone" if column.worded else "date in words"
    if isinstance(column, To):
        table, part = which.places[column.target]
        said = f"`#` and the key or number of one of `{table.name}.{part}`" if part else f"key of `{table.file}`"
        return f"list: {said}" if column.many else said
    if isinstance(column, Choice):
        if column.shelf:
            return f"key of the library's {column.shelf.replace('_', ' ')}"
        return "one of " + ", ".join(f"`{key}`" for key, _ in column.field.choices if key)
    if column.name == "number":
        return "whole number; the next one is given if left out"
    return SORTS.get(type(column), "text")
