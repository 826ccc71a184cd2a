"""What is made from the record for a report is kept until something is written that may change it."""

import gc
from collections.abc import Callable, Hashable
from functools import partial
from typing import TypeVar

from goldthread.report.models import Report
from goldthread.trail.kept import Kept, head
from goldthread.trail.models import Entry

F = TypeVar("F")
OWN = f"{Report._meta.app_label}."
PIECES, FACTS = Kept(most=16), Kept(most=4)  # the facts of ten thousand actions are some megabytes
CHAPTERS = Kept(most=32)


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
    return FACTS.get(key, head_of_facts(), partial(_gathered, make))


def kept_chapter(key: tuple[Hashable, ...], make: Callable[[], F]) -> F:
    """Return the facts of one chapter, as `kept_facts` does."""
    return CHAPTERS.get(key, head_of_facts(), partial(_gathered, make))


def _gathered(make: Callable[[], F]) -> F:
    """Gather, and have the rows go at once that the facts were made from: records and what was fetched with them hold
    one another, and would stay until the next chapter's are there too, and so the process would grow by them all."""
    made = make()
    gc.collect(1)  # the young ones alone, which are these
    return made
