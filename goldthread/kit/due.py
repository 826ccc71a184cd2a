"""What is owed: the one shape in which every chapter says what is waiting, for whom and until when."""

from dataclasses import dataclass

from goldthread.kit.periods import Span


@dataclass(frozen=True)
class Due:
    """One thing owed. `what` is said in words, `whose` names who owes it, `when` may be unknown, `why` is the
    reason it is on the list ("no update since the last round"), `where` is the address of the page that settles it;
    `restricted` says that only a few may read of it, so that it stays out of what many see; `until` are the words
    before its day."""

    what: str
    whose: str
    when: Span
    why: str
    where: str
    verb: str = "Open"
    restricted: bool = False
    until: str = "due"


def soonest_first(dues: list[Due]) -> list[Due]:
    """Dated first, soonest at the top; what has no date follows in the order of its words."""
    return sorted(dues, key=lambda due: (due.when.sort_key, due.what))
