"""What is asked of one objective in the yearly refresh."""

from django import forms

from goldthread.actions.models import Action
from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import VersionedForm
from goldthread.plan.forms.objectives import SuccessorField
from goldthread.plan.rules import REFRESH, needs_reason


class DecideForm(VersionedForm):
    decision = forms.ChoiceField(
        label="What becomes of it?",
        widget=forms.RadioSelect,
        choices=[(each.key, each.words) for each in REFRESH.values()],
        error_messages={"required": "Choose what becomes of the objective."},
    )
    reason = forms.CharField(
        label="Why?",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="For anything but continuing as it is.",
    )
    continued = SeveralField(
        label="Which actions go on?",
        queryset=Action.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    stood_down = SeveralField(
        label="Which are stood down?",
        queryset=Action.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new = forms.CharField(
        label="New actions",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="One on each line. Leads and dates are added afterwards.",
    )
    replaced_by = SuccessorField(required=False)

    def __init__(self, *args, actions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["continued"].queryset = actions
        self.fields["stood_down"].queryset = actions.filter(home=self.record.home_id)
        self.fields["replaced_by"].offer(self)

    def clean_new(self):
        return [line.strip() for line in self.cleaned_data["new"].splitlines() if line.strip()]

    def clean(self):
        answers = self.cleaned_data
        decision = answers.get("decision", "")
        if decision and needs_reason(decision) and not answers.get("reason", "").strip():
            self.add_error("reason", "Give the reason, for anything but continuing as it is.")
        if decision == "replace" and not answers.get("replaced_by") and "replaced_by" not in self.errors:
            self.add_error("replaced_by", "Choose the objective that replaces it.")
        if decision == "change" and set(answers.get("continued") or ()) & set(answers.get("stood_down") or ()):
            self.add_error(
                "stood_down", "An action cannot both go on and be stood down. Untick it in one of the two lists."
            )
        if decision != "change":
            answers |= {"continued": (), "stood_down": (), "new": ()}
        if decision != "replace":
            answers["replaced_by"] = None
