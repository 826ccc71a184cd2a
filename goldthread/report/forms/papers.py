"""What is asked about a committee paper, its parts, its tail, and what members said."""

from django import forms

from goldthread.kit.forms import DayField, Form, NarrativeField, SpanField, VersionedForm
from goldthread.report import choices
from goldthread.report.forms.reports import PREVIEW
from goldthread.report.models import TailState

VERB = "What is the committee asked to do with it?"


class AddPaperForm(Form):
    """Where a new paper goes, and which earlier paper it follows."""

    committee = forms.CharField(
        label="Committee", max_length=200, help_text="Such as “Wessmere Health and Wellbeing Board”."
    )
    meets = SpanField(label="Date of the meeting", required=False)
    title = forms.CharField(label="Title of the paper", max_length=240)
    verb = forms.ChoiceField(label=VERB)
    after = forms.ModelChoiceField(
        None,
        label="Last year's paper",
        required=False,
        empty_label="There is none, or it is not here",
        help_text=(
            "Its contact, its statements of the strategic plan and its equality duty are copied; its "
            "questions are offered."
        ),
    )

    def __init__(self, *args, earlier=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = choices.verbs()
        self.fields["after"].queryset = earlier


class HeaderForm(VersionedForm):
    """The header block and the recommendation."""

    authority = forms.CharField(label="Council", max_length=160, required=False, help_text="Whose committee it is.")
    committee = forms.CharField(label="Committee", max_length=200)
    meets = SpanField(label="Date", required=False)
    title = forms.CharField(label="Title", max_length=240)
    report_from = forms.CharField(label="Report from", max_length=200, required=False)
    contact = forms.CharField(
        label="Contact name", max_length=200, required=False, help_text="A role, not a person's name."
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="Email", max_length=120, required=False)
    verb = forms.ChoiceField(label=VERB)
    recommendation = forms.CharField(
        label="Recommendation",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=(
            "Printed in bold. Leave it empty to have “The committee is asked to note the content of this report.”"
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = choices.verbs()


class OpeningForm(VersionedForm):
    """The opening page in plain words."""

    has_opening = forms.BooleanField(label="Begin with one page in plain words", required=False)
    improved = NarrativeField(
        label="What improved for children", required=False, preview_url=PREVIEW,
        help_text="Leave it empty to print what the record holds that has been checked.",
    )  # fmt: skip
    not_improved = NarrativeField(
        label="What did not",
        required=False,
        preview_url=PREVIEW,
        help_text="Leave it empty to print what the record shows.",
    )
    asked = NarrativeField(
        label="What members are asked to do", required=False, rows=3, preview_url=PREVIEW,
        help_text="Leave it empty to repeat the recommendation.",
    )  # fmt: skip


class PartForm(VersionedForm):
    """The heading and the words of a part."""

    title = forms.CharField(
        label="Heading", max_length=200, required=False,
        help_text="Leave it empty for the usual one. A hyphen alone takes the heading away.",
    )  # fmt: skip
    narrative = NarrativeField(
        label="Words", required=False, rows=14, preview_url=PREVIEW,
        help_text="Each paragraph gets the next number. Leave a blank line between paragraphs.",
    )  # fmt: skip


class AddPartForm(VersionedForm):
    """Which part to add."""

    key = forms.ChoiceField(label="A part built from the record", required=False)
    title = forms.CharField(label="Or a part of your own: its heading", max_length=200, required=False)

    def __init__(self, *args, parts=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [("", "None of these"), *parts]


def state(label, listed="Listed"):
    """How a list or text of the tail stands."""
    choices = [(value, listed if value == TailState.LISTED else words) for value, words in TailState.choices]
    return forms.ChoiceField(label=label, choices=choices)


class TailForm(VersionedForm):
    """How each list and text of the corporate and legal information stands."""

    strategic = state("Links to the Strategic Plan")
    previous = state("Links to previous Member decisions")
    legislation = state("Legislation and Government directives")
    background = state("Background documents (section 100D)")
    equality = state("Equality duty", "Printed")
    equality_words = NarrativeField(
        label="Text of the equality duty", required=False, preview_url=PREVIEW,
        help_text="Leave it empty to print the library's text.",
    )  # fmt: skip
    impact_assessment = state("Equalities impact assessment", "Printed")
    impact_words = NarrativeField(label="Text of the impact assessment", required=False, preview_url=PREVIEW)


class StatementForm(VersionedForm):
    """A statement of the council's strategic plan."""

    words = forms.CharField(label="Statement", max_length=300)
    bears = forms.ChoiceField(
        label="Does the paper bear on it?", required=False, widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No"), ("", "Not answered")],
    )  # fmt: skip

    def clean_bears(self):
        return choices.WORDS[self.cleaned_data["bears"]]


class DatedForm(VersionedForm):
    """A decision or a piece of legislation, with its date."""

    title = forms.CharField(label="Title", max_length=300)
    dated = SpanField(label="Date", required=False)


class DocumentForm(VersionedForm):
    """A document that was relied on."""

    title = forms.CharField(label="Document", max_length=300)
    location = forms.CharField(label="Where it can be seen", max_length=300, required=False)
    is_published_work = forms.BooleanField(label="It is a published work, so it is not printed", required=False)
    is_exempt = forms.BooleanField(
        label="It holds exempt or confidential information, so it is not printed", required=False
    )


ROW_FORMS = {
    "strategic": StatementForm,
    "previous": DatedForm,
    "legislation": DatedForm,
    "background": DocumentForm,
}


class ResolutionForm(VersionedForm):
    """What members resolved."""

    version_seen = forms.CharField(
        label="Version of the report that members saw",
        max_length=120,
        required=False,
        help_text="Such as “final draft of 3 May 2026”.",
    )
    resolution = forms.CharField(label="What they resolved", widget=forms.Textarea({"rows": 4}))


class DeferralForm(VersionedForm):
    """A meeting that put the paper off."""

    was_on = DayField(label="Date of the meeting that put it off", required=False)
    until = SpanField(label="Put off until", required=False, own_words=True)
    reason = forms.CharField(label="Why", max_length=300, required=False)


class QuestionForm(VersionedForm):
    """What members asked."""

    words = forms.CharField(label="What members asked", widget=forms.Textarea({"rows": 3}))
    answer = forms.CharField(label="What they were told", required=False, widget=forms.Textarea({"rows": 3}))


class ReplyForm(VersionedForm):
    """What members were told."""

    answer = forms.CharField(label="What they were told", widget=forms.Textarea({"rows": 4}))
