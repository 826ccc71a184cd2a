"""What is asked about a statement, and about a point of fact beside it."""

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned
from goldthread.kit.forms import DayField, Form, NarrativeField


class StatementFields(forms.Form):
    """The scrutineer's own words on a period."""

    title = forms.CharField(label="Its title", max_length=200, initial="Independent scrutiny")
    words = NarrativeField(
        label="Your statement", rows=16, required=False,
        help_text="In your own words. Nobody reads it until you show it, and nobody else can change it.",
    )  # fmt: skip
    starts_on = DayField(label="First day of the period it speaks of")
    ends_on = DayField(label="Last day of that period")
    signed = forms.CharField(
        label="How is it signed?", max_length=160, required=False, help_text='Such as "Independent scrutineer".'
    )
    video = forms.URLField(label="Address of a video", max_length=400, required=False, assume_scheme="https")
    transcript = NarrativeField(
        label="Transcript of the video", rows=8, required=False, help_text="It prints as a section of the report."
    )


LATER = ("starts_on", "ends_on", "signed", "video", "transcript")


class WriteStatementForm(Folded, StatementFields):
    folded = LATER
    folded_words = "Its period, how it is signed, a video and its transcript"

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())


class ChangeStatementForm(FoldedVersioned, StatementFields):
    folded = LATER
    folded_words = "Its period, how it is signed, a video and its transcript"


class PointForm(Form):
    words = forms.CharField(
        label="Which fact is not so, and what is?", widget=forms.Textarea({"rows": 4}),
        help_text="A point of fact, not of view. The author reads it and answers; the statement stays as it is.",
    )  # fmt: skip


class AnswerPointForm(Form):
    answer = forms.CharField(label="Your answer", widget=forms.Textarea({"rows": 3}))
