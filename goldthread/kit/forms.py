"""How a question is asked: fields, boxes and forms in the design system's shape."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name
from django.http import QueryDict
from django.utils.choices import flatten_choices

from goldthread.kit.caught import Caught, caught_in
from goldthread.kit.choosing import offer_barely
from goldthread.kit.columns import as_words
from goldthread.kit.drawn import DRAWN, question
from goldthread.kit.periods import Period, Span, UnreadableSpan, parse_span, span_of_words, uk_date
from goldthread.kit.remedies import say_what_to_do
from goldthread.kit.words import joined, printable

UNKNOWN = "Leave it empty if it is not known."
SPAN_HINT = f'A day, month, quarter or year, such as "3 May 2026", "February 2021", "Q2 2020" or "2020-21". {UNKNOWN}'
WORDS_HINT = f'A date such as "31 March 2027", or words such as "end of the reporting period" or "ongoing". {UNKNOWN}'
DAY_HINT = 'Such as "3 May 2026" or "3 5 2026".'
PARTS = ("day", "month", "year")
FIGURES = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})")


class Renderer(TemplatesSetting):
    """Gives every form label above, hint, error and box in the design system's shape, most of it without a template."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/question"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == self.field_template_name:
            return question(context["field"])
        if template_name in DRAWN:
            return DRAWN[template_name](context["widget"])
        return str(super().render(template_name, context, request))


class DayBox(forms.TextInput):
    """The box of a day. What was typed into three boxes, in a form that was opened or kept before there was one, is
    read as well."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        parts = (data.get(f"{name}_{part}") or "" for part in PARTS)
        return data.get(name) or " ".join(parts).strip()


class DayField(forms.CharField):
    """One day, in one box: "3 May 2026", "3/5/26" or "3 5 2026"."""

    widget = DayBox

    def __init__(self, *, help_text: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(help_text=f"{DAY_HINT} {help_text}".strip(), **kwargs)
        self.widget.attrs.setdefault("class", "govuk-input--width-10")

    def prepare_value(self, value: Any) -> Any:
        return uk_date(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, date):
            return value
        words = super().to_python(value)
        if not words:
            return None
        figures = FIGURES.fullmatch(words)
        try:
            span = parse_span("/".join(figures.groups()) if figures else words)
        except UnreadableSpan:
            span = Span.unknown()
        if not span.is_day:
            name = str(self.label or "The date")
            raise ValidationError(
                f"“{name}” is not a day in the calendar. Write it as 27 March 2026.", code="impossible"
            )
        return span.first

    def run_validators(self, value: Any) -> None:
        """Its length is settled by what it means."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class SpanField(forms.CharField):
    """A date that may be a day, month, quarter or year, in one box; own words too, where the field allows them."""

    def __init__(self, *, own_words: bool = False, period: Period | None = None, **kwargs: Any) -> None:
        self.own_words, self.period = own_words, period
        kwargs.setdefault("help_text", WORDS_HINT if own_words else SPAN_HINT)
        kwargs.setdefault("max_length", 120)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "govuk-input--width-20")

    def prepare_value(self, value: Any) -> Any:
        return value.written() if isinstance(value, Span) else value

    def clean(self, value: Any) -> Span:
        text = super().clean(value)
        try:
            return span_of_words(text, self.period) if self.own_words else parse_span(text)
        except UnreadableSpan as refusal:
            raise ValidationError(refusal.sentence, code="unreadable") from refusal

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class NarrativeField(forms.CharField):
    """Prose in Markdown: a tall box with a preview where the page offers one, and pasting from Word."""

    def __init__(self, *, rows: int = 6, preview_url: str = "", **kwargs: Any) -> None:
        attrs = {"rows": rows, "data-narrative": True}
        if preview_url:
            attrs["data-preview-url"] = preview_url
        kwargs.setdefault("widget", forms.Textarea(attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


def typed(data: Any) -> Any:
    """What was typed, without the characters that come along when words are pasted and that no file can hold."""
    if not isinstance(data, QueryDict):
        return data
    kept = data.copy()
    for name, values in data.lists():
        kept.setlist(name, [printable(value) for value in values])
    return kept


class Form(forms.Form):
    """A form that knows who is asked, on what day, and about which record. A text that may say who a child is stops it;
    where the page records why (`may_clear`), a person can say that it does not."""

    may_clear = False
    one_of: tuple[str, ...] = ()  # the fields of which at least one is needed, so that none calls itself optional

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        record: Any = None,
        person: Any = None,
        today: date | None = None,
        **kwargs: Any,
    ) -> None:
        self.record, self.person, self.today = record, person, today
        super().__init__(typed(data), *args, **kwargs)
        offer_barely(self.fields.values())
        for name, field in self.fields.items():
            say_what_to_do(field, str(field.label or pretty_name(name)))

    def _post_clean(self) -> None:
        """Look into every text, once all fields are clean: the one place that does so for every form of the house."""
        super()._post_clean()
        for name, field in self.fields.items():
            field.caught = caught_in(self[name], self.may_clear)  # type: ignore[attr-defined]
            if field.caught and not field.caught.is_cleared:  # type: ignore[attr-defined]
                self.add_error(name, ValidationError(field.caught.problem, code="identifier"))  # type: ignore[attr-defined]

    @property
    def caught(self) -> list[Caught]:
        """What was found in the texts of a form that was sent, box by box, and in the names of its files; what is
        cleared is among it."""
        self.is_valid()
        found = (getattr(field, name, None) for name in ("caught", "named") for field in self.fields.values())
        return [each for each in found if each]


class VersionedForm(Form):
    """A form that carries the version it was made from, so that nobody overwrites what they have not seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *args: Any, record: Any = None, **kwargs: Any) -> None:
        if record is not None:
            kwargs["initial"] = {"version": record.version, **(kwargs.get("initial") or {})}
        super().__init__(data, *args, record=record, **kwargs)

    def renew(self, version: int) -> None:
        """Carry a newer version from here on, once both texts have been shown."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)


class ReasonForm(VersionedForm):
    """A step with its reason; of the fields a subclass adds, those that the step asks for."""

    reason = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, asks: Collection[str] = ("reason",), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - {"version", *asks}:
            del self.fields[name]


def answer_in_words(field: forms.BoundField, value: Any) -> str:
    """An answer as its question words it: a choice by its label, several with "and" before the last."""
    if isinstance(value, (list, tuple, QuerySet)):
        return joined([answer_in_words(field, each) for each in value]) or "None"
    labels = getattr(field.field, "choices", ()) if isinstance(value, (str, int)) else ()
    return str(as_words(dict(flatten_choices(labels)).get(value, value))).replace("\r\n", "\n")


class FilterForm(forms.Form):
    """Questions that narrow a list. Each answer is a condition of the same name, or goes to a method `by_NAME`."""

    is_filter = True

    def __init__(self, data: Mapping[str, Any], *, person: Any = None, today: date | None = None) -> None:
        self.person, self.today = person, today
        super().__init__(data)
        offer_barely(self.fields.values())
        for field in self.fields.values():
            field.required = False

    def narrow(self, records: QuerySet) -> QuerySet:
        """Keep the records that meet every answer given; an answer that cannot be read narrows nothing."""
        self.is_valid()
        for name, value in self.cleaned_data.items():
            if value in (None, False, "", [], Span.unknown()) or (isinstance(value, QuerySet) and not value):
                continue
            by = getattr(self, f"by_{name}", None)
            if by:
                records = by(records, value)
            else:
                records = records.filter(**{f"{name}__in" if isinstance(value, (list, QuerySet)) else name: value})
        return records
