"""What is asked about a finding, and about what follows from it."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField
from goldthread.actions.forms.choices import (
    checked_own_readers,
    offer_readers,
    offer_readers_of,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.actions.models import Action, Recommendation
from goldthread.challenges.forms.challenges import RaiseForm
from goldthread.challenges.models import Challenge
from goldthread.kit.forms import FilterForm, Form, SpanField
from goldthread.kit.references import reference
from goldthread.partners.models import Agency, Group
from goldthread.scrutiny.forms.offered import one_body
from goldthread.scrutiny.models import Activity, Finding

TIES = ("challenge", "recommendation", "actions")
LATER = ("found", "activity", *TIES, "themes", "circle", "circle_group")


class FindingFields(forms.Form):
    """What scrutiny found."""

    kind = forms.ChoiceField(label="Is it", choices=Finding.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(label="What did you find?", widget=forms.Textarea({"rows": 4}))
    agency = forms.ModelChoiceField(
        label="About which agency?", queryset=Agency.objects.none(), required=False,
        empty_label="No agency in particular",
    )  # fmt: skip
    group = forms.ModelChoiceField(
        label="About which group?", queryset=Group.objects.none(), required=False, empty_label="No group in particular"
    )
    found = SpanField(label="When was it found?", required=False)
    activity = ReferencesField(
        label="In which activity?", required=False, at_most=1, help_text='Its reference, such as "SA-3".'
    )
    challenge = ReferencesField(
        label="Which challenge came of it?", required=False, at_most=1, help_text='Its reference, such as "CH-3".'
    )
    recommendation = ReferencesField(
        label="Which recommendation came of it?", required=False, at_most=1, help_text='Its reference, such as "RC-3".'
    )
    actions = ReferencesField(
        label="Which actions follow from it?", required=False, help_text='Their references, such as "AC-3, AC-12".'
    )
    themes = themes_field()
    circle, circle_group = readers_fields()

    def offer(self, home: Any) -> None:
        """Set the choices for a partnership and a reader."""
        one_body(self, self.person, home)
        offer_themes(self, self.person, home)
        models = {"activity": Activity, "challenge": Challenge, "recommendation": Recommendation, "actions": Action}
        for name, model in models.items():
            self.fields[name].offer(model.objects.visible_to(self.person).filter(home=home))

    def clean(self) -> None:
        checked_own_readers(self)
        for name in ("activity", "challenge", "recommendation"):
            if name in self.cleaned_data:
                self.cleaned_data[name] = next(iter(self.cleaned_data[name]), None)


class AddFindingForm(Folded, FindingFields):
    folded = LATER
    folded_words = "What it is tied to, its date and themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)
        offer_readers(self, self.person)


class ChangeFindingForm(FoldedVersioned, FindingFields):
    folded = LATER
    folded_words = "What it is tied to, its date and themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home_id)
        offer_readers_of(self, self.person, self.record)


class RecommendForm(Form):
    words = forms.CharField(label="What should change?", widget=forms.Textarea({"rows": 3}))


class ChallengeForm(RaiseForm):
    """What is asked of whoever raises a challenge anywhere, begun with what was found; its record is the finding."""

    def __init__(self, *args: Any, record: Finding, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        begun = {"words": record.words, "to": record.agency or record.group, "detail": f"Found: {reference(record)}",
                 "themes": [each.pk for each in record.themes.all()], "circle": record.circle,
                 "circle_group": record.circle_group_id,
                 "kind": "practice" if record.kind == Finding.Kind.STRENGTH else "challenge"}  # fmt: skip
        super().__init__(*args, record=record.home, initial=begun | (initial or {}), **kwargs)


class FindingFilter(FilterForm):
    kind = forms.ChoiceField(label="Kind", choices=[("", "Any kind"), *Finding.Kind.choices])
    year = SpanField(label="When", help_text='A year such as "2026-27", or any part of one.')
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), empty_label="Any agency")
    group = forms.ModelChoiceField(label="Group", queryset=Group.objects.none(), empty_label="Any group")

    def __init__(self, data: Any, *, partnership: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        one_body(self, self.person, partnership)

    def by_year(self, records: Any, span: Any) -> Any:
        return records.filter(found_first__lte=span.last, found_last__gte=span.first) if span.is_dated else records
