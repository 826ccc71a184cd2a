"""Who is to be invited, of those who have never signed in."""

from django import forms

from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import Form
from goldthread.partners.accounts import uninvited
from goldthread.partners.models import Person


class InviteForm(Form):
    people = SeveralField(
        label="Who is invited?", queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text="They hold a seat, have never signed in, and have no invitation that still works.",
        error_messages={"required": "Tick at least one person."},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = uninvited(self.record, self.person, self.today)
        self.fields["people"].label_from_instance = lambda person: person.name
