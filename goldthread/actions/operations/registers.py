"""Records that came from a register or a log: how one stood before, put back, and taken back when nobody touched it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from goldthread.actions.operations.bringing import TAKEN
from goldthread.partners.models import Person
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import Named, note, operation


def standing_as(record: Model, names: Sequence[str]) -> dict[str, str | None]:
    """Return some columns of a record as words, to be put back when a change that a spreadsheet made is undone."""
    return {name: _spelled(record, name) for name in names}


def _spelled(record: Model, name: str) -> str | None:
    field: Any = record._meta.get_field(name)
    return None if getattr(record, field.attname) is None else str(field.value_to_string(record))


@operation
def put_back(
    *, model: type[Model], record: int, before: Mapping[str, str | None], by: Person | None, on: date
) -> Model:
    """Put a record back as it stood before a spreadsheet changed it."""
    row: Any = locked(model._default_manager.all(), record)
    was = standing_as(row, tuple(before))
    for name, value in before.items():
        field: Any = model._meta.get_field(name)
        setattr(row, field.attname, None if value is None else field.to_python(value))
    bump(row)
    row.save()
    note(row, was, dict(before), says="put it back as it was before a spreadsheet changed it")
    return row  # type: ignore[no-any-return]


@operation
def take_back(*, model: type[Model], records: Sequence[int], by: Person | None, on: date) -> None:
    """Take away records that a spreadsheet made and nobody has touched since. Their entries in the trail stay."""
    rows = model._default_manager.filter(pk__in=records).order_by("pk")
    for row in list(rows):
        gone: Any = row
        named = Named(row._meta.label_lower, gone.pk)
        note(named, before={"words": str(row)}, partnership_id=gone.home_id, says=TAKEN)
    rows.delete()
