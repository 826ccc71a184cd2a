"""What is asked about a report, its sections, claims and figures."""

from django import forms

from goldthread.kit.forms import DayField, NarrativeField, VersionedForm
from goldthread.report import choices
from goldthread.report.models import ItemAnswer

PREVIEW = "/reports/words/"
OWN_PERIOD = "Leave both empty to use the report's own period."


class ReportForm(VersionedForm):
    """A report's title, dates and edition."""

    title = forms.CharField(
        label="Title", max_length=200, help_text="As it stands on the cover, such as “Yearly report 2026-27”."
    )
    starts_on = DayField(
        label="First day of the period", help_text="Any two dates will do; most reports cover April to March."
    )
    ends_on = DayField(label="Last day of the period")
    as_at = DayField(
        label="Day the figures are counted on",
        required=False,
        help_text="Leave it empty to use the last day of the period.",
    )
    edition = forms.ChoiceField(label="Edition of the guidance", help_text="The one in force when the period began.")
    has_secure_establishment = forms.TypedChoiceField(
        label="Is there a secure establishment in the area?",
        choices=choices.YES_NO,
        coerce=choices.WORDS.get,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text="Without one, the guidance's item on restraint (physical intervention) does not ask for anything.",
    )

    def __init__(self, *args, **kwargs):
        initial = dict(kwargs.get("initial") or {})
        if "has_secure_establishment" in initial and not isinstance(initial["has_secure_establishment"], str):
            initial["has_secure_establishment"] = choices.as_yes_no(initial["has_secure_establishment"])
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.fields["edition"].choices = choices.editions()

    def clean_has_secure_establishment(self):
        value = self.cleaned_data["has_secure_establishment"]
        return value if isinstance(value, bool) else None

    def clean(self):
        given = super().clean()
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The report's period ends before it starts. Change one of the two dates.")
        return given


class AddReportForm(ReportForm):
    """A new report has no version to compare."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class NarrativeForm(VersionedForm):
    """The words of a section."""

    narrative = NarrativeField(
        label="Narrative",
        required=False,
        rows=16,
        preview_url=PREVIEW,
        help_text=(
            "Leave a blank line between paragraphs. A line that starts with “- ” is a bullet, and **words** are bold."
        ),
    )


class SectionForm(VersionedForm):
    """A section's title, its own period, and the items it covers."""

    title = forms.CharField(
        label="Title", max_length=200, required=False, help_text="Leave it empty to use the usual title."
    )
    starts_on = DayField(label="First day of the section's own period", required=False, help_text=OWN_PERIOD)
    ends_on = DayField(label="Last day of the section's own period", required=False)
    items = forms.MultipleChoiceField(
        label="Items of the guidance it covers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="With none chosen, the section covers what it usually covers.",
    )

    def __init__(self, *args, items=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(item.id, f"{item.id}: {item.text}") for item in items]

    def clean(self):
        given = super().clean()
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if bool(starts) != bool(ends) or (starts and ends and ends < starts):
            self.add_error(
                "starts_on", "Give both dates of the section's own period, the first before the last, or neither."
            )
        return given


class AddSectionForm(VersionedForm):
    """Which section to add."""

    usual = forms.ChoiceField(label="A section built from the record", required=False)
    title = forms.CharField(
        label="Or a section of your own: its title",
        max_length=200,
        required=False,
        help_text="You write its words yourself.",
    )

    def __init__(self, *args, usual=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["usual"].choices = [("", "None of these"), *usual]


class ClaimForm(VersionedForm):
    """Which words claim something."""

    words = forms.CharField(
        label="The words that claim something",
        widget=forms.Textarea({"rows": 3}),
        help_text="Copy them from the narrative exactly: one sentence, or the part of it that needs a record under it.",
    )


class TieForm(VersionedForm):
    """What a claim rests on."""

    reference = forms.CharField(
        label="Reference of the record",
        max_length=20,
        help_text="Such as AC-12 for an action, RC-3 for a recommendation, OB-1 for an objective or EV-4 for evidence.",
    )
    is_impact = forms.BooleanField(
        label="Tie it to what was different for children because of that action", required=False
    )


class AnswerForm(VersionedForm):
    """What the partnership says of an item of the guidance."""

    state = forms.ChoiceField(
        label="How does the report stand to it?",
        required=False,
        widget=forms.RadioSelect,
        choices=[("", "A section covers it, or is to cover it"), *ItemAnswer.State.choices],
    )
    reason = forms.CharField(
        label="Why?",
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text="This is printed in the report.",
    )


class FigurePeriodForm(VersionedForm):
    """A period of its own for one figure."""

    starts_on = DayField(
        label="First day", required=False, help_text="Leave both empty to use the report's own period."
    )
    ends_on = DayField(label="Last day", required=False)

    def clean(self):
        given = super().clean()
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The figure's period ends before it starts. Change one of the two dates.")
        return given
