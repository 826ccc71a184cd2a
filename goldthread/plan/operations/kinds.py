"""What a partnership calls the parts of its plan, as data; Hampshire's shape is what a new one begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership, Person
from goldthread.plan.models import Kind, Objective
from goldthread.trail.operation import changes, note, nothing_changed, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("name", "plural", "part", "years", "about", "position")


@dataclass(frozen=True)
class DefaultKind:
    """A kind that a new partnership begins with."""

    key: str
    name: str
    plural: str
    part: str
    years: int | None = None
    about: str = ""
    under: tuple[str, ...] = ()


DEFAULT_KINDS = (
    DefaultKind(
        "vision", "Vision statement", "Vision statements", "statement", None, "What the partnership wants to be."
    ),
    DefaultKind(
        "priority", "Themed priority", "Themed priorities", "priority", None, "A subject the plan gives weight to."
    ),
    DefaultKind(
        "part-a",
        "Part A objective",
        "Part A objectives",
        "objective",
        3,
        "Long-term: it stays the same, and its activities are refreshed each year.",
        ("priority",),
    ),
    DefaultKind(
        "part-b",
        "Part B objective",
        "Part B objectives",
        "objective",
        1,
        "Shorter work, typically of one reporting year.",
        ("priority",),
    ),
    DefaultKind(
        "thread", "Cross-cutting thread", "Cross-cutting threads", "thread", None, "It runs across many objectives."
    ),
)


@operation
def install_default_kinds(*, partnership: Partnership, by: Person | None, on: date) -> list[Kind]:
    """Give a partnership the kinds of Hampshire's plan; those it has already are left as they are."""
    there = {kind.key: kind for kind in Kind.objects.filter(home=partnership)}
    missing = [each for each in DEFAULT_KINDS if each.key not in there]
    if not missing:
        nothing_changed()
    for each in missing:
        there[each.key] = _default(partnership, each, there)
        note(there[each.key], after=values_of(there[each.key], TOLD), says=f"added the kind {each.name}")
    return [there[each.key] for each in DEFAULT_KINDS]


def _default(home: Partnership, each: DefaultKind, there: dict[str, Kind]) -> Kind:
    kind = stored(Kind(
        home=home, key=each.key, name=each.name, plural=each.plural, part=each.part, years=each.years,
        about=each.about, position=DEFAULT_KINDS.index(each),
    ))  # fmt: skip
    kind.stands_under.set([there[key] for key in each.under if key in there])
    return kind


@operation
def add_kind(
    *,
    partnership: Partnership,
    name: str,
    plural: str,
    part: str,
    years: int | None = None,
    about: str = "",
    position: int | None = None,
    stands_under: Iterable[Kind] = (),
    key: str = "",
    by: Person | None,
    on: date,
) -> Kind:
    """Give a part of the plan a name of its own, and say under which kinds it may stand."""
    mine = Kind.objects.filter(home=partnership)
    place = mine.count() if position is None else position
    made = free_key(mine, name, key)
    kind = stored(
        Kind(home=partnership, key=made, name=name, plural=plural, part=part, years=years, about=about, position=place)
    )
    kind.stands_under.set(stands_under)
    note(kind, after=values_of(kind, TOLD), says=f"added the kind {name}")
    return kind


@operation
def change_kind(
    *,
    kind: Kind,
    name: str,
    plural: str,
    part: str,
    years: int | None = None,
    about: str = "",
    position: int | None = None,
    stands_under: Iterable[Kind] = (),
    version: int | None,
    by: Person | None,
    on: date,
) -> Kind:
    """Rename a kind, or say anew under which kinds it may stand. A kind that carries objectives keeps what it is."""
    row = reread(kind, version, {"name": name, "plural": plural, "about": about})
    if part != row.part and Objective.objects.filter(kind=row).exists():
        raise Refusal("Objectives of this kind exist, so it stays what it is. Add another kind instead.", "part")
    place = row.position if position is None else position
    before, after = changes(
        row, {"name": name, "plural": plural, "part": part, "years": years, "about": about, "position": place}
    )
    stood = sorted(row.stands_under.values_list("pk", flat=True))
    stored(row).stands_under.set(stands_under)
    stands = sorted(each.pk for each in stands_under)
    note(row, {**before, "stands_under": stood}, {**after, "stands_under": stands}, says=f"changed the kind {name}")
    return row
