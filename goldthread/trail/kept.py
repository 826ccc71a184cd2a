"""What is worked out from the record is kept until something is written that may change it; the trail says what was."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from goldthread.trail.models import Entry

F = TypeVar("F")


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


COUNTS = Kept(most=256)


def head() -> str:
    """Return the last line of the trail by its hash; empty when nothing was ever written through it."""
    return Entry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""


def how_many(records: QuerySet) -> int:
    """Return how many records there are, counted anew only after something is written: what each of many asks of what
    hangs on it takes half of a list's time. Kept under the query itself, so that nobody is told another's number."""
    try:
        asked, params = records.order_by().values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return 0
    return COUNTS.get((asked, repr(params)), head(), records.count)
