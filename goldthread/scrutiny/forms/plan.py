"""What is asked about a piece of planned scrutiny."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField, ends_with_the_year
from goldthread.actions.forms.choices import checked_own_readers, offer_readers, offer_readers_of, readers_fields
from goldthread.kit.forms import DayField, NarrativeField, SpanField
from goldthread.scrutiny.forms.offered import functions_field, offer_functions
from goldthread.scrutiny.library import edition_on
from goldthread.scrutiny.models import Activity


class PlannedFields(forms.Form):
    """A piece of scrutiny, planned for a year."""

    subject = forms.CharField(label="What will be looked at?", max_length=240)
    how = NarrativeField(
        label="How?", rows=3, required=False, help_text="Reading, a visit, an audit, hearing children."
    )
    functions = functions_field()
    due = SpanField(own_words=True, label="By when?", required=False)
    starts_on = DayField(label="First day of the year it is for")
    ends_on = DayField(label="Last day of that year")
    circle, circle_group = readers_fields()

    def clean(self) -> None:
        checked_own_readers(self)


class PlanScrutinyForm(Folded, PlannedFields):
    folded = ("starts_on", "ends_on", "circle", "circle_group")
    folded_words = "For another year, or for fewer readers"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        start = self.initial.get("starts_on") or self.today
        offer_functions(self, edition_on(start, self.record.year_start_month))
        offer_readers(self, self.person)
        ends_with_the_year(self.fields["due"], self.record, self.today)

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())


class ChangePlannedForm(FoldedVersioned, PlannedFields):
    activities = ReferencesField(
        label="Which activities belong to it?", required=False, help_text='Their references, such as "SA-3, SA-12".'
    )
    field_order = ("subject", "how", "functions", "due", "activities")
    folded = ("starts_on", "ends_on", "circle", "circle_group")
    folded_words = "Its year, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_functions(self, self.record.edition)
        offer_readers_of(self, self.person, self.record)
        ends_with_the_year(self.fields["due"], self.record.home, self.today)
        self.fields["activities"].offer(Activity.objects.visible_to(self.person).filter(home=self.record.home_id))
