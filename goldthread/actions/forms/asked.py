"""The shape the chapter's forms share: what is asked first, and what may be left for later, folded away."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from goldthread.kit.forms import DayField, Form, VersionedForm
from goldthread.kit.periods import reporting_year
from goldthread.kit.references import parse_reference, reference
from goldthread.partners.models import Partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

HOW_TOLD = ("line", "told_by", "told_on")
FOLDED = "actions/forms/folded.html"


class Folded(Form):
    """A form whose further questions (`folded`) stay closed until they are wanted, filled or wrong."""

    template_name = FOLDED
    folded: tuple[str, ...] = ()
    folded_words = "Say more, if you can"
    folded_after = ""

    def first_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.folded]

    def folded_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name in self.folded]

    def is_unfolded(self) -> bool:
        return any(
            field.errors or (self.is_bound and field.data not in (None, "", [])) for field in self.folded_fields()
        )


class FoldedVersioned(VersionedForm, Folded):
    """The same, for a record that others may change meanwhile."""

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())


def ends_with_the_year(field: Any, home: Partnership, today: date) -> None:
    """Let "end of the reporting period" stand for the last day of the partnership's year."""
    field.period = reporting_year(today, home.year_start_month)


class ReferencesField(forms.CharField):
    """References such as "RC-3, RC-12", returned as the records the reader may see."""

    def __init__(self, *, at_most: int = 0, **kwargs: Any) -> None:
        self.at_most = at_most
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "govuk-input--width-20")

    def offer(self, records: Any) -> None:
        """Set the records from which to choose: visible to the reader, of one partnership and one kind."""
        self.records = records

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else ", ".join(reference(each) for each in value or ())

    def clean(self, value: Any) -> list[Any]:
        typed = [part for part in super().clean(value).replace(",", " ").split() if part]
        prefix = self.records.model.REFERENCE
        numbers = [_number(part, prefix) for part in typed]
        found = {record.number: record for record in self.records.filter(number__in=[each for each in numbers if each])}
        missing = [part for part, number in zip(typed, numbers, strict=True) if number not in found]
        if missing:
            unknown = f"There is no {' or '.join(missing)} that you may see."
            raise forms.ValidationError(f'{unknown} Write references as "{prefix}-3, {prefix}-12".')
        if self.required and not typed:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if self.at_most and len(typed) > self.at_most:
            raise forms.ValidationError("Give one reference only.")
        return [found[number] for number in numbers if number]


def _number(typed: str, prefix: str) -> int | None:
    if typed.isdecimal() and len(typed) < 8:
        return int(typed)
    parsed = parse_reference(typed)
    return parsed[1] if parsed and parsed[0] == prefix else None


class LineField(forms.ChoiceField):
    """One of an action's leads, returned as its line."""

    def offer(self, lines: Iterable[Any]) -> None:
        """Set the leads from which to choose."""
        self.lines = {str(line.pk): line for line in lines}
        self.choices = [(key, str(line)) for key, line in self.lines.items()]

    def clean(self, value: Any) -> Any:
        return self.lines.get(super().clean(value))


class Telling(Folded):
    """What every telling asks besides its words: whose part it is, and how an agency told it."""

    line = LineField(label="Whose part is this about?", widget=forms.RadioSelect, required=False)
    told_by = forms.CharField(
        label="How did they tell you?", max_length=160, required=False,
        help_text='Only when you enter it for somebody else, such as "its e-mail" or "the March meeting".',
    )  # fmt: skip
    told_on = DayField(label="When did they tell you?", required=False)

    needs_line = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = self.record.leads()
        self.own = [line for line in leads if line.is_of(standing_of(self.person))]
        self.may_enter = may_in(self.person, Permission.ENTER_FOR_AGENCY, self.record.home_id)
        offered = leads if self.may_enter else self.own
        self.fields["line"].offer(offered)
        self.fields["line"].required = self.needs_line or (len(self.own) > 1 and not self.may_enter)
        if len(offered) < 2:
            del self.fields["line"]
        if not self.may_enter:
            del self.fields["told_by"], self.fields["told_on"]
        elif not self.own:
            self.fields["told_by"].required = True
        self.order_fields(HOW_TOLD)
