"""Rows of several kinds read in one query, each made into its own record again."""

import json
from collections import Counter
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateField,
    F,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast

KINDS: dict[str, Field] = {
    "number": BigIntegerField(), "truth": BooleanField(), "day": DateField(), "text": TextField(),
}  # fmt: skip
Plan = dict[str, tuple[str, Field]]


def read_together(*asked: tuple[QuerySet, tuple[str, ...]]) -> list[list[Any]]:
    """Return, for each kind that is asked for, its records by number, with the columns that are named; any other column
    is fetched when it is asked for. `group__name` reads that column of the record that `group` leads to."""
    plans = [_plan(records.model, ("id", *names)) for records, names in asked]
    slots = sorted({slot for plan in plans for slot, _ in plan.values()})
    rows = [_rows(place, asked[place][0], plan, slots) for place, plan in enumerate(plans)]
    found: list[list[Any]] = [[] for _ in asked]
    for place, *values in rows[0].union(*rows[1:], all=True):
        told = dict(zip(slots, values, strict=True))
        found[place].append(_made(asked[place][0].model, plans[place], told))
    return [sorted(records, key=lambda record: record.pk) for records in found]


def _plan(model: type[Model], names: tuple[str, ...]) -> Plan:
    """Where each column stands in a row, and what it is."""
    used: Counter[str] = Counter()
    plan: Plan = {}
    for name in names:
        field: Any = model._meta.get_field(name.partition("__")[0])
        if "__" in name:
            field = field.related_model._meta.get_field(name.partition("__")[2])
        kind = _kind(field)
        plan[name] = (f"{kind}_{used[kind]}", field)
        used[kind] += 1
    return plan


def _kind(field: Field) -> str:
    kinds: dict[str, Any] = {"number": (IntegerField, ForeignKey), "truth": BooleanField, "day": DateField}
    return next((kind for kind, types in kinds.items() if isinstance(field, types)), "text")


def _rows(place: int, records: QuerySet, plan: Plan, slots: list[str]) -> QuerySet:
    told: dict[str, Any] = {slot: Cast(Value(None), KINDS[slot.partition("_")[0]]) for slot in slots}
    for name, (slot, field) in plan.items():
        told[slot] = Cast(name, TextField()) if isinstance(field, JSONField) else F(name)
    told = {f"told_{slot}": value for slot, value in told.items()}
    return records.order_by().annotate(told_of=Value(place), **told).values_list("told_of", *told)


def _made(model: type[Model], plan: Plan, told: dict[str, Any]) -> Any:
    """The record itself; what it leads to is made with its number and the columns that were read of it."""
    own: dict[str, Any] = {}
    beyond: dict[str, dict[str, Any]] = {}
    for name, (slot, field) in plan.items():
        leads_to, _, column = name.partition("__")
        value = json.loads(told[slot]) if isinstance(field, JSONField) else told[slot]
        if column:
            beyond.setdefault(leads_to, {})[column] = value
        else:
            own[field.attname] = value
    record = _read(model, own)
    for name, values in beyond.items():
        leads: Any = model._meta.get_field(name)
        if number := own[leads.attname]:
            setattr(record, name, _read(leads.related_model, {"id": number, **values}))
    return record


def _read(model: type[Model], values: dict[str, Any]) -> Model:
    names = [each.attname for each in model._meta.concrete_fields if each.attname in values]
    return model.from_db(None, names, [values[name] for name in names])
