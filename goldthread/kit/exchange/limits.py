"""Limits: the constraints of the models, asked of rows before they are saved, so that each breach is told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from goldthread.kit.exchange.rows import Row
from goldthread.kit.exchange.tables import Part

COMPARE = {
    "exact": lambda value, other: value == other,
    "in": lambda value, other: value in other,
    "gt": lambda value, other: value > other,
    "gte": lambda value, other: value >= other,
    "lt": lambda value, other: value < other,
    "lte": lambda value, other: value <= other,
    "range": lambda value, other: other[0] <= value <= other[1],
}


def model_values(row: Row) -> dict[str, Any]:
    """A row as the model's fields and their values; pointers stand for the records they lead to."""
    values: dict[str, Any] = {
        field.name: field.get_default() for field in row.shape.model._meta.concrete_fields if not field.primary_key
    }
    if isinstance(row.shape, Part) and row.owner is not None:
        values[row.shape.owner] = row.owner.pointer
    for name, column in row.shape.columns.items():
        value = row[name]
        values.update({name: value} if name in values else column.for_record(value))
    return values


def breaches(row: Row) -> Iterator[tuple[str, str]]:
    """Each check constraint that the row breaks: the columns it is about, and its sentence."""
    values = model_values(row)
    told: set[str] = set()
    for constraint in row.shape.model._meta.constraints:
        if isinstance(constraint, CheckConstraint) and holds(constraint.condition, values) is False:
            columns = _columns(constraint.condition, row)
            told.update(columns)
            yield ", ".join(columns), sentence(constraint)
    for start, end in (("starts", "ends"), ("starts_on", "ends_on")):
        if {start, end} <= row.shape.columns.keys() and end not in told and _ends_too_soon(row[start], row[end]):
            yield f"{start}, {end}", "it ends before it starts. Change one of the two dates."


def _ends_too_soon(start: Any, end: Any) -> bool:
    first, last = getattr(start, "first", start), getattr(end, "last", end)
    return first is not None and last is not None and last < first


TAKEN = "points to what another one has already. Each needs its own."


def unique_keys(row: Row, home: Any) -> Iterator[tuple[Any, Sequence[str], str]]:
    """For each unique constraint: what may stand once, the columns it is about, and its sentence."""
    values = {**model_values(row), **home}
    for constraint in row.shape.model._meta.constraints:
        if not isinstance(constraint, UniqueConstraint) or not constraint.fields:
            continue
        if constraint.condition is not None and not holds(constraint.condition, values):
            continue
        found = tuple(values[name] for name in constraint.fields)
        if None not in found:
            yield (constraint.name, found), constraint.fields, sentence(constraint)
    for field in row.shape.model._meta.concrete_fields:
        if field.one_to_one and not field.primary_key and values.get(field.name) is not None:
            yield (f"{row.shape.name}.{field.name}", (values[field.name],)), (field.name,), TAKEN


def sentence(constraint: Any) -> str:
    """The words of a constraint, or plain ones for a constraint that has none of its own."""
    if constraint.violation_error_message != constraint.default_violation_error_message:
        return str(constraint.violation_error_message)
    words = constraint.name.replace("_", " ")
    return f'breaks the rule "{words}". Change the values it names.'


def holds(condition: Any, values: Mapping[str, Any]) -> bool | None:
    """Whether a condition holds for the values: yes, no, or None where the database would not know either."""
    answers = [
        holds(child, values) if isinstance(child, Q) else _leaf(child[0], child[1], values)
        for child in condition.children
    ]
    if condition.connector == Q.OR:
        found = True if True in answers else (None if None in answers else False)
    else:
        found = False if False in answers else (None if None in answers else True)
    return found if found is None or not condition.negated else not found


def _leaf(path: str, other: Any, values: Mapping[str, Any]) -> bool | None:
    name, _, lookup = path.partition("__")
    if name not in values or lookup not in {*COMPARE, "", "isnull"}:
        return None
    value = values[name]
    if lookup == "isnull" or (other is None and not lookup):
        return (value is None) == (other is None or other is True)
    if isinstance(other, F):
        other = values.get(other.name)  # type: ignore[attr-defined]
    if value is None or other is None:
        return None
    return COMPARE[lookup or "exact"](value, other)


def _columns(condition: Any, row: Row) -> list[str]:
    known = row.shape.columns
    said = {name if name in known else name.rpartition("_")[0] for name in _names(condition)}
    return [name for name in known if name in said]


def _names(condition: Any) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _names(child)
        else:
            yield child[0].partition("__")[0]
            if isinstance(child[1], F):
                yield child[1].name  # type: ignore[attr-defined]
