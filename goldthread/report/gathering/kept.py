"""What is made from the record is kept until something is written that may change it; the trail says what was."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from goldthread.report.models import Report
from goldthread.trail.models import Entry

F = TypeVar("F")
OWN = f"{Report._meta.app_label}."


class Kept:
    """The few things of one sort that a process made last, each under its name and the entry of the trail that was the
    last to bear on it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.made: OrderedDict[Hashable, object] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, last: str, make: Callable[[], F]) -> F:
        """Return what was made under this key since that entry, else make it now; without an entry nothing is kept."""
        if not last:
            return make()
        with self.lock:
            if (key, last) in self.made:
                self.made.move_to_end((key, last))
                return self.made[key, last]  # type: ignore[return-value]
        made = make()
        with self.lock:
            self.made[key, last] = made
            while len(self.made) > self.most:
                self.made.popitem(last=False)
        return made


PIECES, FACTS = Kept(most=16), Kept(most=4)  # the facts of ten thousand actions are some megabytes
CHAPTERS = Kept(most=32)


def head() -> str:
    """Return the last line of the trail by its hash; empty when nothing was ever written through it."""
    return Entry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""


def head_of_facts() -> str:
    """Return the last line of the trail that is not about a report or a paper: only such a one can change the facts
    that they tell. What is written in a report is no fact, and is read each time."""
    others = Entry.objects.exclude(record_kind__startswith=OWN)
    return others.order_by("-pk").values_list("hash", flat=True).first() or ""


def kept(key: tuple[Hashable, ...], make: Callable[[], F]) -> F:
    """Return a piece of a report as it prints, made anew after anything is written."""
    return PIECES.get(key, head(), make)


def kept_facts(key: tuple[Hashable, ...], make: Callable[[], F]) -> F:
    """Return facts, gathered anew only after something other than a report is written."""
    return FACTS.get(key, head_of_facts(), make)


def kept_chapter(key: tuple[Hashable, ...], make: Callable[[], F]) -> F:
    """Return the facts of one chapter, as `kept_facts` does."""
    return CHAPTERS.get(key, head_of_facts(), make)
