"""What is asked about groups: what they are, what they stand under, who shares them, and their pauses and ends."""

from django import forms

from goldthread.kit.forms import DayField, Form, SpanField, VersionedForm
from goldthread.partners.models import Group, Partnership

UNKNOWN = "Leave it empty if it is not known."


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


class AddGroupForm(GroupFields, Form):
    name = forms.CharField(label="What is it called?", max_length=160)
    under = forms.ModelMultipleChoiceField(
        label="Which groups does it stand under?", queryset=Group.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="One, several or none.",
    )  # fmt: skip
    field_order = ("name", "kind", "under", "purpose", "starts")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_groups(self, "under", self.record)


class ChangeGroupForm(GroupFields, VersionedForm):
    pass


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


class ParentsForm(VersionedForm):
    parents = forms.ModelMultipleChoiceField(
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


def offer_groups(form, name, home, besides=0):
    """Set the groups to choose from, or leave the question out when there are none."""
    found = Group.objects.visible_to(form.person).filter(home=home, ends_first=None).exclude(pk=besides)
    form.fields[name].queryset = found.order_by("name")
    if name == "under" and not form.fields[name].queryset:
        del form.fields[name]
