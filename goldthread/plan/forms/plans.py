"""What is asked about plans, their log, and what a partnership calls their parts."""

from django import forms

from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import DayField, FilterForm, Form, ReasonForm, SpanField, VersionedForm
from goldthread.plan.models import Kind, Plan, PlanEvent

TWO_LINES = forms.Textarea({"rows": 2})


class PlanFields(forms.Form):
    """A plan's title, dates and words."""

    title = forms.CharField(
        label="What is it called?", max_length=200, help_text='For example, "Business plan 2026 to 2029".'
    )
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day", help_text="Any two dates; it may overlap another plan.")
    about = forms.CharField(label="About it", required=False, widget=forms.Textarea({"rows": 4}))

    def clean_ends_on(self):
        starts, ends = self.cleaned_data.get("starts_on"), self.cleaned_data["ends_on"]
        if starts and ends and ends < starts:
            raise forms.ValidationError("The plan ends before it starts. Change one of the two dates.")
        return ends


class AddPlanForm(Form, PlanFields):
    status = forms.ChoiceField(
        label="Is it in force?", widget=forms.RadioSelect, initial=Plan.Status.DRAFT,
        choices=[("draft", "No, it is a draft"), ("in force", "Yes, it is in force")],
    )  # fmt: skip

    field_order = ("title", "starts_on", "ends_on", "status", "about")


class ChangePlanForm(VersionedForm, PlanFields):
    pass


class PlanStepForm(ReasonForm):
    replaced_by = forms.ModelChoiceField(
        label="Which plan replaces it?", queryset=Plan.objects.none(), required=False, empty_label="None of these"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Plan.objects.visible_to(self.person).filter(home=self.record.home_id).exclude(pk=self.record.pk)
        if "replaced_by" in self.fields:
            self.fields["replaced_by"].queryset = others.order_by("-starts_on")


class EventForm(Form):
    kind = forms.ChoiceField(label="What was it?", widget=forms.RadioSelect, choices=PlanEvent.Kind.choices)
    words = forms.CharField(
        label="In a sentence", max_length=600, widget=TWO_LINES, help_text="What happened, or what is planned."
    )
    happened = SpanField(label="When?", required=False)


class KindFields(forms.Form):
    """What a part of the plan is called, and what it may stand under."""

    name = forms.CharField(
        label="What is one of them called?", max_length=80, help_text='For example, "Part A objective".'
    )
    plural = forms.CharField(label="And several?", max_length=80)
    part = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect, choices=Kind.Part.choices)
    years = forms.IntegerField(label="How many years does one usually last?", required=False, min_value=1, max_value=20)
    about = forms.CharField(label="In a sentence", max_length=300, required=False)
    stands_under = SeveralField(
        label="What may it stand under?",
        queryset=Kind.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick none, and it stands wherever it is put.",
    )
    position = forms.IntegerField(label="Its place in the list", required=False, min_value=0, max_value=999)


class AddKindForm(Form, KindFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = Kind.objects.visible_to(self.person).filter(home=self.record)
        self.fields["stands_under"].queryset = kinds.order_by("position", "pk")


class ChangeKindForm(VersionedForm, KindFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = Kind.objects.visible_to(self.person).filter(home=self.record.home_id).exclude(pk=self.record.pk)
        self.fields["stands_under"].queryset = kinds.order_by("position", "pk")


class PlanFilter(FilterForm):
    status = forms.MultipleChoiceField(label="State", choices=Plan.Status.choices, widget=forms.CheckboxSelectMultiple)
