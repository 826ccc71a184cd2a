"""What is asked of whoever takes a challenge further, advises on it, or says what was decided."""

from typing import Any

from django import forms

from goldthread.challenges.forms.challenges import BOX, NEVER_A_CHILD
from goldthread.challenges.forms.choices import stages_after
from goldthread.kit.forms import DayField, VersionedForm
from goldthread.kit.library import library


class EscalateForm(VersionedForm):
    stage = forms.TypedChoiceField(label="To which stage?", coerce=int, widget=forms.RadioSelect)
    to = forms.CharField(
        label="Who decides there, if it is somebody else?", max_length=160, required=False,
        help_text="Leave it empty for whoever the stage names.",
    )  # fmt: skip
    why = forms.CharField(label="Why is it taken further?", widget=forms.Textarea(BOX), help_text=NEVER_A_CHILD)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = stages_after(self.record.stage)

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("stage") and not given.get("to", "").strip():
            given["to"] = library().escalation_stages[str(given["stage"])].to


class ViewForm(VersionedForm):
    view = forms.CharField(
        label="Your view, as independent adviser", widget=forms.Textarea({"rows": 6}), help_text=NEVER_A_CHILD
    )


class SettleForm(VersionedForm):
    result = forms.CharField(label="What was decided?", widget=forms.Textarea(BOX), help_text=NEVER_A_CHILD)
    settled_on = DayField(label="When?", required=False)
