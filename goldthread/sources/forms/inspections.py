"""What is asked about an inspection."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.actions.forms.asked import Folded, FoldedVersioned
from goldthread.actions.forms.choices import checked_own_readers, kinds, offer_readers, readers_fields
from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import DayField, FilterForm, Form, SpanField, VersionedForm
from goldthread.kit.library import library
from goldthread.partners.models import Agency
from goldthread.partners.queries import agencies_of
from goldthread.sources.keeping import keeps_all, own_agencies
from goldthread.sources.queries import agencies_beside, not_brought

BOX = {"rows": 4}
NEVER_A_CHILD = "Never a child's name or details."
READERS = ("circle", "circle_group")


class InspectionFields(forms.Form):
    """An inspection, as it is asked when it is recorded and when it is put right."""

    title = forms.CharField(
        label="What is it called?",
        max_length=240,
        help_text='Such as "Inspection of children\'s services, March 2026".',
    )
    agencies = SeveralField(
        label="Which agency was inspected?", queryset=Agency.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text="Several, where they were inspected together.",
        error_messages={"required": "Choose the agency that was inspected."},
    )  # fmt: skip
    inspectorate = forms.ChoiceField(
        label="Who inspected?", choices=lambda: kinds("inspectorates", "Choose an inspectorate")
    )
    kind = forms.CharField(
        label="What kind of inspection was it?", max_length=160, required=False, help_text="Such as a focused visit."
    )
    grade = forms.CharField(
        label="Which grade was given?", max_length=80, required=False,
        help_text="In the inspectorate's own words. Leave it empty where none was given.",
    )  # fmt: skip
    inspected = SpanField(label="When was it?", required=False)
    published_on = DayField(label="When was the report published?", required=False)
    brought_on = DayField(label="When was it brought to the partners?", required=False)
    brought_to = forms.CharField(
        label="To which meeting?", max_length=160, required=False, help_text="Such as the executive."
    )
    practice = forms.CharField(
        label="What effective practice did it find?", required=False, widget=forms.Textarea(BOX),
        help_text=f"What others could take up. {NEVER_A_CHILD}",
    )  # fmt: skip
    concerns = forms.CharField(
        label="What worried it?", required=False, widget=forms.Textarea(BOX), help_text=NEVER_A_CHILD
    )
    circle, circle_group = readers_fields()

    def offer(self, home: Any) -> None:
        """Set the choices: every agency of the partnership, or the reader's own for an agency's lead."""
        found = agencies_of(home, self.today)
        if not keeps_all(self.person, home.pk):
            found = found.filter(pk__in=own_agencies(self.person, home.pk))
            self.fields["agencies"].initial = list(found)
        self.fields["agencies"].queryset = found
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)


class AddInspectionForm(Folded, InspectionFields):
    link = forms.URLField(label="A link to the report", required=False, max_length=400, assume_scheme="https")

    field_order = ("title", "agencies", "inspectorate", "grade", "inspected", "published_on", "link")
    folded = ("kind", "brought_on", "brought_to", "practice", "concerns", *READERS)
    folded_words = "When it was brought to the partners, what it found, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())


class ChangeInspectionForm(FoldedVersioned, InspectionFields):
    folded = READERS
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home)
        inspected = [each.agency_id for each in self.record.inspected_agencies.all()]
        self.fields["agencies"].queryset = agencies_beside(self.person, self.fields["agencies"].queryset, inspected)
        self.initial["agencies"] = inspected


class BroughtForm(VersionedForm):
    brought_on = DayField(label="When was it brought to the partners?")
    brought_to = forms.CharField(
        label="To which meeting?", max_length=160, required=False, help_text="Such as the executive."
    )


class GradesForm(VersionedForm):
    """The grade of each agency that was inspected."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = library().inspectorates.get(self.record.inspectorate)
        usual = f"Usual here: {', '.join(known.grades)}." if known and known.grades else ""
        self.names = {}
        for each in self.record.inspected_agencies.all():
            name = self.names[each.agency_id] = f"grade_{each.agency_id}"
            self.fields[name] = forms.CharField(
                label=str(each.agency), max_length=80, required=False, initial=each.grade, help_text=usual
            )

    def clean(self) -> None:
        given = self.cleaned_data
        given["grades"] = {pk: given.pop(name) for pk, name in self.names.items() if name in given}


class RecommendedForm(Form):
    words = forms.CharField(
        label="What does it recommend?",
        widget=forms.Textarea({"rows": 3}),
        help_text="In the inspectorate's own words.",
    )
    number_in_source = forms.CharField(
        label="Its number there", max_length=40, required=False,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )  # fmt: skip


class InspectionFilter(FilterForm):
    words = forms.CharField(label="Words in its title")
    inspectorate = forms.ChoiceField(label="Inspectorate", choices=lambda: kinds("inspectorates", "Any"))
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), empty_label="Any")
    waiting = forms.BooleanField(label="Not brought to the partners yet")

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)
        if partnership:
            self.fields["agency"].queryset = agencies_of(partnership, today)

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        return records.filter(title__icontains=words)

    def by_agency(self, records: QuerySet, agency: Agency) -> QuerySet:
        return records.filter(inspected_agencies__agency=agency)

    def by_waiting(self, records: QuerySet, is_asked: bool) -> QuerySet:
        return records.filter(not_brought()) if is_asked else records
