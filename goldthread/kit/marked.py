"""Words marked in a text, safe to print, and the line around the first of them."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

AROUND = 110  # characters shown on either side of what was found
MARKS = re.compile(r"(?:^|\s)#{1,6}\s|\*\*")  # of headings and of bold words, in texts that are Markdown
STEM = 4  # letters by which a word is recognised in another of its forms


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """What finds these words in a text, each by its beginning, so that "toolkits" is found in "toolkit"."""
    stems = sorted({re.escape(_stem(word)) for word in words}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(stems)})\w*", re.IGNORECASE) if stems else None


def _stem(word: str) -> str:
    return word[: max(STEM, len(word) - 3)] if word.isalpha() else word


def marked(text: str, words: re.Pattern[str] | None) -> SafeString:
    """The text, safe to print, with what was looked for marked."""
    if words is None:
        return conditional_escape(text)
    parts, end = [], 0
    for found in words.finditer(text):
        parts += [conditional_escape(text[end : found.start()]), format_html("<mark>{}</mark>", found[0])]
        end = found.end()
    return mark_safe("".join([*parts, conditional_escape(text[end:])]))  # noqa: S308


def snippet(text: str, words: re.Pattern[str] | None) -> SafeString:
    """A line of the text around the first of the words looked for; its beginning, when they are in the title alone."""
    text = " ".join(MARKS.sub(" ", text).split())
    found = words.search(text) if words else None
    start = max(0, found.start() - AROUND) if found else 0
    end = (found.end() if found else 0) + AROUND
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, marked(_whole_words(text, start, end), words), after)


def _whole_words(text: str, start: int, end: int) -> str:
    cut = text[start:end]
    if start:
        cut = cut.partition(" ")[2]
    return cut.rpartition(" ")[0] if end < len(text) and " " in cut else cut
