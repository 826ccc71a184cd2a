"""What stands in the way of taking back what an import made: work done on it since, or something that hangs on it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from goldthread.kit.brought import Made
from goldthread.trail.models import Entry

WORKED_ON = "Somebody has worked on it since, so it stays."
NEEDED = "Something else hangs on it by now, so it stays."


def worked_on_since(entry: int, table: str, numbers: Sequence[int], apart_from: str) -> set[int]:
    """Return those of some records that have an entry in the trail after this one, but for those of one operation."""
    later = Entry.objects.filter(id__gt=entry, record_kind=table, record_id__in=numbers).exclude(operation=apart_from)
    return set(later.values_list("record_id", flat=True))


def hanging(model: type[Model], numbers: Sequence[int], apart_from: Sequence[type[Model]] = ()) -> set[int]:
    """Return those of some records to which rows of other tables point, some tables left aside."""
    found: set[int] = set()
    for each in model._meta.get_fields(include_hidden=True):
        relation: Any = each
        if not relation.auto_created or relation.concrete or not (relation.one_to_many or relation.one_to_one):
            continue
        rows: Any = relation.related_model
        if rows not in apart_from and rows._meta.auto_created is not model:
            column = relation.field.attname
            found |= set(rows._base_manager.filter(**{f"{column}__in": numbers}).values_list(column, flat=True))
    return found & set(numbers)


def of_table(made: Sequence[Made], table: str) -> list[Made]:
    """Keep what was made or changed in one table."""
    return [each for each in made if each.table == table]
