"""The protective marking of a record, which its circle sets, and of several together, which is the highest."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from goldthread.kit.library import library
from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.record import Circle, Record

DEEPEST = 3


def rank_of(marking: str) -> float:
    """Return how high a marking is: that of the level it is, or begins with; any other words stand above none."""
    levels = library().levels.values()
    found = [each.rank for each in levels if marking.upper().startswith(each.words.upper())]
    return max(found, default=0.5) if marking else 0


def highest(markings: Iterable[str]) -> str:
    """Return the highest of several markings; of those that are equal, the first."""
    return max(markings, key=rank_of, default="")


def in_circle(circle: str, usual: str) -> str:
    """Return the marking of what a circle may read, where this is the partnership's usual one."""
    entry = library().record_markings.get(circle)
    if entry is None:
        return usual
    return entry.words if entry.instead else highest((usual, entry.words))


def marking_of(record: Record) -> str:
    """Return the marking of a record."""
    return in_circle(record.circle, record.home.marking)


def marking_of_all(records: QuerySet, usual: str) -> str:
    """Return the marking of a list of records: the highest among them, and the usual one of what has no circle."""
    if not issubclass(records.model, Record):
        return usual
    found = records.order_by().values_list("circle", "home__marking").distinct()
    return highest([usual, *(in_circle(circle, own) for circle, own in found)])


def markings_of(kinds: Mapping[type[Model], Collection[int]], usual: str) -> list[str]:
    """Return the markings of records of several kinds, by their numbers, each once: of what hangs on a record, the
    record's; one query."""
    asked = [rows for model, numbers in kinds.items() if (rows := _circles(model, numbers)) is not None]
    if not asked:
        return [usual]
    return [usual, *(in_circle(circle, own) for circle, own in asked[0].union(*asked[1:]))]


def marking_of_everything() -> str:
    """Return the highest marking of the whole record, which is that of a folder or file that holds all of it."""
    usual = highest(Partnership.objects.order_by("pk").values_list("marking", flat=True))
    return highest(marking_of_all(kind._default_manager.all(), usual) for kind in Record.__subclasses__())


def _circles(model: type[Model], numbers: Collection[int]) -> QuerySet | None:
    """The circles of what these rows are, or hang on, with the usual marking of its home."""
    path, above = "", model
    while not issubclass(above, Record):
        fields = _above(above)
        if not fields:
            return None
        path, above = f"{path}{fields[0].name}__", fields[0].related_model
    rows = model._default_manager.filter(pk__in=numbers).order_by()
    return rows.values_list(f"{path}circle", f"{path}home__marking").distinct()


def shown_marking(record: Any, rows: Iterable[Any], usual: str) -> str:
    """Return what a page bears: the highest among its record, the rows of its list, and the usual marking. What says of
    itself that it is restricted is for a group alone; words among the rows are a marking. Of rows only what is read
    already counts, so that a list asks nothing more."""
    rows = list(rows)
    given = [row for row in rows if isinstance(row, str)]
    kept = [kept_by(record) if isinstance(record, Model) else None]
    kept += [row if isinstance(row, Record) else None for row in rows]
    found = [in_circle(each.circle, _own(each, usual)) for each in kept if each is not None]
    if any(getattr(each, "is_restricted", False) or getattr(each, "restricted", False) for each in (record, *rows)):
        found.append(in_circle(Circle.GROUP, usual))
    return highest([usual, *given, *found])


def _own(record: Record, usual: str) -> str:
    """The usual marking of a record's home, as far as it is read already."""
    return record.home.marking if "home" in record._state.fields_cache else usual


def kept_by(row: Model | None) -> Record | None:
    """Return the record that a row is, or hangs on."""
    for _ in range(DEEPEST):
        if row is None or isinstance(row, Record):
            return row
        above = _above(type(row))
        row = getattr(row, above[0].name) if above else None
    return None


def _above(kind: type[Model]) -> list[Any]:
    """What leads from a row of this kind to what it hangs on."""
    fields = [field for field in kind._meta.fields if field.many_to_one and not field.null]
    return [field for field in fields if _leads_up(field.related_model, kind)]


def _leads_up(model: Any, kind: type[Model]) -> bool:
    if issubclass(model, Record):
        return True
    return bool(model._meta.app_label == kind._meta.app_label and model._meta.app_label != "partners")
