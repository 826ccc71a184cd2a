"""What is asked about practitioners' escalations of a period."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import FoldedVersioned
from goldthread.actions.forms.choices import checked_own_readers, kinds, offer_readers, readers_fields
from goldthread.challenges.rules import SMALL
from goldthread.kit.forms import DayField, FilterForm
from goldthread.kit.periods import Period, reporting_year
from goldthread.kit.words import in_words
from goldthread.partners.models import Agency
from goldthread.partners.queries import agencies_of


class CountForm(FoldedVersioned):
    """A count: of which type, how far they went and how they ended; never a case."""

    starts_on = DayField(label="First day of the period")
    ends_on = DayField(label="Last day of the period")
    kind = forms.ChoiceField(label="What were they about?", choices=lambda: kinds("disagreement_kinds"))
    stage = forms.TypedChoiceField(
        label="How far did they go?", coerce=int, choices=lambda: kinds("disagreement_stages", "Choose a stage")
    )
    outcome = forms.ChoiceField(
        label="How did they end?", choices=lambda: kinds("disagreement_outcomes", "Choose an outcome")
    )
    count = forms.IntegerField(
        label="How many?", min_value=0, max_value=100_000,
        help_text=f"Counts under {in_words(SMALL)} are printed as “fewer than {in_words(SMALL)}” in reports.",
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        label="Begun by which agency?", queryset=Agency.objects.none(), required=False, empty_label="Not by agency"
    )
    learning = forms.CharField(
        label="What was learned?", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="Of all of them together. Nothing of one case, and nothing that says who a child is.",
    )  # fmt: skip
    circle, circle_group = readers_fields()

    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_of(getattr(self.record, "home", self.record), self.today)
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The period ends before it starts. Change one of the two dates.")


class AddCountForm(CountForm):
    """A new count: of the last whole year unless told otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        year = year_before(self.record, self.today)
        self.initial = {"starts_on": year.start, "ends_on": year.end} | self.initial


def year_before(home: Any, today: Any) -> Period:
    """The last reporting year that is over."""
    return reporting_year(today, home.year_start_month).moved(-12)


class CountFilter(FilterForm):
    kind = forms.ChoiceField(label="About", choices=lambda: kinds("disagreement_kinds", "Anything"))
    stage = forms.ChoiceField(label="How far", choices=lambda: kinds("disagreement_stages", "Any stage"))
    outcome = forms.ChoiceField(label="How they ended", choices=lambda: kinds("disagreement_outcomes", "Anyhow"))

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)
