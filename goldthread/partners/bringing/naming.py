"""The names in a spreadsheet for whom nobody is known: how often each stands there, and who may be meant."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldthread.kit.brought import Bringing, Kind, Placed
from goldthread.kit.words import joined
from goldthread.partners.bringing.bodies import Bodies, called
from goldthread.partners.models import Agency, Group, Holding, Import, ImportedRow, Person, Seat
from goldthread.partners.queries import agencies_of

MOST = 60


@dataclass(frozen=True)
class Unknown:
    """A name for which nobody is known, with the number of rows in which it stands, and the columns."""

    words: str
    rows: int
    columns: tuple[str, ...]


def may_be_named(imported: Import, kind: Kind) -> bool:
    """Say whether it can still be said whom the names of a spreadsheet mean: before it is loaded, and afterwards where
    its kind can place them."""
    return imported.state == Import.State.PREVIEWED or (imported.state == Import.State.LOADED and bool(kind.naming))


def unknown_names(imported: Import, person: Person) -> list[Unknown]:
    """Return the names for which nobody is known, the most frequent first."""
    rows = ImportedRow.objects.visible_to(person).filter(imported=imported, is_flagged=True)
    words: dict[str, str] = {}
    counts, columns = Counter[str](), dict[str, dict[str, None]]()
    for problems in rows.values_list("problems", flat=True):
        found = {(called(name), name, column) for column, _, _, *names in problems for name in _names(names)}
        counts.update({key for key, _, _ in found})
        for key, name, column in sorted(found):
            words.setdefault(key, name)
            columns.setdefault(key, {})[column] = None
    return [Unknown(words[key], number, tuple(columns[key])) for key, number in counts.most_common()]


def _names(rest: Sequence[Sequence[str]]) -> Sequence[str]:
    """The names of a problem; those of rows that were read before names were kept have none."""
    return rest[0] if rest else ()


class Offered:
    """Who may be meant by a name: the agencies, groups and seats of a partnership, a seat with whoever holds it."""

    def __init__(self, bringing: Bringing) -> None:
        home, by, on = bringing.home, bringing.by, bringing.on
        self.bringing = bringing
        groups = Group.objects.visible_to(by).exclude(kind=Group.Kind.PANEL).filter(ends_last=None)
        seats = Seat.objects.visible_to(by).filter(partnership=home, ends_on=None).order_by("title")
        held = Holding.objects.visible_to(by).on(on).filter(seat__in=seats, is_deputy=False).order_by("person__name")
        holders: dict[int, list[str]] = {}
        for seat, name in held.values_list("seat", "person__name"):
            holders.setdefault(seat, []).append(name)
        named = [(each.name, each) for each in agencies_of(home, on)]
        named += [(each.name, each) for each in groups.order_by("name")]
        named += [(f"{each} ({joined(holders[each.pk])})" if each.pk in holders else str(each), each) for each in seats]
        self.choices: dict[str, Any] = dict(named)

    @cached_property
    def bodies(self) -> Bodies:
        """Everybody by the words people use for them, read once something is typed."""
        return Bodies(self.bringing)

    def meant(self, typed: str) -> Any:
        """Return who is meant by what was typed, or None where that is nobody here."""
        words = " ".join(typed.split())
        found = self.choices.get(words) or self.bodies.one(words)
        return found if isinstance(found, Agency | Group | Seat) else None


def placed(row: ImportedRow, columns: Mapping[str, str], meant: Mapping[str, Any]) -> Placed:
    """Return a loaded row with whom its names turned out to mean, by field."""
    bodies: dict[str, list[Any]] = {}
    for column, _, _, *names in row.problems:
        found = [meant[key] for name in _names(names) if (key := called(name)) in meant]
        if found and columns.get(column):
            bodies.setdefault(columns[column], []).extend(found)
    return Placed(row.records, row.record_kind, row.record_id, bodies)


def without(problems: Sequence[Sequence[Any]], meant: Mapping[str, Any]) -> list[list[Any]]:
    """Return what is still to be looked at in a row, once these names are known."""
    kept = []
    for column, value, sentence, *names in problems:
        left = [name for name in _names(names) if called(name) not in meant]
        if left or not _names(names):
            kept.append([column, value, sentence, left])
    return kept
