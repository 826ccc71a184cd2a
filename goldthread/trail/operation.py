"""Operations: the one way to write. Each opens the transaction, and its notes reach the chain at the outermost exit."""

import inspect
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar, overload

from django.db import transaction
from django.db.models import Model

from goldthread.trail.canonical import plain
from goldthread.trail.chain import Note, append
from goldthread.trail.following import follow

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Running:
    """An operation under way; one begun inside another shares its notes and its transaction."""

    name: str
    by_id: int | None
    on: date
    notes: list[Note] = field(default_factory=list)
    has_said: bool = False
    undo: list[Callable[[], Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Named:
    """A record named by its kind and number, for one that is no longer at hand."""

    kind: str
    pk: int


_running: ContextVar[Running | None] = ContextVar("running", default=None)


@overload
def operation(function: Callable[P, R]) -> Callable[P, R]: ...
@overload
def operation(*, silent: bool) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def operation(function: Any = None, *, silent: bool = False) -> Any:
    """Make a function an operation: keyword-only, with `by` (None is the system) and `on`, all or nothing, and bound
    to leave a note. A silent one leaves no trail; only drafts may be silent."""
    if function is None:
        return lambda function: operation_of(function, silent)
    return operation_of(function, silent)


def operation_of(function: Callable[P, R], silent: bool) -> Callable[P, R]:
    _check_signature(function)

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with _begun(function.__name__, kwargs["by"], kwargs["on"], silent):
            return function(*args, **kwargs)

    return run


def _check_signature(function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters.values()
    if any(each.kind not in {each.KEYWORD_ONLY, each.VAR_KEYWORD} for each in parameters):
        raise TypeError(f"{function.__name__}: an operation takes keywords only")
    if not {"by", "on"} <= {each.name for each in parameters if each.default is each.empty}:
        raise TypeError(f"{function.__name__}: an operation takes by= and on=")


@contextmanager
def _begun(name: str, by: Any, on: Any, silent: bool):  # type: ignore[no-untyped-def]
    """Run within the transaction; a failure takes back its own notes with its writes."""
    outer = _running.get()
    running = Running(name, None if by is None else by.pk, on)
    token = _running.set(running)
    try:
        with transaction.atomic():
            yield
            if not silent and not running.has_said:
                raise RuntimeError(f"operation {name} left no note")
            if outer is None and running.notes:
                follow(running.notes)
                append(running.notes)
    except BaseException:
        for undo in reversed(running.undo):
            undo()
        raise
    finally:
        _running.reset(token)
    if outer is not None:
        outer.notes += running.notes
        outer.undo += running.undo
        outer.has_said = outer.has_said or running.has_said


def _now_running() -> Running:
    running = _running.get()
    if running is None:
        raise RuntimeError("a note is taken inside an operation")
    return running


def note(
    record: Model | Named,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    partnership_id: int | None = None,
    says: str = "",
    private: bool = False,
) -> None:
    """Remember what happened to a record. `says` is the sentence of its history ("reported progress: ..."); before and
    after are reduced to what differs, and a change that changes nothing is no entry. A private note has no payload.
    The partnership is the record's own (`partnership_id`, or `home_id`) unless given."""
    running = _now_running()
    running.has_said = True
    if before is not None and after is not None:
        if plain(before) == plain(after):
            return
        before, after = differing(before, after)
    kind, pk = (record.kind, record.pk) if isinstance(record, Named) else (record._meta.label_lower, record.pk)
    body = None if private else {"says": says, "before": plain(before or {}), "after": plain(after or {})}
    if partnership_id is None:
        partnership_id = getattr(record, "partnership_id", None) or getattr(record, "home_id", None)
    running.notes.append(Note(running.name, running.by_id, running.on, kind, pk, partnership_id, body))


def afterwards(function: Callable[[], Any]) -> None:
    """Do something outside the database once everything is written, and not at all if it is not."""
    _now_running()
    transaction.on_commit(function)


def if_it_fails(function: Callable[[], Any]) -> None:
    """Undo something outside the database if what is being written is taken back."""
    _now_running().undo.append(function)


def nothing_changed() -> None:
    """Say that an operation found nothing to do, so that it may end without a note."""
    _now_running().has_said = True


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both sides, reduced to the names whose values differ."""
    names = [name for name in {**before, **after} if plain(before.get(name)) != plain(after.get(name))]
    return {name: before[name] for name in names if name in before}, {
        name: after[name] for name in names if name in after
    }


def values_of(record: Model, names: tuple[str, ...] | list[str]) -> dict[str, Any]:
    """These values of a record as they stand, spelled for the trail: columns, or properties such as a span."""
    columns = {field.name: field.attname for field in record._meta.concrete_fields}
    return {name: plain(getattr(record, columns.get(name, name))) for name in names}


def changes(record: Model, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set values on a record in memory, and return what differs: before and after, ready for `note`."""
    names = tuple(values)
    before = values_of(record, names)
    for name, value in values.items():
        setattr(record, name, value)
    return differing(before, values_of(record, names))
