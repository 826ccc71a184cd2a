"""Conditions over stored columns: one table, read purely for a row and compiled to SQL for a list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Q, Value, When

from goldthread.kit.prepared import plain

Marks = Mapping[str, date]


@dataclass(frozen=True)
class Condition:
    """A test of one row. `holds` answers for a mapping or an object, `q` is the same test for the database; both are
    two-valued, so that an empty column is never "perhaps". `marks` name other days: the start of a round."""

    words: str
    _holds: Callable[[Any, date, Marks], bool]
    _q: Callable[[date, Marks], Q]

    def holds(self, row: Any, today: date, **marks: date) -> bool:
        return self._holds(row, today, marks)

    def q(self, today: date, **marks: date) -> Q:
        return self._q(today, marks)


def value_of(row: Any, column: str) -> Any:
    """A column of a mapping, or of an object along a double-underscored path; nothing at all reads as None."""
    if isinstance(row, Mapping):
        return row[column]
    if "__" not in column:
        return getattr(row, column) if row is not None else None
    for name in column.split("__"):
        row = getattr(row, name) if row is not None else None
    return row


def is_in(column: str, values: Iterable[Any]) -> Condition:
    """The column holds one of these values; an empty column holds none."""
    allowed = tuple(values)
    asked = [plain(value) for value in allowed]
    return Condition(
        f"{column} is one of {', '.join(str(value) for value in allowed)}",
        lambda row, today, marks: value_of(row, column) in allowed,
        lambda today, marks: _filled(column) & Q(**{f"{column}__in": asked}),
    )


def equals(column: str, value: Any) -> Condition:
    """The column holds exactly this value, which is not None."""
    return is_in(column, (value,))


def is_true(column: str) -> Condition:
    return equals(column, True)


def is_empty(column: str) -> Condition:
    """The column holds nothing (NULL)."""
    return Condition(
        f"{column} is empty",
        lambda row, today, marks: value_of(row, column) is None,
        lambda today, marks: Q(**{f"{column}__isnull": True}),
    )


def is_blank(column: str) -> Condition:
    """The text column holds no text: NULL or the empty string."""
    return Condition(
        f"{column} is blank",
        lambda row, today, marks: value_of(row, column) in (None, ""),
        lambda today, marks: Q(**{f"{column}__isnull": True}) | Q(**{column: ""}),
    )


def before(column: str, *, days: int = 0, mark: str = "") -> Condition:
    """The column's day comes before today (or the named mark) moved by so many days."""

    def limit(today: date, marks: Marks) -> date:
        return (marks[mark] if mark else today) + timedelta(days)

    return Condition(
        f"{column} is before {mark or 'today'}{f' {days:+} days' if days else ''}",
        lambda row, today, marks: _less(value_of(row, column), limit(today, marks)),
        lambda today, marks: _filled(column) & Q(**{f"{column}__lt": limit(today, marks)}),
    )


def more_than(column: str, number: int) -> Condition:
    """The column's number is greater than this one; false when empty."""
    return Condition(
        f"{column} is more than {number}",
        lambda row, today, marks: _less(number, value_of(row, column)),
        lambda today, marks: _filled(column) & Q(**{f"{column}__gt": number}),
    )


def all_of(first: Condition, *others: Condition) -> Condition:
    together = (first, *others)
    return Condition(
        _joined(" and ", together),
        lambda row, today, marks: all(each._holds(row, today, marks) for each in together),
        lambda today, marks: _merged(Q.AND, together, today, marks),
    )


def any_of(first: Condition, *others: Condition) -> Condition:
    together = (first, *others)
    return Condition(
        _joined(" or ", together),
        lambda row, today, marks: any(each._holds(row, today, marks) for each in together),
        lambda today, marks: _merged(Q.OR, together, today, marks),
    )


def none_of(first: Condition, *others: Condition) -> Condition:
    any_one = any_of(first, *others)
    return Condition(
        f"not {any_one.words}",
        lambda row, today, marks: not any_one._holds(row, today, marks),
        lambda today, marks: ~any_one.q(today, **marks),
    )


def _filled(column: str) -> Q:
    return Q(**{f"{column}__isnull": False})


def _less(one: Any, two: Any) -> bool:
    return one is not None and two is not None and one < two


def _joined(word: str, conditions: tuple[Condition, ...]) -> str:
    words = word.join(condition.words for condition in conditions)
    return f"({words})" if len(conditions) > 1 else words


def _merged(connector: str, conditions: tuple[Condition, ...], today: date, marks: Marks) -> Q:
    return Q(*(condition.q(today, **marks) for condition in conditions), _connector=connector)


@dataclass(frozen=True)
class Row:
    """One line of a table: the key it gives, the words that explain it, and when it holds. Words are a sentence, or a
    function of the row and today that makes one."""

    key: str
    words: str | Callable[[Any, date], str]
    when: Condition | None = None

    def says(self, row: Any, today: date) -> str:
        return self.words if isinstance(self.words, str) else self.words(row, today)


@dataclass(frozen=True)
class Reading:
    """What a table says of one row."""

    key: str
    words: str


class Table:
    """Rows of conditions of which the first that holds wins. The last row has no condition and always holds."""

    def __init__(self, *rows: Row) -> None:
        if not rows or rows[-1].when is not None or any(row.when is None for row in rows[:-1]):
            raise ValueError("A table ends with one row that has no condition, and only there.")
        self.rows = rows

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.key for row in self.rows))

    def read(self, row: Any, today: date, **marks: date) -> Reading:
        """The first line that holds for a mapping or an object, with its words."""
        for line in self.rows:
            if line.when is None or line.when.holds(row, today, **marks):
                return Reading(line.key, line.says(row, today))
        raise AssertionError("unreachable: the last row always holds")

    def case(self, today: date, **marks: date) -> Case:
        """The key of the first line that holds, as one expression for `annotate`."""
        whens = [When(line.when.q(today, **marks), then=Value(line.key)) for line in self.rows if line.when]
        return Case(*whens, default=Value(self.rows[-1].key), output_field=CharField())
