"""What somebody leaves behind: the one shape in which every chapter says what a seat answers for, or a person alone."""

from dataclasses import dataclass

from goldthread.kit.periods import NOT_KNOWN, Span


@dataclass(frozen=True)
class Owned:
    """One thing that is owned: through which seat, by its number, or None when it is the person's alone; what kind of
    thing it is, in words; the thing itself; its page; until when it is owed; and whether only a few may read of it."""

    seat: int | None
    kind: str
    what: str
    where: str = ""
    when: Span = NOT_KNOWN
    restricted: bool = False


def by_kind(things: list[Owned]) -> dict[str, list[Owned]]:
    """Return things under their kind, each kind soonest first."""
    found: dict[str, list[Owned]] = {}
    for thing in sorted(things, key=lambda thing: (thing.when.sort_key, thing.what)):
        found.setdefault(thing.kind, []).append(thing)
    return found
