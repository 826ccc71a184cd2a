"""How a list of gaps is narrowed, to what an agency leads or stands under an objective; and how a search is."""

from datetime import date
from typing import Any

from django import forms

from goldthread.desk.handing import colleagues
from goldthread.desk.models import Chasing
from goldthread.kit.forms import Form, VersionedForm
from goldthread.kit.periods import reporting_year
from goldthread.kit.sought import all_sought
from goldthread.partners.models import Agency, Person, Theme
from goldthread.plan.models import Objective

YEARS_BACK = 12


class NarrowForm(forms.Form):
    """An agency, an objective, both or neither; what the reader may not see is not there to be chosen."""

    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False)
    objective = forms.ModelChoiceField(queryset=Objective.objects.none(), required=False)

    def __init__(self, data: Any, *, person: Any) -> None:
        super().__init__(data)
        self.fields["agency"].queryset = Agency.objects.visible_to(person)  # type: ignore[attr-defined]
        self.fields["objective"].queryset = Objective.objects.visible_to(person)  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, int | None]:
        """Return the numbers to narrow by."""
        return {name: found.pk if found else None for name, found in self.cleaned_data.items()}

    def words(self) -> list[str]:
        """Return what the list is narrowed to, as people name it."""
        return [str(found) for found in self.cleaned_data.values() if found]


class SearchForm(forms.Form):
    """What narrows a search: each answer is a mark that the record bears."""

    is_filter = True

    kind = forms.ChoiceField(label="Kind", required=False)
    state = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Any"), ("open", "Still open"), ("over", "Finished or closed")]
    )
    theme = forms.ModelChoiceField(label="Theme", queryset=Theme.objects.none(), required=False, empty_label="Any")
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), required=False, empty_label="Any")
    year = forms.TypedChoiceField(label="Year", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, person: Any, partnership: Any, today: date) -> None:
        super().__init__(data)
        kinds = sorted((each.model._meta.model_name, each.name) for each in all_sought().values())
        self.fields["kind"].choices = [("", "Any"), *kinds]  # type: ignore[attr-defined]
        themes = Theme.objects.visible_to(person).filter(partnership=partnership)
        self.fields["theme"].queryset = themes.order_by("name")  # type: ignore[attr-defined]
        self.fields["agency"].queryset = Agency.objects.visible_to(person).order_by("name")  # type: ignore[attr-defined]
        this_year = reporting_year(today, partnership.year_start_month if partnership else 4)
        years = [this_year.moved(12 * step) for step in range(2, -YEARS_BACK, -1)]
        self.fields["year"].choices = [("", "Any"), *((year.start.year, year.short()) for year in years)]  # type: ignore[attr-defined]

    def marks(self) -> list[str]:
        """Return what the record has to bear, each as one word."""
        return [f"{name}{getattr(value, 'pk', value)}" for name, value in self.cleaned_data.items() if value]


class CodeForm(Form):
    code = forms.CharField(
        label="Code", max_length=40,
        help_text="Eight letters and figures, such as BCDF-2345. Capitals, spaces and the dash make no difference.",
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "spellcheck": "false", "class": "govuk-input--width-10"}
        ),
    )  # fmt: skip


def clock_field(label: str, help_text: str = "") -> forms.TimeField:
    return forms.TimeField(
        label=label, help_text=help_text, input_formats=("%H:%M", "%H.%M", "%H"),
        widget=forms.TimeInput({"class": "govuk-input--width-5", "inputmode": "numeric"}, format="%H:%M"),
    )  # fmt: skip


def days_field(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=1, max_value=365)


class ChasingForm(VersionedForm):
    rhythm = forms.ChoiceField(label="How often is everybody told what waits for them?", choices=Chasing.Rhythm.choices)
    weekday = forms.TypedChoiceField(
        label="On which day of the week?", choices=Chasing.Weekday.choices, coerce=int,
        help_text="On a bank holiday or a closed day it goes out on the next working day. Once a month means the first "
        "of the month.",
    )  # fmt: skip
    at = clock_field("At what time?", "Such as 08:00. It goes out within the next few minutes.")
    tells_new_daily = forms.BooleanField(
        label="On other working days, tell people what is newly theirs", required=False,
        help_text="Only those who have something new get an e-mail.",
    )  # fmt: skip
    wait_minutes = forms.IntegerField(
        label="How many minutes does something new wait, so that a slip can be undone?", min_value=0, max_value=240
    )
    quiet_from = clock_field("Quiet hours begin at", "Nothing is sent in quiet hours, at weekends or on closed days.")
    quiet_until = clock_field("Quiet hours end at")
    keeps_terms = forms.BooleanField(
        label="Leave schools and settings in peace between terms", required=False,
        help_text="Those who sit for a school or setting and nothing else, once your terms are recorded.",
    )  # fmt: skip
    lead_after_days = days_field(
        "After how many days late is the agency's lead told?", "Leave it empty if they are not told."
    )
    partner_after_days = days_field(
        "After how many days late are the delegated partners told?", "Leave it empty if they are not told."
    )
    key_hours = forms.IntegerField(
        label="For how many hours does the link in an e-mail work?", min_value=1, max_value=336,
        help_text="With its code it opens what is asked, without a password, and nothing else.",
    )  # fmt: skip

    def clean(self):
        given = super().clean()
        at, begins, ends = (self.cleaned_data.get(name) for name in ("at", "quiet_from", "quiet_until"))
        if None not in (begins, ends) and ends >= begins:
            self.add_error("quiet_until", "Quiet hours end in the morning and begin later that day. Choose such times.")
        elif None not in (at, begins) and at >= begins:
            self.add_error("at", f"Nothing is sent after quiet hours begin, at {begins:%H:%M}. Choose an earlier time.")
        return given


class HandForm(Form):
    taker = forms.ModelChoiceField(
        label="To whom?", queryset=Person.objects.none(), empty_label="Choose a colleague",
        help_text="Somebody who answers for it, too.", error_messages={"required": "Choose a colleague."},
    )  # fmt: skip
    words = forms.CharField(
        label="What should they know?", required=False, max_length=300, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args, agencies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["taker"].queryset = colleagues(self.person, self.today, agencies)
