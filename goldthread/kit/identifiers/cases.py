"""Numbers of case systems: known by the word beside them, and by how many digits the system gives."""

import re
from collections.abc import Iterator, Sequence

from goldthread.kit.identifiers.found import Text, places
from goldthread.kit.library.shapes import CaseNumber

CASE = "case"
NUMBER = re.compile(
    r"(?:'s)?(?: ?\b(?:system|person|client|case|child|record|file|ref|reference|number|num|no|nr|id|identifier)\b\.?)*"
    r"[\s.:;#=()-]{0,6}(?:(?:is|was|as|of)\s+)?#?"
    r"((?:([a-z]{1,5})[ /-]?)?\d(?:[/-]?\d| (?=\d{2,})\d)*)(?![\w%]|[.,]\d|[/-]\d)"
)


def case_numbers(text: Text, systems: Sequence[CaseNumber]) -> Iterator[tuple[str, int, int]]:
    """Numbers of the systems in the library, each after a word of its own: "Mosaic ID 1234567"."""
    for system in systems:
        for word in system.words:
            for at in places(word, text.small) if word in text.small else ():
                match = NUMBER.match(text.small, at + len(word))
                if match and _fits(system, match):
                    yield CASE, at, match.end()


def _fits(system: CaseNumber, match: re.Match[str]) -> bool:
    digits = sum(each.isdecimal() for each in match[1])
    return system.least <= digits <= system.most and len(match[2] or "") <= system.letters
