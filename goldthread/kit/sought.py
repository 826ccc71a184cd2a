"""What of a record can be found: each chapter says it of its own nouns, in `sought.py`; nothing else is found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q

from goldthread.kit.offers import offered


@dataclass(frozen=True)
class Part:
    """Rows that hang on a record and are read by whoever reads the record: `owner` leads from the row to it."""

    model: type[Model]
    owner: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Sought:
    """How one noun is found: its texts, by path, beside its own words; what marks it, such as a theme; the days that
    put it into a year; the partnership it is at home in; which of its states are still open; and how it is titled,
    where its own words fit several. Only what every reader of the record may read: the title of a source that not all
    of them may see is no text of it."""

    model: type[Model]
    name: str
    texts: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    days: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    home: str = "home"
    status: str = ""
    is_open: Callable[[str], bool] | None = None
    days_of: Callable[[Any], list[date | None]] | None = None
    titled: Callable[[Any], str] = str

    @property
    def kind(self) -> str:
        """The noun as the trail names it: actions.action."""
        return self.model._meta.label_lower


def all_sought() -> dict[str, Sought]:
    """Everything that can be found, by kind."""
    return {each.kind: each for found in offered("sought", "SOUGHT") for each in found}


def owners() -> dict[str, tuple[Part, Sought]]:
    """For each kind of row that is found with another record, how it leads there."""
    return {part.model._meta.label_lower: (part, each) for each in all_sought().values() for part in each.parts}


def within_sight(person: Any, kinds: Iterable[Sought]) -> Q:
    """Return the condition that a row, which names a record by its kind and number, names one of these kinds that the
    reader may see: asked of each noun's own door in the same query."""
    seen = Q(pk__in=())
    for each in kinds:
        records = each.model.objects.visible_to(person)  # type: ignore[attr-defined]
        seen |= Q(record_kind=each.kind) & Exists(records.filter(pk=OuterRef("record_id")))  # type: ignore[assignment]
    return seen
