"""Numbers and keys of new records, one more than the last of the partnership, taken under lock; and their themes."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from goldthread.partners.models import Partnership, Theme


def next_number(model: Any, home: Partnership) -> int:
    """Return the number that the next record of a kind takes in its home, holding the partnership's row until the
    operation ends so that two of them never take the same."""
    Partnership.objects.select_for_update(no_key=True).filter(pk=home.pk).first()
    return (model.objects.filter(home=home).aggregate(last=Max("number"))["last"] or 0) + 1


def new_record(model: Any, home: Partnership, key: str = "", **values: Any) -> Any:
    """Create a record with its number, and a key made of its reference where none is given."""
    number = next_number(model, home)
    return model.objects.create(home=home, number=number, key=key or _free_key(model, home, number), **values)


def _free_key(model: Any, home: Partnership, number: int) -> str:
    key = f"{model.REFERENCE.lower()}-{number}"
    while model.objects.filter(home=home, key=key).exists():
        key += "-b"
    return key


def retheme(record: Any, themes: Iterable[Theme]) -> tuple[list[str], list[str]]:
    """Set the themes of a record, and return the names it had and has, for the trail."""
    was = list(record.themes.order_by("name").values_list("name", flat=True))
    record.themes.set(themes)
    return was, list(record.themes.order_by("name").values_list("name", flat=True))
