"""What is asked when a section is given to somebody else."""

from django import forms

from goldthread.kit.forms import DayField, VersionedForm
from goldthread.partners.models import Agency, Seat
from goldthread.report.choices import writers


class AssignForm(VersionedForm):
    """To which agency or seat, by when, and what is asked."""

    agency = forms.ModelChoiceField(
        label="To which agency?", queryset=Agency.objects.none(), required=False, empty_label="No agency",
        help_text="Whoever answers for it sees this section, and no more of the report than they saw before.",
    )  # fmt: skip
    seat = forms.ModelChoiceField(
        label="Or to which seat, such as a chair's?", queryset=Seat.objects.none(), required=False,
        empty_label="No seat",
    )  # fmt: skip
    due = DayField(label="By which day?", required=False)
    words = forms.CharField(
        label="What is asked of them?", required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="For example, how long it may be and what members will want to read.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agencies, seats = writers(self.record.report.home, self.person, self.today)
        self.fields["agency"].queryset, self.fields["seat"].queryset = agencies, seats

    def clean(self):
        given = super().clean()
        if not self.errors and bool(given.get("agency")) == bool(given.get("seat")):
            self.add_error("agency", "Choose one agency or one seat.")
        return given
