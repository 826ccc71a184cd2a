"""What is asked about agencies, their places in a partnership, and the safeguarding partners' roles."""

from django import forms
from django.db.models import Q

from goldthread.kit.forms import DayField, FilterForm, Form, VersionedForm
from goldthread.kit.library import library
from goldthread.partners import places
from goldthread.partners.models import Agency, Membership, PartnerRole
from goldthread.partners.queries import agencies_of

UNKNOWN = "Leave it empty if it is not known."
LAST_DAY = "The last day that counts. It may lie ahead."
BASES = [
    (Membership.Basis.RELEVANT, "Relevant agency"),
    (Membership.Basis.EDUCATION, "School, college or setting"),
    (Membership.Basis.INVITED, "Invited to take part"),
    (Membership.Basis.PARTNER, "Safeguarding partner"),
]


def kinds(empty="Choose a kind"):
    """The kinds of agency on the library's shelf."""
    return [("", empty), *((each.key, each.name) for each in library().agency_kinds.values())]


class AgencyFilter(FilterForm):
    words = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=lambda: kinds("Any kind"))

    def by_words(self, agencies, typed):
        return agencies.filter(Q(name__icontains=typed) | Q(short_name__icontains=typed))


class NameFields(forms.Form):
    name = forms.CharField(label="Name", max_length=160, help_text="As it calls itself, in full.")
    short_name = forms.CharField(
        label="Short name", max_length=60, required=False, help_text="Shown in lists, when there is little room."
    )
    kind = forms.ChoiceField(label="What kind of body is it?", choices=kinds)


class PlaceFields(forms.Form):
    basis = forms.ChoiceField(
        label="How does it take part?", choices=BASES, widget=forms.RadioSelect, initial=Membership.Basis.RELEVANT
    )
    reason = forms.CharField(
        label="Why was it chosen?", max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="The arrangements that are published say which agencies are chosen, and why.",
    )  # fmt: skip
    starts_on = DayField(label="From which day?", required=False, help_text=UNKNOWN)


class NamedPlaceFields(PlaceFields, NameFields):
    """What a body is, and its place in a partnership."""


class AddAgencyForm(NamedPlaceFields, Form):
    """A new body; one of the same name that is known already is offered."""

    known = forms.BooleanField(label="Use the one that is here already", required=False)
    field_order = ("name", "known", "short_name", "kind", "basis", "reason", "starts_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.there = places.agency_named(str(self.data.get("name", ""))) if self.is_bound else None
        if self.there is None:
            del self.fields["known"]
        elif self.data.get("known"):
            self.fields["kind"].required = False

    def clean(self):
        if self.there and not self.cleaned_data.get("known"):
            words = f"{self.there} is here already. Tick that you mean the same one, or write another name."
            self.add_error("known", words)
        self.cleaned_data["known"] = self.there


class ChangeAgencyForm(NameFields, VersionedForm):
    pass


class JoinForm(PlaceFields, Form):
    pass


class ChangeMembershipForm(PlaceFields, VersionedForm):
    pass


class EndForm(VersionedForm):
    """The last day of something; one that was given before may be changed, or taken back."""

    ends_on = DayField(label="What is the last day?", help_text=LAST_DAY)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        was = getattr(self.record, "ends_on", None) or getattr(self.record, "ends_last", None)
        if was:
            self.fields["ends_on"].required, self.initial["ends_on"] = False, was
            self.fields["ends_on"].help_text = "Leave it empty if it goes on after all."


class PartnerForm(Form):
    part = forms.ChoiceField(label="Which partner?", choices=PartnerRole.Part.choices, widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(
        label="Which agency?", queryset=Agency.objects.none(), empty_label="Choose an agency",
        help_text="One that is not in the list is added under agencies first.",
    )  # fmt: skip
    starts_on = DayField(label="From which day?", required=False, help_text=UNKNOWN)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_of(self.record, self.today)


class SucceedAgencyForm(Form):
    after = forms.ModelChoiceField(
        label="Which agency did it become?", queryset=Agency.objects.none(), empty_label="Choose an agency",
        help_text="The new body is added first, as an agency of its own.",
    )  # fmt: skip
    day = DayField(label="On which day?", required=False, help_text=UNKNOWN)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Agency.objects.visible_to(self.person).exclude(pk=self.record.pk)
        self.fields["after"].queryset = found.order_by("name")
