"""References: "AC-12" for a record, and "see AC-12" in prose turned into a link."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

PATTERN = re.compile(r"\b([A-Z]{1,4})-([1-9][0-9]{0,6})\b")


class Numbered(Protocol):
    REFERENCE: str
    number: int


@dataclass(frozen=True)
class Target:
    """Where a reference leads, and the words shown when a pointer rests on it."""

    url: str
    title: str = ""


def reference(record: Numbered) -> str:
    """The prefix of the record's kind and its number within the partnership."""
    return f"{record.REFERENCE}-{record.number}"


def parse_reference(text: str) -> tuple[str, int] | None:
    """The prefix and number of a text that is exactly one reference (in capitals or not), else None."""
    found = PATTERN.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None


def references_in(text: str) -> list[tuple[str, int]]:
    """Every reference in a prose, in order, once each."""
    return list(dict.fromkeys((found[1], int(found[2])) for found in PATTERN.finditer(text)))


def link_references(text: str, find: Callable[[str, int], Target | None]) -> SafeString:
    """Prose as safe HTML in which each reference that `find` knows is a link. `find` answers None for a record that
    does not exist and for one the reader may not see, so that the two look the same."""

    def link(found: re.Match[str]) -> str:
        target = find(found[1], int(found[2]))
        if target is None:
            return found[0]
        return format_html('<a class="govuk-link" href="{}" title="{}">{}</a>', target.url, target.title, found[0])

    return mark_safe(PATTERN.sub(link, conditional_escape(text)))  # noqa: S308
