"""The library: facts of law and guidance as data, each with an edition or a source and how sure it is, read once."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import Error

from goldthread.kit.library.reading import read
from goldthread.kit.library.shapes import SHELVES, UNVERIFIED, Doubt, Edition, Fact, Library
from goldthread.kit.periods import Period


class LibraryFaulty(Exception):
    """The library's files have faults; the message lists them, a line each."""


def library() -> Library:
    """The library in force: the shipped one, with entries replaced or added from the folder in GOLDTHREAD_LIBRARY.

    Raises LibraryFaulty, which lists every fault, when a file cannot be used.
    """
    found, faults = read(str(getattr(settings, "GOLDTHREAD_LIBRARY", "") or ""))
    if faults:
        raise LibraryFaulty("\n".join(map(str, faults)))
    return found


def guidance(edition: str) -> Edition:
    """The edition of the guidance with this key. Raises KeyError when there is none."""
    return library().editions[edition]


def edition_for(period: Period) -> Edition | None:
    """The edition that governs a report on this period, by the day it starts; None when no edition does."""
    return next((edition for edition in library().editions.values() if edition.governs(period.start)), None)


def unverified() -> list[Doubt]:
    """Every entry that is our inference or not verified, for the administrator to check."""
    return [doubt for doubt in _all_facts(library()) if doubt.sure in UNVERIFIED]


def check_library(app_configs: Any = None, **_: Any) -> list[Error]:
    """Refuse to start with a library that has faults: one message a fault, with file, place and reason."""
    faults = read(str(getattr(settings, "GOLDTHREAD_LIBRARY", "") or ""))[1]
    return [Error(str(fault), hint="See docs/library.md.", id="goldthread.L001") for fault in faults]


def _all_facts(found: Library) -> Iterator[Doubt]:
    for edition in found.editions.values():
        yield Doubt("guidance", edition.key, edition.title, edition.sure, edition.source)
        for item in edition.items:
            yield Doubt("guidance", f"{edition.key} {item.id}", item.text, item.sure, item.source)
    for shelf in SHELVES:
        for key, entry in getattr(found, shelf.name).items():
            yield Doubt(shelf.name.replace("_", " "), key, _said(entry), entry.sure, entry.source)


def _said(entry: Fact) -> str:
    names = ("to", "title", "full", "text", "words", "name")
    return next(getattr(entry, name) for name in names if hasattr(entry, name))
