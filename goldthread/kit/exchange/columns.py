"""Columns: how each sort of value is written in a file, read back from it, and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from inspect import getattr_static
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from goldthread.kit.library import library
from goldthread.kit.periods import Span, UnreadableSpan, parse_span, span_of_words
from goldthread.kit.spans import SpanOf
from goldthread.kit.spans import columns as span_columns

if TYPE_CHECKING:
    from goldthread.kit.exchange.rows import Row

GIVEN_OUT = "number"  # a record that comes without one is given the next
POINTER = re.compile(r"(?:(?P<home>[-\w]+)/)?(?P<key>[^/#\s]+)?(?:#(?P<ident>[-\w]+))?")


class Slip(Exception):
    """A value that cannot be read; the message is a sentence with the remedy."""


@dataclass(frozen=True)
class Column:
    """One value of a row. `read` answers what the row holds, `write` what the file says; they undo one another."""

    name: str
    field: Any
    default: Any = None
    is_needed: bool = False

    def read(self, value: Any) -> Any:
        return value

    def write(self, value: Any, row: "Row") -> Any:
        return value

    def of_record(self, record: models.Model) -> Any:
        return getattr(record, self.name)

    def for_record(self, value: Any) -> dict[str, Any]:
        """The model's columns and their values."""
        return {self.name: value}

    def _validated(self, value: Any) -> Any:
        try:
            self.field.run_validators(value)
        except ValidationError as error:
            raise Slip(" ".join(error.messages)) from None
        return value


class Text(Column):
    """Words, without the space around them, each line ending in one way."""

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Slip("must be text in quotes.")
        value = _tidy(value)
        if "\x00" in value:
            raise Slip("holds a character that is not text. Take it out.")
        if not value and self.is_needed:
            raise Slip("is empty. Say something here.")
        return self._validated(value)

    def of_record(self, record: models.Model) -> str:
        return _tidy(getattr(record, self.name))


@dataclass(frozen=True)
class Choice(Text):
    """One of a few words: the model's own choices, or the keys of a shelf of the library."""

    shelf: str = ""

    def read(self, value: Any) -> str:
        if value == "" and not self.is_needed:
            return ""
        allowed = getattr(library(), self.shelf).keys() if self.shelf else [key for key, _ in self.field.choices]
        if value not in allowed:
            raise Slip(f'is "{value}". Use one of: {", ".join(str(key) for key in allowed)}.')
        return value


