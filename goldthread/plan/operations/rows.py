"""Storing rows: the constraints have the last word, and keys are made from words."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.text import slugify

from goldthread.kit.refusal import Refusal
from goldthread.plan.models import Objective
from goldthread.trail.lock import bump, checked, locked

M = TypeVar("M", bound=Model)


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
    taken = set(within.filter(key__startswith=base).values_list("key", flat=True))
    made, place = base, 1
    while made in taken:
        place += 1
        made = f"{base}-{place}"
    return made


def reread(objective: Objective, version: int | None, mine: dict[str, Any] | None = None) -> Objective:
    """The objective as it stands, locked, checked against the version a form was made from, and counted one on."""
    row = locked(Objective.objects.all(), objective.pk)
    checked(row, version, mine)
    bump(row)
    return row
