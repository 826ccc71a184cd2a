"""What is written when something that may say who a child is was stopped, cleared or found in a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from goldthread.kit.identifiers import kind_of
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Catch, Partnership
from goldthread.trail.operation import note, nothing_changed, operation

R = TypeVar("R")


@dataclass(frozen=True)
class Clearing:
    """What a person says of one kind of find in one place: it does not identify a child, because ..."""

    kind: str
    place: str
    reason: str


@operation
def record_catch(
    *,
    partnership: Partnership | None,
    kind: str,
    place: str,
    outcome: str = Catch.Outcome.STOPPED,
    record: Model | None = None,
    reason: str = "",
    by: Any,
    on: date,
) -> Catch:
    """Record that something of a kind was stopped, cleared or found in a file, and where; never what it said. The same
    stop by the same person in the same place counts once a day. Raises Refusal for a clearing without a reason."""
    if outcome == Catch.Outcome.CLEARED and not reason.strip():
        raise Refusal("Say why this does not identify a child.", "reason")
    about = {
        "partnership": partnership, "kind": kind, "place": place[:200], "outcome": outcome, "by": by, "on": on,
        "record_kind": record._meta.label_lower if record else "", "record_id": record.pk if record else None,
    }  # fmt: skip
    earlier = Catch.objects.filter(**about).first() if outcome == Catch.Outcome.STOPPED else None
    if earlier:
        nothing_changed()
        return earlier
    catch = Catch.objects.create(**about, reason=reason.strip()[:300])
    note(catch, {}, {"kind": kind, "place": catch.place, "outcome": outcome}, says=_says(catch))
    return catch


@operation
def record_catches(
    *, found: Iterable[tuple[str, str]], partnership: Partnership | None, record: Model | None = None, by: Any, on: date
) -> list[Catch]:
    """Record that several things were stopped at once, each by its kind and its place."""
    about = {"partnership": partnership, "record": record, "by": by, "on": on}
    return [record_catch(kind=kind, place=place, **about) for kind, place in dict.fromkeys(found)]


@operation
def save_cleared(
    *,
    save: Callable[[], R],
    clearings: Iterable[Clearing],
    partnership: Partnership | None,
    record: Model | None = None,
    by: Any,
    on: date,
) -> R:
    """Save what a person has cleared, and record each clearing with it: both or neither."""
    saved = save()
    about = saved if isinstance(saved, Model) and saved.pk else record
    for each in clearings:
        record_catch(
            partnership=partnership,
            kind=each.kind,
            place=each.place,
            outcome=Catch.Outcome.CLEARED,
            record=about,
            reason=each.reason,
            by=by,
            on=on,
        )
    return saved


def _says(catch: Catch) -> str:
    what = {"stopped": "stopped", "cleared": "cleared", "found": "found in a file"}[catch.outcome]
    return f"{what} {kind_of(catch.kind).one} ({catch.place})"
