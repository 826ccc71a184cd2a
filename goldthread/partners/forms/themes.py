"""What is asked about themes and about the areas of a footprint."""

from django import forms

from goldthread.kit.forms import DayField, Form, VersionedForm
from goldthread.partners.models import Partnership


class AddThemeForm(Form):
    name = forms.CharField(label="What is it called?", max_length=120, help_text="Such as neglect, or exploitation.")


class RenameThemeForm(VersionedForm):
    name = forms.CharField(label="New name", max_length=120, help_text="Everything that carries it keeps it.")


class AreaForm(Form):
    member = forms.ModelChoiceField(
        label="Which partnership?", queryset=Partnership.objects.none(), empty_label="Choose a partnership"
    )
    starts_on = DayField(label="From which day?", required=False, help_text="Leave it empty if it is not known.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Partnership.objects.visible_to(self.person).exclude(pk=self.record.pk)
        self.fields["member"].queryset = found.order_by("name")
