"""Columns of a list: one declaration serves the table, its sorting and its download."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.timezone import localtime

from goldthread.kit.periods import uk_date

DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


@dataclass(frozen=True)
class Column:
    """A heading, and the attribute or function that gives its value; `sort` names the stored columns it sorts by;
    `shown` says how the value looks on the page where that differs from the download."""

    label: str
    value: str | Callable[[Any], Any]
    sort: str | tuple[str, ...] = ()
    is_link: bool = False
    is_number: bool = False
    empty: str = "Not recorded"
    shown: Callable[[Any], Any] | None = None

    @property
    def key(self) -> str:
        return slugify(self.label)

    def read(self, record: Any) -> Any:
        """The bare value, as a download takes it."""
        found = self.value(record) if callable(self.value) else attrgetter(self.value.replace("__", "."))(record)
        return found() if callable(found) else found

    def cell(self, record: Any) -> Any:
        """The value as the page shows it; the linked column leads to the record."""
        words = self.shown(record) if self.shown else as_words(self.read(record), self.empty)
        words = str(words).replace(" ", "\u00a0") if DAY.fullmatch(str(words)) else words  # a day stays on one line
        words = f"{words:,}" if self.is_number and isinstance(words, int) else words
        return (
            format_html('<a class="govuk-link" href="{}">{}</a>', record.get_absolute_url(), words)
            if self.is_link
            else words
        )

    @property
    def sorts(self) -> tuple[str, ...]:
        """The stored columns it sorts by; none, when it does not sort."""
        return (self.sort,) if isinstance(self.sort, str) and self.sort else tuple(self.sort)


def as_words(value: Any, empty: str = "Not recorded") -> Any:
    """A value as people write it: days in words, Yes or No, and a sentence where there is nothing."""
    if value is None or value == "":
        return empty
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return uk_date(localtime(value).date())
    return uk_date(value) if isinstance(value, date) else value


def sorting(columns: tuple[Column, ...], asked: str, query: Any) -> dict[str, dict[str, str]]:
    """For each heading that sorts: its address and the direction in force; a second click turns it round."""
    found = {}
    for column in columns:
        if not column.sorts:
            continue
        is_up, is_down = asked == column.key, asked == f"-{column.key}"
        kept = query.copy()
        kept.pop("page", None)
        kept["sort"] = f"-{column.key}" if is_up else column.key
        found[column.label] = {
            "url": f"?{kept.urlencode()}",
            "direction": "ascending" if is_up else "descending" if is_down else "",
        }
    return found
