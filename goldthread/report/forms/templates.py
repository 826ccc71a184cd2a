"""What is asked of whoever brings a council's template, mends it, or lets a placeholder stay empty."""

from django import forms

from goldthread.kit.files.forms import OneFileField
from goldthread.kit.forms import Form, VersionedForm
from goldthread.report.models import Template


def file_field():
    return OneFileField(
        label="The template", kinds=("word",),
        help_text="A Word document (.docx) with placeholders such as {{ title }} where the words are to stand.",
        error_messages={"required": "Choose the Word file."},
    )  # fmt: skip


class AddTemplateForm(Form):
    name = forms.CharField(
        label="Whose template is it?", max_length=120, help_text="Such as “Example Council: committee report”.",
        error_messages={"required": "Say whose template it is."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="What is it for?", choices=Template.Kind.choices, widget=forms.RadioSelect)
    file = file_field()


class ReviseTemplateForm(VersionedForm):
    file = file_field()


class LeaveEmptyForm(VersionedForm):
    names = forms.MultipleChoiceField(
        label="Which of these stay empty?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Goldthread does not know them. A template can be used once each is mended or ticked here.",
    )  # fmt: skip

    def __init__(self, *args, unknown=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["names"].choices = [
            (each.name, f"{each.name} (did you mean {each.words}?)" if each.words else each.name) for each in unknown
        ]


class RetireForm(VersionedForm):
    pass