class Number(Column):
    """A whole number."""

    def read(self, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Slip("must be a whole number.")
        return self._validated(value)


class Fraction(Column):
    """A number with decimals, written as short as it can be."""

    def read(self, value: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise Slip("must be a number.")
        if not Decimal(value).is_finite():
            raise Slip("must be a number that ends.")
        return self._validated(Decimal(value))

    def write(self, value: Any, row: "Row") -> Any:
        return None if value is None else Decimal(f"{value.normalize():f}")


class Truth(Column):
    """True or false; where the model allows, left out means not answered."""

    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise Slip("must be true or false.")
        return value


class Said(Truth):
    """Something a file states and no column keeps, for it follows from other records."""

    def of_record(self, record: models.Model) -> bool:
        return False

    def for_record(self, value: Any) -> dict[str, Any]:
        return {}


class Day(Column):
    """One day of the calendar."""

    def read(self, value: Any) -> date:
        if isinstance(value, str):
            span = _read_span(value, worded=False)
            value = span.first if span.is_day else value
        if not isinstance(value, date) or isinstance(value, datetime):
            raise Slip('must be one day, such as 2021-02-28 or "28 February 2021".')
        return value


class Clock(Column):
    """A time of day, to the minute."""

    def read(self, value: Any) -> time:
        if not isinstance(value, time) or value.tzinfo or value.second or value.microsecond:
            raise Slip("must be a time of day to the minute, such as 10:00:00.")
        return value


@dataclass(frozen=True)
class When(Column):
    """A day, month, quarter, year or unknown, in people's words; with days beside words that do not say them."""

    default: Span = Span()
    worded: bool = False

    def read(self, value: Any) -> Span:
        if isinstance(value, date) and not isinstance(value, datetime):
            return Span.day(value)
        if isinstance(value, str):
            return self._short_enough(_read_span(value, self.worded))
        if isinstance(value, Mapping) and value and value.keys() <= {"first", "last", "words"}:
            return self._short_enough(self._spelled_out(value))
        raise Slip('must be words such as "February 2021", or { first = 2021-02-01, last = 2021-02-28, words = "" }.')

    def write(self, value: Span, row: "Row") -> Any:
        text = value.written()
        try:
            if _read_span(text, self.worded) == value:
                return text
        except Slip:
            pass
        return {name: part for name in ("first", "last", "words") if (part := getattr(value, name))}

    def for_record(self, value: Span) -> dict[str, Any]:
        return span_columns(self.name, value)

    def _spelled_out(self, value: Mapping[str, Any]) -> Span:
        first, last, words = value.get("first"), value.get("last"), value.get("words", "")
        if not all(day is None or type(day) is date for day in (first, last)) or not isinstance(words, str):
            raise Slip("must have days as first and last, and text as words.")
        try:
            return Span(first, last, words)
        except UnreadableSpan as error:
            raise Slip(error.sentence) from None

    def _short_enough(self, span: Span) -> Span:
        if len(span.words) > 120 or "\x00" in span.words:
            raise Slip("is too long for a date. Use at most 120 characters.")
        return span


@dataclass(frozen=True)
class To(Column):
    """A pointer to another record, by its key; read as written, and resolved when every file has been read."""

    many: bool = False

    @property
    def target(self) -> type[models.Model]:
        return self.field.related_model

    @property
    def ends(self) -> tuple[str, str]:
        """The two columns of the table that holds a pointer to many."""
        return f"{self.field.m2m_field_name()}_id", f"{self.field.m2m_reverse_field_name()}_id"

    def read(self, value: Any) -> Any:
        if not self.many:
            return self._one(value)
        if not isinstance(value, list):
            raise Slip("must be a list of keys.")
        return tuple(sorted({self._one(each) for each in value}))

    def write(self, value: Any, row: "Row") -> Any:
        if self.many:
            return sorted(pointer.seen_from(row) for pointer in value)
        return value and value.seen_from(row)

    def of_record(self, record: models.Model) -> Any:
        return () if self.many else getattr(record, self.field.attname)

    def for_record(self, value: Any) -> dict[str, Any]:
        return {} if self.many else {self.field.attname: value}

    def _one(self, value: Any) -> str:
        if not isinstance(value, str) or not value or not POINTER.fullmatch(value):
            raise Slip('must be a key, such as "police", "isle-of-wight/police" or "launch-toolkit#2".')
        return value


class Words(Column):
    """A list of short texts."""

    def read(self, value: Any) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise Slip("must be a list of texts in quotes.")
        return [_tidy(each) for each in value]

    def of_record(self, record: models.Model) -> list[str]:
        return [_tidy(str(each)) for each in getattr(record, self.name)]


SORTS: dict[Any, type[Column]] = {
    models.BooleanField: Truth,
    models.DecimalField: Fraction,
    models.IntegerField: Number,
    models.DateField: Day,
    models.TimeField: Clock,
    models.JSONField: Words,
}


def column_of(model: type[models.Model], name: str, *, worded: bool = False, shelf: str = "") -> Column:
    """The column for a field of a model, or for a date that the model keeps in three."""
    if isinstance(getattr_static(model, name, None), SpanOf):
        return When(name, None, worded=worded)
    field: Any = model._meta.get_field(name)
    default = field.get_default() if field.has_default() else None
    needed = not (field.has_default() or field.null or field.blank or name == GIVEN_OUT)
    if field.is_relation:
        return To(name, field, () if field.many_to_many else None, needed, many=bool(field.many_to_many))
    if shelf or field.choices:
        return Choice(name, field, "" if default is None and not needed else default, needed, shelf=shelf)
    if isinstance(field, models.CharField | models.TextField):
        return Text(name, field, "" if default is None else default, needed)
    sort = next(sort for base, sort in SORTS.items() if isinstance(field, base))
    return sort(name, field, default, needed)


def _read_span(text: str, worded: bool) -> Span:
    try:
        return span_of_words(text) if worded else parse_span(text)
    except UnreadableSpan as error:
        raise Slip(error.sentence) from None


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
