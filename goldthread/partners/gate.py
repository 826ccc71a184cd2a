"""The gate between a form and what it saves, for every page: it notes what was stopped, and why something was not."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from django.utils.timezone import localdate

from goldthread.kit.caught import Caught
from goldthread.kit.forms import Form
from goldthread.kit.words import sentence_case
from goldthread.partners.current import current_partnership
from goldthread.partners.models import Partnership
from goldthread.partners.operations.catches import Clearing, record_catches, save_cleared
from goldthread.post.once import nothing_is_saved

R = TypeVar("R")
DEEPEST = 4


def passes(request: HttpRequest, form: Any, record: Model | None = None) -> bool:
    """Whether what was typed may be saved; if not because of what it may say of a child, that is recorded. For a page
    that is a function: those made from the five verbs do so by themselves."""
    form.may_clear = True
    if form.is_valid():
        return True
    stopped(request, form, record)
    return False


def kept(request: HttpRequest, form: Any, save: Callable[[], R], record: Model | None = None) -> R:
    """Save what a form holds, and with it, in one transaction, why a person says that it does not identify a child."""
    caught = form.caught if isinstance(form, Form) else []
    if not caught:
        return save()
    clearings = [
        Clearing(kind.key, place_of(each, record), each.because) for each in caught for kind in each.kinds
    ]  # fmt: skip
    return save_cleared(save=save, clearings=clearings, **_about(request, record))


def stopped(request: HttpRequest, form: Any, record: Model | None = None) -> None:
    """Record what was stopped: its kind and its place, never what was typed."""
    caught = [each for each in form.caught if not each.is_cleared] if isinstance(form, Form) else []
    found = [(kind.key, place_of(each, record)) for each in caught for kind in each.kinds]
    if found:
        with nothing_is_saved():
            record_catches(found=found, **_about(request, record))


def place_of(caught: Caught, record: Model | None) -> str:
    """Where something was typed, in words: the kind of record and the label of the box."""
    noun = str(record._meta.verbose_name) if record is not None else ""
    return sentence_case(f"{noun}: “{caught.label}”" if noun else f"“{caught.label}”")


def _about(request: HttpRequest, record: Model | None) -> dict[str, Any]:
    by: Any = request.user if request.user.is_authenticated else None
    partnership = partnership_of(record) or (current_partnership(request) if by else None)
    return {"partnership": partnership, "record": record, "by": by, "on": localdate()}


def partnership_of(record: Model | None) -> Partnership | None:
    """The partnership that a record belongs to: its home, or that of what it hangs on."""
    for _ in range(DEEPEST):
        if record is None or isinstance(record, Partnership):
            return record
        names = [field.name for field in record._meta.fields if field.many_to_one]
        home = next((name for name in ("home", "partnership") if name in names), "")
        owner = home or next((field.name for field in record._meta.fields if _hangs(field)), "")
        record = getattr(record, owner) if owner else None
    return None


def _hangs(field: Any) -> bool:
    return bool(field.many_to_one and not field.null and field.related_model._meta.label != "partners.Person")
