"""One spelling of every value, so that the same facts always give the same hash."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

from django.db.models import Model, QuerySet

from goldthread.kit.periods import Period, Span


def plain(value: Any) -> Any:
    """A value as JSON can hold it: days, times and moments in ISO form, spans and periods as days and words, records
    as their numbers, sets in order. Raises TypeError for a thing with no one spelling."""
    if value is None or isinstance(value, bool | int | float) and not isinstance(value, Enum):
        return value
    for kinds, spell in SPELLINGS:
        if isinstance(value, kinds):
            return spell(value)
    raise TypeError(f"{type(value).__name__} has no spelling in the trail")


def _span(span: Span) -> dict[str, Any]:
    return {"first": plain(span.first), "last": plain(span.last), "words": span.words}


SPELLINGS: tuple[tuple[Any, Any], ...] = (
    (Enum, lambda value: plain(value.value)),
    (str, str),
    (datetime, lambda value: value.astimezone(UTC).isoformat(timespec="microseconds")),
    (date, date.isoformat),
    (time, time.isoformat),
    (Decimal, str),
    (Span, _span),
    (Period, lambda value: [plain(value.start), plain(value.end)]),
    (Model, lambda value: value.pk),
    (Mapping, lambda value: {str(plain(key)): plain(item) for key, item in value.items()}),
    ((set, frozenset), lambda value: sorted(plain(item) for item in value)),
    ((list, tuple, QuerySet), lambda value: [plain(item) for item in value]),
)


def written(value: Any) -> str:
    """A value as canonical JSON text."""
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(*parts: str) -> str:
    """The SHA-256 of texts, one after the other."""
    return sha256("".join(parts).encode()).hexdigest()
