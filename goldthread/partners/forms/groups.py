"""What is asked about groups: what they are, what they stand under, who shares them, and their pauses and ends."""

from django import forms
from django.db.models import Q

from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import DayField, Form, SpanField, VersionedForm
from goldthread.partners import places
from goldthread.partners.forms.agencies import EndForm
from goldthread.partners.models import Agency, Group, GroupShare, Partnership, Seat

UNKNOWN = "Leave it empty if it is not known."


class OnForm(Form):
    """The day on which something is looked at, in one box, so that its address can be kept."""

    on = SpanField(
        label="As it stood on", required=False,
        help_text='A day such as "1 June 2025", or a month or year, for its last day. Empty is today.',
    )  # fmt: skip

    def day(self):
        """The day asked for; today where none was given, or none could be read."""
        found = self.cleaned_data.get("on") if self.is_valid() else None
        return (found and found.last) or self.today


class GroupFields(forms.Form):
    kind = forms.ChoiceField(
        label="What kind of group is it?", choices=Group.Kind.choices, initial=Group.Kind.SUBGROUP,
        help_text="That a case panel sits is shown to its members, the business unit and the scrutineer alone.",
    )  # fmt: skip
    purpose = forms.CharField(
        label="What is it for?", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="A sentence or two from its terms of reference.",
    )  # fmt: skip
    starts = SpanField(label="When did it begin?", required=False)
    meetings_a_year = forms.IntegerField(
        label="How many times a year should it meet?", required=False, min_value=1, max_value=366,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        help_text="4 for every quarter, 6 for every second month. Leave it empty if nothing is laid down.",
        error_messages={"min_value": "Write a number from 1, or leave it empty.", "max_value": "Write 366 at most."},
    )  # fmt: skip


class AddGroupForm(GroupFields, Form):
    name = forms.CharField(label="What is it called?", max_length=160)
    under = SeveralField(
        label="Which groups does it stand under?", queryset=Group.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="One, several or none.",
    )  # fmt: skip
    field_order = ("name", "kind", "under", "purpose", "starts", "meetings_a_year")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_groups(self, "under", self.record)


class ChangeGroupForm(GroupFields, VersionedForm):
    level = forms.ChoiceField(
        label="At which level does it decide?", choices=Group.Level.choices, required=False,
        help_text="Its decisions are recorded at this level, unless one says otherwise.",
    )  # fmt: skip
    commission = forms.CharField(
        label="Who set it up, and what was it asked to do?", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="For a task-and-finish group: its commission.",
    )  # fmt: skip
    terms = forms.CharField(
        label="Terms of reference", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="Their main points, or where they are kept.",
    )  # fmt: skip
    outputs = forms.CharField(
        label="What is it to produce?", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="For a task-and-finish group: a strategy, a toolkit, a report to the board.",
    )  # fmt: skip


class RulesForm(VersionedForm):
    """Who chairs, and who has to be there."""

    chair_rule = forms.ChoiceField(label="Who chairs it?", choices=Group.ChairRule.choices, widget=forms.RadioSelect)
    chair_words = forms.CharField(
        label="In which order, or which post?", required=False, max_length=200,
        help_text='"Council, health, police, a year each", or "the director of children\'s services".',
    )  # fmt: skip
    quorum = forms.ChoiceField(
        label="When may it decide?", choices=[("", "It has no quorum"), *Group.Quorum.choices[1:]], required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    quorum_number = forms.IntegerField(
        label="How many have to be there?", required=False, min_value=1, max_value=200,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        help_text="For a number of members, or a number of those named.",
    )  # fmt: skip
    agencies = SeveralField(
        label="Agencies that the rule names", queryset=Agency.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="An agency is there when any of its seats is.",
    )  # fmt: skip
    seats = SeveralField(
        label="Seats that the rule names", queryset=Seat.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    quorum_words = forms.CharField(
        label="The rule, as the terms of reference put it", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Where the chair rules: for which items.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seats = places.going_on(Seat.objects.visible_to(self.person).filter(group=self.record), self.today)
        self.fields["seats"].queryset = seats.order_by("title")
        agencies = Agency.objects.visible_to(self.person).filter(seats__in=seats).distinct()
        self.fields["agencies"].queryset = agencies.order_by("name")


class EndGroupForm(EndForm):
    closing_note = forms.CharField(
        label="Closing note", required=False, widget=forms.Textarea({"rows": 5}),
        help_text="What it produced, and where the work goes on. A task-and-finish group ends with one.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["closing_note"] = self.record.closing_note


class RenameGroupForm(VersionedForm):
    name = forms.CharField(label="New name", max_length=160)
    until = DayField(
        label="Last day of the old name", required=False,
        help_text="The old name is kept with that day. Leave it empty if the name was only spelt wrong.",
    )  # fmt: skip


class PauseForm(VersionedForm):
    reason = forms.CharField(
        label="Why does it pause?", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="It is shown on the group's page.",
    )  # fmt: skip
    starts_on = DayField(label="From which day?", required=False, help_text="Leave it empty for today.")


class ResumeForm(VersionedForm):
    meets_on = DayField(
        label="From which day does it meet again?", required=False,
        help_text="The pause is kept, up to the day before. Leave it empty for today.",
    )  # fmt: skip


class ParentsForm(VersionedForm):
    parents = SeveralField(
        label="Which groups does it stand under?", queryset=Group.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="One, several or none.",
    )  # fmt: skip
    starts_on = DayField(
        label="From which day?", required=False, help_text="The last day of what it stood under before is kept."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_groups(self, "parents", self.record.home, besides=self.record.pk)


class ShareForm(VersionedForm):
    partnership = forms.ModelChoiceField(
        label="With which partnership?", queryset=Partnership.objects.none(), empty_label="Choose a partnership"
    )
    is_host = forms.BooleanField(label="That partnership hosts it", required=False)
    starts_on = DayField(label="From which day?", required=False, help_text=UNKNOWN)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Partnership.objects.visible_to(self.person).exclude(pk=self.record.home_id)
        self.fields["partnership"].queryset = found.order_by("name")


class HostForm(VersionedForm):
    partnership = forms.ModelChoiceField(
        label="Which partnership hosts it?", queryset=Partnership.objects.none(), empty_label="Choose a partnership"
    )
    starts_on = DayField(label="From which day?", help_text="Who hosted it before is kept, up to the day before.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shares = GroupShare.objects.visible_to(self.person).filter(group=self.record, ends_on=None)
        ours = Q(pk=self.record.home_id) | Q(pk__in=shares.values("partnership"))
        self.fields["partnership"].queryset = Partnership.objects.visible_to(self.person).filter(ours).order_by("name")


def offer_groups(form, name, home, besides=0):
    """Set the groups to choose from, or leave the question out when there are none."""
    found = Group.objects.visible_to(form.person).filter(home=home, ends_first=None).exclude(pk=besides)
    form.fields[name].queryset = found.order_by("name")
    if name == "under" and not form.fields[name].queryset:
        del form.fields[name]
