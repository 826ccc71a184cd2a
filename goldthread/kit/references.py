"""References: "AC-12" for a record, and "see AC-12" in prose turned into a link for a reader who may see the record.

The words of a page mark what they refer to (`with_references`); once the page stands, its marks are taken out together,
and each becomes a link or plain words (`link_references`)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

PATTERN = re.compile(r"\b([A-Z]{1,4})-([1-9][0-9]{0,6})\b")
TAG = re.compile(r"(<[^>]*>)")
APART = re.compile(r"<(/?)(?:a|button|summary|h[1-6]|svg|code|textarea|gt-see)\b")  # no link stands within one of these
OPENING = b"<gt-see "
SEE = re.compile(r'<gt-see in="([0-9]+)">([^<]*)</gt-see>')


class Numbered(Protocol):
    REFERENCE: str
    number: int


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


def with_references(markup: Any, record: Any) -> SafeString:
    """Prose, as HTML, whose references are marked with the partnership of the record whose words they are: a number
    names a record only there. Text that is not yet safe is escaped first; what stands in a link or a heading stays."""
    escaped = conditional_escape(markup)
    home = getattr(record, "home_id", None)
    if home is None or not PATTERN.search(escaped):
        return escaped
    return mark_safe("".join(_marked(escaped, rf'<gt-see in="{home:d}">\g<0></gt-see>')))  # noqa: S308


def _marked(markup: str, mark: str) -> Iterator[str]:
    depth = 0
    for piece in TAG.split(markup):
        apart = APART.match(piece)
        if apart:
            depth += -1 if apart[1] else 1
        yield piece if depth or piece.startswith("<") else PATTERN.sub(mark, piece)


def references_of(page: str) -> set[tuple[int, str]]:
    """What a page refers to: the number of a partnership, and a reference within it."""
    return {(int(home), named) for home, named in SEE.findall(page)}


def link_references(page: str, urls: Mapping[tuple[int, str], str]) -> str:
    """The page without its marks: each reference that has an address is a link, and any other is plain words, so that
    a record which does not exist and one the reader may not see look the same."""

    def link(found: re.Match[str]) -> str:
        url = urls.get((int(found[1]), found[2]))
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, found[2]) if url else found[2]

    return SEE.sub(link, page)
