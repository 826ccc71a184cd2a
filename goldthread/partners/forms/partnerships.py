"""What is asked about a partnership."""

from django import forms

from goldthread.kit.forms import DayField, VersionedForm
from goldthread.kit.forms import Form as PlainForm
from goldthread.partners.models import Partnership, Succession

MONTHS = (
    (1, "Every month"),
    (2, "Every two months"),
    (3, "Every quarter"),
    (4, "Every four months"),
    (6, "Twice a year"),
    (12, "Once a year"),
)


class SettingsForm(VersionedForm):
    round_months = forms.TypedChoiceField(
        label="How often are agencies asked for progress?", choices=MONTHS, coerce=int,
        help_text="A round starts on the first day of your year.",
    )  # fmt: skip
    soon_days = forms.IntegerField(
        label="How many days before a due date does a reminder start?", min_value=1, max_value=365
    )
    is_rag_shown = forms.BooleanField(
        label="Show red, amber and green ratings", required=False,
        help_text="Ratings are worked out from dates and updates. Without them, pages still say what is late.",
    )  # fmt: skip
    shares_numbers = forms.BooleanField(
        label="Number risks, issues and challenges in one run", required=False,
        help_text="From the next one on. What has a number keeps it.",
    )  # fmt: skip
    report_word = forms.ChoiceField(label="What is the report called?", choices=Partnership.ReportWord.choices)
    marking = forms.CharField(
        label="Protective marking", max_length=60, required=False,
        help_text="The usual one, such as OFFICIAL, on every page and document. "
        "What only one group or panel may read bears a higher one.",
    )  # fmt: skip


class RenameForm(VersionedForm):
    name = forms.CharField(label="New name", max_length=160)
    short_name = forms.CharField(label="New short name", max_length=40)
    kind = forms.ChoiceField(label="Kind of partnership", choices=Partnership.Kind.choices)
    until = DayField(label="Last day of the old name", help_text="What was recorded until then keeps the old name.")


class SucceedForm(PlainForm):
    after = forms.ModelChoiceField(label="Which partnership did it become?", queryset=Partnership.objects.none())
    how = forms.ChoiceField(label="How?", choices=Succession.How.choices)
    starts = DayField(label="From which day?")
    is_heir = forms.BooleanField(
        label="This one takes over what is still owed", required=False,
        help_text="Its people see the old partnership's record and carry on its open actions.",
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["after"].queryset = (
            Partnership.objects.visible_to(self.person).exclude(pk=self.record.pk).order_by("name")
        )  # type: ignore[attr-defined]
