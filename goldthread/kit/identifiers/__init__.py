"""What in a text may say who a child is: numbers, dates of birth, addresses, and names or initials with an age."""

import re
from functools import cache
from itertools import islice

from django.conf import settings

from goldthread.kit.identifiers.addresses import addresses
from goldthread.kit.identifiers.ages import NUMBERS, People, ages
from goldthread.kit.identifiers.births import births
from goldthread.kit.identifiers.cases import case_numbers
from goldthread.kit.identifiers.found import Found, reading
from goldthread.kit.identifiers.numbers import nhs_numbers, pupil_numbers
from goldthread.kit.library import library
from goldthread.kit.library.shapes import CaseNumber, Identifier

__all__ = ["Found", "find", "kind_of"]

NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
ENOUGH = 100  # of one kind in one text; whoever is told of so many looks at the whole


def find(text: str) -> tuple[Found, ...]:
    """Everything in a text that may say who a child is, in the order of the text; what overlaps is told once."""
    if not NUMBER.search(text):
        return ()
    read = reading(text)
    people, systems = _known(str(getattr(settings, "GOLDTHREAD_LIBRARY", "") or ""))
    looks = (
        nhs_numbers(read),
        pupil_numbers(read),
        births(read),
        addresses(read),
        case_numbers(read, systems),
        ages(read, people),
    )
    spans = [span for look in looks for span in islice(look, ENOUGH)]
    kept: list[Found] = []
    for kind, start, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        if not kept or start >= kept[-1].end:
            kept.append(Found(kind, start, end, text[start:end]))
    return tuple(kept)


def kind_of(key: str) -> Identifier:
    """A kind's title, why it matters and how to say it safely."""
    return library().identifiers[key]


@cache
def _known(folder: str) -> tuple[People, tuple[CaseNumber, ...]]:
    """Names, initials that are none, and numbers of case systems, as the library in force has them."""
    found = library()
    groups = found.forenames.values()
    names = frozenset(name for group in groups if not group.are_words for name in group.names)
    words = frozenset(name for group in groups if group.are_words for name in group.names)
    short = {word for entry in found.not_initials.values() for word in entry.names} | set(found.words)
    return People(names - words, words, frozenset(each.upper() for each in short)), tuple(found.case_numbers.values())
