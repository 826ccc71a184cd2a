"""Lists to choose from: what they offer is read as bare values where columns say it, for a list has hundreds."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator

LONG = 16  # figures that no record's number has, and that a database would fail on

Said = tuple[tuple[str, ...], Callable[..., str]]


def first_given(*words: str) -> str:
    """Return the first of these that holds anything."""
    return next(filter(None, words), "")


def said_by(field: Any) -> Said | None:
    """Return the columns that say what a field offers, and what makes words of them: its own (`said`), or those of
    which the first that holds anything is what a record is called (`SAID_BY` of its model). None where a record has to
    be read whole."""
    if hasattr(field, "said"):
        return field.said  # type: ignore[no-any-return]
    is_stock = type(field).label_from_instance is forms.ModelChoiceField.label_from_instance
    columns = getattr(field.queryset.model, "SAID_BY", ())
    return (columns, first_given) if columns and is_stock and "label_from_instance" not in vars(field) else None


class BareChoices(ModelChoiceIterator):
    """What a list of records offers, by number and words; read whole, as Django does, only where no columns say it. A
    box that needs an answer looks at the first before all are shown: they are read once."""

    bare: list[tuple[Any, str]] | None = None

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        said = said_by(self.field)
        if not said:
            yield from super().__iter__()
            return
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        if self.bare is None:
            columns, words = said
            self.bare = [(number, words(*values)) for number, *values in self.queryset.values_list("pk", *columns)]
        yield from self.bare


def offer_barely(fields: Iterable[forms.Field]) -> None:
    """Let the lists of a form be read so, before it says what each of them offers."""
    for field in fields:
        if isinstance(field, forms.ModelChoiceField):
            field.iterator = BareChoices


class SeveralField(forms.ModelMultipleChoiceField):
    """Several of a list of records."""

    def clean(self, value: Any) -> Any:
        """Return the records chosen. What is too long to be the number of one is none of the list."""
        for each in value or ():
            if len(str(each)) >= LONG:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": each})
        return super().clean(value)
