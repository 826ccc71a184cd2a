"""What is asked about where a statement of vision stands."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import ReferencesField
from goldthread.actions.models import Evidence
from goldthread.kit.forms import VersionedForm
from goldthread.plan.models import VisionPosition


class PositionForm(VersionedForm):
    words = forms.CharField(
        label="Where does it stand, and how do you know?", widget=forms.Textarea({"rows": 5}),
        help_text="What children, families or practitioners would notice.",
    )  # fmt: skip
    seen = forms.ChoiceField(
        label="Do you see it?", choices=VisionPosition.Seen.choices, required=False, widget=forms.RadioSelect
    )
    evidence = ReferencesField(
        label="What shows it?", required=False, help_text='References from the evidence library, such as "EV-3, EV-12".'
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].offer(Evidence.objects.visible_to(self.person).filter(home=self.record.home))
