"""How the list of what was caught is narrowed, and what is asked of whoever asks for erasing."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.kit.forms import FilterForm, Form, VersionedForm
from goldthread.kit.library import library
from goldthread.partners import erasable
from goldthread.partners.models import Catch

ANY = ("", "Any")
DAYS = {"30": "The last 30 days", "91": "The last three months", "365": "The last 12 months"}


class CatchFilter(FilterForm):
    """Which catches are listed and counted."""

    period = forms.ChoiceField(label="When", choices=(("", "At any time"), *DAYS.items()))
    kind = forms.ChoiceField(label="What it may be")
    outcome = forms.ChoiceField(label="What became of it", choices=(ANY, *Catch.Outcome.choices))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(each.key, each.title) for each in library().identifiers.values()]
        self.fields["kind"].choices = [ANY, *kinds]  # type: ignore[attr-defined]

    def by_period(self, records: QuerySet, days: str) -> QuerySet:
        since = (self.today or date.max) - timedelta(days=int(days))
        return records.filter(on__gt=since)


class AskErasureForm(Form):
    """Which words are to go, and why."""

    what = forms.ChoiceField(label="What is to be erased?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why", max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="The reason stays. Name nobody in it: \u201cit gave a child\u2019s date of birth\u201d is enough.",
        error_messages={"required": "Say why, naming nobody."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.erasable = {each.key: each for each in erasable.of_record(self.record, self.person)}
        self.fields["what"].choices = [(key, each.quoted) for key, each in self.erasable.items()]  # type: ignore[attr-defined]

    def chosen(self) -> erasable.Erasable:
        return self.erasable[self.cleaned_data["what"]]


class SecondForm(VersionedForm):
    """Nothing is asked but to press the button."""
