"""What is asked about outcomes, measures, readings, phases, and the actions and recommendations under an objective."""

from django import forms

from goldthread.actions.forms.actions import AddActionForm
from goldthread.actions.forms.asked import ReferencesField
from goldthread.actions.models import Action, Recommendation
from goldthread.kit.forms import Form, SpanField, VersionedForm
from goldthread.plan.models import Outcome, PlannedAction
from goldthread.plan.queries import year_of


class OutcomeFields(forms.Form):
    words = forms.CharField(
        label="What will be different?", max_length=600, widget=forms.Textarea({"rows": 3}),
        help_text="For children and families first, or for practice.",
    )  # fmt: skip


class AddOutcomeForm(Form, OutcomeFields):
    pass


class ChangeOutcomeForm(VersionedForm, OutcomeFields):
    pass


class MeasureFields(forms.Form):
    words = forms.CharField(label="What is measured?", max_length=300, widget=forms.Textarea({"rows": 2}))
    unit = forms.CharField(label="Unit", max_length=40, required=False, help_text='For example, "%" or "days".')
    baseline = forms.CharField(
        label="Baseline", max_length=120, required=False, help_text="Where it stood at the start."
    )
    target = forms.CharField(label="Target", max_length=120, required=False)
    direction = forms.ChoiceField(
        label="Which way is better?", required=False, widget=forms.RadioSelect,
        choices=[("up", "Higher is better"), ("down", "Lower is better"), ("", "Neither, or not known")],
    )  # fmt: skip
    source = forms.CharField(label="Where do the numbers come from?", max_length=200, required=False)
    as_at = SpanField(label="Of which date is the baseline?", required=False)


class AddMeasureForm(Form, MeasureFields):
    outcome = forms.ModelChoiceField(
        label="Of which outcome?", queryset=Outcome.objects.none(), empty_label=None, widget=forms.RadioSelect
    )

    field_order = ("outcome", "words", "unit", "baseline", "target", "direction", "source", "as_at")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        outcomes = Outcome.objects.visible_to(self.person).filter(objective=self.record)
        self.fields["outcome"].queryset = outcomes.order_by("position", "pk")
        self.fields["outcome"].initial = outcomes.order_by("position", "pk").first()


class ChangeMeasureForm(VersionedForm, MeasureFields):
    pass


class ReadingForm(Form):
    value = forms.DecimalField(label="Value", max_digits=12, decimal_places=2)
    read = SpanField(label="Of which date?")
    source = forms.CharField(label="Source", max_length=200, required=False)
    comment = forms.CharField(label="Comment", max_length=300, required=False)

    def clean_read(self):
        read = self.cleaned_data["read"]
        if not read.is_dated:
            raise forms.ValidationError('Give the date, such as "31 March 2026" or "Q2 2026".')
        return read


class PhaseFields(forms.Form):
    words = forms.CharField(label="What is done in this phase?", max_length=300, widget=forms.Textarea({"rows": 2}))
    starts = SpanField(label="From when?", required=False)
    ends = SpanField(label="Until when?", required=False)

    def clean(self):
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and starts.first and ends.last and ends.last < starts.first:
            self.add_error("ends", "The phase ends before it starts. Change one of the two dates.")


class PhaseForm(Form, PhaseFields):
    """A new phase."""


class ChangePhaseForm(VersionedForm, PhaseFields):
    """A phase that is there already."""


class PlaceFields(forms.Form):
    """In which year, as what, and for which outcome."""

    part = forms.ChoiceField(
        label="As what?", widget=forms.RadioSelect, choices=PlannedAction.Part.choices, initial="taken"
    )
    year_starts_on = forms.DateField(label="In which year?", required=False)
    outcome = forms.ModelChoiceField(
        label="For which outcome?",
        queryset=Outcome.objects.none(),
        required=False,
        empty_label="No outcome in particular",
    )

    def offer_places(self):
        """Set the years round this one, and the outcomes of the objective."""
        now = year_of(self.record.home, self.today)
        years = [now.moved(12 * place) for place in (1, 0, -1, -2)]
        choices = [(year.start.isoformat(), year.short()) for year in years] + [("", "Not tied to a year")]
        self.fields["year_starts_on"].widget = forms.Select(choices=choices)
        self.fields["year_starts_on"].initial = now.start.isoformat()
        outcomes = Outcome.objects.visible_to(self.person).filter(objective=self.record).order_by("position", "pk")
        self.fields["outcome"].queryset = outcomes


class PlaceActionForm(Form, PlaceFields):
    action = ReferencesField(label="Which action?", at_most=1, help_text='Its reference, such as "AC-12".')
    reason = forms.CharField(
        label="Why?", max_length=300, required=False, help_text="Why it was continued, changed or added."
    )

    field_order = ("action", "part", "year_starts_on", "outcome", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].offer(Action.objects.visible_to(self.person).filter(home=self.record.home_id))
        self.offer_places()

    def clean_action(self):
        return self.cleaned_data["action"][0]


class ActionUnderForm(AddActionForm, PlaceFields):
    """A new action with its place under the objective."""

    field_order = (
        "words", "part", "year_starts_on", "outcome", "leads", "asked_kind", "due", *AddActionForm.folded,
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_places()


class AnswerForm(Form):
    recommendation = ReferencesField(
        label="Which recommendation does it answer?", at_most=1, help_text='Its reference, such as "RC-3".'
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        visible = Recommendation.objects.visible_to(self.person)
        self.fields["recommendation"].offer(visible.filter(home=self.record.home_id))

    def clean_recommendation(self):
        return self.cleaned_data["recommendation"][0]
