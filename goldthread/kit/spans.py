"""Columns for a date that may be a day, a month, a quarter, a year, or unknown."""

from typing import Any

from django.db import models

from goldthread.kit.periods import Span


def a_day() -> models.DateField:
    """Return the column of a span's first or last possible day."""
    return models.DateField(null=True, blank=True)


def own_words() -> models.CharField:
    """Return the column of the words in which the source gave the date."""
    return models.CharField(max_length=120, blank=True, default="")


def columns(name: str, span: Span) -> dict[str, Any]:
    """Return the three column values of a span, ready for a model's constructor."""
    return {f"{name}_first": span.first, f"{name}_last": span.last, f"{name}_words": span.words}


class SpanOf:
    """Read and write the columns NAME_first, NAME_last and NAME_words as one Span."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, record: Any, owner: type) -> Any:
        if record is None:
            return self
        return Span(*(getattr(record, column) for column in columns(self.name, Span(None, None, ""))))

    def __set__(self, record: Any, span: Span) -> None:
        for column, value in columns(self.name, span).items():
            setattr(record, column, value)
