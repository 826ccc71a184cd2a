"""Rows: re-read under lock and counted one on, stored with the constraints' last word, and given keys that are free."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.text import slugify

from goldthread.kit.refusal import Refusal
from goldthread.trail.lock import bump, checked, locked

M = TypeVar("M", bound=Model)


def reread(record: M, version: int | None, mine: Mapping[str, Any] | None = None) -> M:
    """The record as it stands, locked, checked against the version a form was made from, and counted one on. `mine` is
    what was typed, by column. Raises Stale for another version."""
    row: Any = locked(type(record)._default_manager.all(), record.pk)
    checked(row, version, mine)
    bump(row)
    return row  # type: ignore[no-any-return]


def stored(record: M) -> M:
    """Save a record. Raises Refusal in the words of the constraint it would break."""
    try:
        record.validate_constraints()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    record.save()
    return record


def free_key(within: QuerySet, words: str, key: str = "") -> str:
    """The key given, or one made of the words that no row among these has yet."""
    if key:
        return key
    base = slugify(words)[:50].strip("-") or "row"
    alike = within.filter(Q(key=base) | Q(key__startswith=f"{base}-"))
    taken = set(alike.order_by().values_list("key", flat=True))
    made, place = base, 1
    while made in taken:
        place += 1
        made = f"{base}-{place}"
    return made
