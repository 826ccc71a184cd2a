"""What is asked about papers, interests and reports of groups."""

from typing import Any

from django import forms

from goldthread.actions.forms.choices import BodiesField
from goldthread.actions.models import Evidence
from goldthread.kit.files.forms import OneFileField
from goldthread.kit.forms import DayField, Form, NarrativeField, VersionedForm
from goldthread.meetings.models import AgendaItem, HighlightReport, Paper
from goldthread.partners.models import Group, Seat
from goldthread.partners.queries import agencies_of, groups_of

NEVER_A_CHILD = "Never a child's name or details."


class AskedField(BodiesField):
    """One agency, group or seat of whom a paper is asked, or nobody."""

    widget = forms.Select

    def offer(self, lists: Any, kept: Any = ()) -> None:
        super().offer(lists, kept)
        self.choices = [("", "Nobody: the business unit brings it"), *self.choices]

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        return super().prepare_value([value])[0]

    def to_python(self, value: Any) -> list[str]:
        return [value] if value else []

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found[0] if found else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")


class PaperFields(forms.Form):
    title = forms.CharField(label="What is the paper called?", max_length=240)
    asked = AskedField(label="Of whom is it asked?", required=False)
    due_on = DayField(label="Due on", required=False, help_text="The day by which it is to be here.")
    item = forms.ModelChoiceField(
        label="Which item does it belong to?", queryset=AgendaItem.objects.none(), required=False, empty_label="None"
    )
    is_restricted = forms.BooleanField(label="Restricted to the group", required=False)

    def offer(self, meeting: Any) -> None:
        person: Any = self.person  # type: ignore[attr-defined]
        items = AgendaItem.objects.visible_to(person).filter(meeting=meeting)
        self.fields["item"].queryset = items.order_by("position")  # type: ignore[attr-defined]
        seats = Seat.objects.visible_to(person).filter(partnership=meeting.home, group=meeting.group, ends_on=None)
        going_on = groups_of(meeting.home, person).filter(ends_last=None).exclude(kind=Group.Kind.PANEL)
        self.fields["asked"].offer(  # type: ignore[attr-defined]
            [
                ("Agencies", list(agencies_of(meeting.home, self.today))),  # type: ignore[attr-defined]
                ("Groups", list(going_on)),
                ("Seats of the group", list(seats.order_by("title"))),
            ]
        )


class AskPaperForm(PaperFields, VersionedForm):
    field_order = ("title", "asked", "due_on", "item", "is_restricted")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)


class ChangePaperForm(PaperFields, VersionedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.meeting)


class AttachForm(VersionedForm):
    """The paper itself: a file, or evidence that is in the library."""

    file = OneFileField(label="The file", required=False)
    evidence = forms.CharField(
        label="Or evidence from the library", max_length=20, required=False, help_text="Its reference, such as EV-12.",
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )  # fmt: skip

    def clean_evidence(self) -> Evidence | None:
        words = self.cleaned_data["evidence"].strip().upper().removeprefix("EV-")
        if not words:
            return None
        seen = Evidence.objects.visible_to(self.person).filter(home=self.record.meeting.home)
        found = seen.filter(number=int(words)).first() if words.isdecimal() and len(words) < 8 else None
        if found is None:
            raise forms.ValidationError(
                "There is no such evidence that you may see. Look its reference up in the list."
            )
        return found

    def clean(self) -> None:
        given = self.cleaned_data
        if not self.errors and not (given.get("file") or given.get("evidence")):
            self.add_error("file", "Choose a file, or give the reference of evidence that is in the library.")


class SettleForm(VersionedForm):
    how = forms.ChoiceField(
        label="What became of it?", choices=Paper.How.choices, required=False, widget=forms.RadioSelect
    )
    circulated_on = DayField(label="Circulated on", required=False, help_text="Where it was circulated afterwards.")


class InterestForm(Form):
    """An interest in words; that there is none has a button of its own."""

    one_of = ("words",)

    words = forms.CharField(
        label="What is your interest?", max_length=2000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=f"Whose it is, in what, and what you mean to do about it. {NEVER_A_CHILD}",
    )  # fmt: skip
    item = forms.ModelChoiceField(
        label="In which item?", queryset=AgendaItem.objects.none(), required=False, empty_label="The meeting as a whole"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = AgendaItem.objects.visible_to(self.person).filter(meeting=self.record)
        self.fields["item"].queryset = items.order_by("position")

    def clean(self) -> None:
        self.cleaned_data["is_none"] = self.data.get("none") == "1"
        if not self.errors and not self.cleaned_data["is_none"] and not self.cleaned_data.get("words", "").strip():
            self.add_error("words", "Say what the interest is, or press “I have none”.")


class HighlightForm(VersionedForm):
    """The words of a group's report, drafted from the record."""

    summary = NarrativeField(
        label="Since the last report", rows=14, required=False, max_length=6000,
        help_text="Drafted from the record: what was done, what is late, which measures moved. Two pages at most.",
    )  # fmt: skip
    escalations = NarrativeField(label="What the group escalates", rows=5, required=False, max_length=3000)
    wanted = NarrativeField(label="Decisions wanted", rows=4, required=False, max_length=2000)
    state = forms.ChoiceField(label="How far is it?", choices=HighlightReport.State.choices, widget=forms.RadioSelect)
