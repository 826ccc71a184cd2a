"""Numbers and keys of new records, one more than the last of the partnership, taken under lock; and their themes."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from goldthread.kit.offers import offered
from goldthread.partners.models import Partnership, Theme
from goldthread.trail.rows import free_key


def next_number(model: Any, home: Partnership) -> int:
    """Return the number that the next record of a kind takes in its home, holding the partnership's row until the
    operation ends so that two of them never take the same. Kinds that a chapter offers in `numbered.py` share one run
    of numbers where the partnership wants it so."""
    held = Partnership.objects.select_for_update(no_key=True).filter(pk=home.pk).first()
    return max(_last(each, home) for each in _one_run(model, held)) + 1


def _one_run(model: Any, home: Partnership | None) -> tuple[Any, ...]:
    """The kinds that count on from one another with this one; itself alone where it shares with none."""
    together = tuple(each for given in offered("numbered", "NUMBERED") for each in given)
    return together if home and home.shares_numbers and model in together else (model,)


def _last(model: Any, home: Partnership) -> int:
    return model.objects.filter(home=home).aggregate(last=Max("number"))["last"] or 0


def new_record(model: Any, home: Partnership, key: str = "", **values: Any) -> Any:
    """Create a record with its number, and a key made of its reference where none is given."""
    number = next_number(model, home)
    made = free_key(model.objects.filter(home=home), f"{model.REFERENCE} {number}", key)
    return model.objects.create(home=home, number=number, key=made, **values)


def retheme(record: Any, themes: Iterable[Theme]) -> tuple[list[str], list[str]]:
    """Set the themes of a record, and return the names it had and has, for the trail."""
    was = list(record.themes.order_by("name").values_list("name", flat=True))
    record.themes.set(themes)
    return was, list(record.themes.order_by("name").values_list("name", flat=True))
