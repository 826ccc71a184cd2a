"""What is asked of whoever tells something of an action, and of whoever checks it."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Telling
from goldthread.actions.forms.choices import checked_readers, offer_readers_of, readers_fields
from goldthread.actions.forms.evidence import files_field, link_field, note_field
from goldthread.actions.models import Impact
from goldthread.kit.forms import SpanField, VersionedForm
from goldthread.kit.periods import Span

QUESTION = "What is different for children, and how do you know?"
BOX = {"rows": 5}
STRENGTHS = [("", "Not sure"), *Impact.Strength.choices]


class ProgressForm(Telling):
    words = forms.CharField(label="What has happened since last time?", widget=forms.Textarea(BOX))


class ClaimForm(Telling):
    words = forms.CharField(label="What was done?", required=False, widget=forms.Textarea({"rows": 3}))
    done = SpanField(label="When was it done?", required=False)
    files, link, text = files_field(), link_field(), note_field()
    impact = forms.CharField(
        label=QUESTION, required=False, widget=forms.Textarea(BOX),
        help_text="If you can say already. One example is enough. It can be added later.",
    )  # fmt: skip
    circle, circle_group = readers_fields()

    needs_line = True
    folded = ("circle", "circle_group")
    folded_words = "Who may read the evidence"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_readers_of(self, self.person, self.record)
        self.fields["done"].initial = Span.day(self.today)

    def clean(self) -> None:
        checked_readers(self)
        names = ("files", "link", "text", "circle", "circle_group")
        given = {name: self.cleaned_data.pop(name) for name in names if name in self.cleaned_data}
        self.cleaned_data["evidence"] = given if any(given.get(name) for name in names[:3]) else None


def impact_details() -> tuple[forms.Field, ...]:
    return (
        forms.CharField(label="What was it like before?", max_length=300, required=False),
        forms.CharField(label="What is it like now?", max_length=300, required=False),
        forms.CharField(label="Where does that come from?", max_length=300, required=False),
        SpanField(label="What date is that of?", required=False),
        forms.ChoiceField(label="What kind of evidence is it?", choices=STRENGTHS, required=False),
    )


class ImpactForm(Telling):
    words = forms.CharField(
        label=QUESTION, widget=forms.Textarea(BOX), help_text="One example is enough. Never a child's name or details."
    )
    baseline, change, source, dated, strength = impact_details()

    folded = ("baseline", "change", "source", "dated", "strength")
    folded_words = "Before and after, source and date, if you have them"


class CompleteImpactForm(VersionedForm):
    baseline, change, source, dated, strength = impact_details()


class DecideForm(VersionedForm):
    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[("accept", "Accept it"), ("send back", "Send it back")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="What is missing?", max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Only when you send it back. They see it, and can put it right.",
    )  # fmt: skip

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("decision") == "send back" and not given.get("reason", "").strip():
            self.add_error("reason", "Say what is missing, so that they can put it right.")
