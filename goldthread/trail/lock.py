"""Locks and versions: a write is made on the row as it stands, and only from a form that was made from it."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar
from zlib import crc32

from django.db.models import Model, QuerySet

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal, Stale

M = TypeVar("M", bound=Model)
GONE = "This is no longer here, or you may no longer see it. Go back to the list and look again."
CHANGED = "Somebody changed this after you opened it. Compare the two texts, then save the one to keep."
UNVERSIONED = "This form does not say which version it was made from. Open the page again, then save."


class Versioned(Protocol):
    version: int


def locked(queryset: QuerySet[M], pk: Any) -> M:
    """The row of a visible queryset, re-read and locked until the transaction ends. Raises Refusal when gone."""
    seen = queryset.filter(pk=pk).order_by().values("pk")
    record = queryset.model._base_manager.select_for_update().filter(pk__in=seen).first()
    if record is None:
        raise Refusal(GONE)
    return record


def checked(record: Any, version: Any, mine: Mapping[str, Any] | None = None) -> None:
    """Refuse a form made from another version of the record, or from none. `mine` is what was typed, by column; the
    Stale that is raised carries both texts under the columns' labels."""
    if version in (None, ""):
        raise Stale(UNVERSIONED, *_texts(record, mine or {}))
    if str(version) != str(record.version):
        raise Stale(CHANGED, *_texts(record, mine or {}))


def fingerprint(record: Model) -> int:
    """The version of a row that keeps no count of its own: a number made of what stands in its columns."""
    held = [record.serializable_value(field.attname) for field in record._meta.concrete_fields]
    return crc32(repr([str(each) if isinstance(each, str) else each for each in held]).encode())


def bump(record: Versioned) -> None:
    """Count one more version; saved with the record."""
    record.version += 1


def _texts(record: Model, mine: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    labels = {name: _label(record, name) for name in mine}
    theirs = {label: _text(getattr(record, name, "")) for name, label in labels.items()}
    return theirs, {label: _text(mine[name]) for name, label in labels.items()}


def _label(record: Model, name: str) -> str:
    columns = {field.name: field for field in record._meta.concrete_fields}
    words = str(columns[name].verbose_name) if name in columns else name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return uk_date(value) if hasattr(value, "year") else str(value)
