"""The functions of independent scrutiny: which edition of the guidance names them on a day, and their names."""

from collections.abc import Iterable
from datetime import date

from goldthread.kit.library import edition_for, library
from goldthread.kit.library.shapes import ScrutinyFunction
from goldthread.kit.periods import reporting_year


def edition_on(day: date, start_month: int = 4) -> str:
    """Return the key of the edition whose functions hold in the year of a day; the latest where none governs it."""
    edition = edition_for(reporting_year(day, start_month))
    return edition.key if edition else list(library().editions)[-1]


def functions_of(edition: str) -> list[ScrutinyFunction]:
    """Return the functions that an edition names, in its order."""
    return [each for each in library().scrutiny_functions.values() if each.edition == edition]


def functions_named(keys: Iterable[str]) -> list[ScrutinyFunction]:
    """Return the functions with these keys, in the library's order; a key that is gone is left out."""
    wanted = set(keys)
    return [each for key, each in library().scrutiny_functions.items() if key in wanted]


def edition_title(key: str) -> str:
    """Return what an edition is called; its key where the library has none of this name."""
    edition = library().editions.get(key)
    return edition.title if edition else key
