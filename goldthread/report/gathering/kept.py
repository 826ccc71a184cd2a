"""What is made from the record is kept while the record stands still: the head of the trail is part of its name."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from goldthread.trail.models import Entry

F = TypeVar("F")
MOST = 16
_kept: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()


def head() -> str:
    """The last line of the trail by its hash; empty when nothing was ever written through it."""
    return Entry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""


def kept(key: tuple[Hashable, ...], make: Callable[[], F]) -> F:
    """What was made before under this key and this head of the trail, else made now. Each process keeps its own few."""
    last = head()
    if not last:
        return make()
    with _lock:
        if (key, last) in _kept:
            _kept.move_to_end((key, last))
            return _kept[key, last]  # type: ignore[return-value]
    made = make()
    with _lock:
        _kept[key, last] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
