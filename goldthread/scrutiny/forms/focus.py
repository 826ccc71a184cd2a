"""What is asked about an area of focus, and about each of its quarters."""

from datetime import date
from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned
from goldthread.actions.forms.choices import (
    checked_own_readers,
    offer_readers,
    offer_readers_of,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.kit.forms import DayField, Form, NarrativeField, ReasonForm
from goldthread.kit.periods import Period
from goldthread.partners.models import Seat
from goldthread.scrutiny.forms.offered import seats_of
from goldthread.scrutiny.models import FocusReport
from goldthread.scrutiny.rules import last_quarter, quarters


class FocusFields(forms.Form):
    """What the partnership is asked to focus on in a year."""

    words = forms.CharField(label="What should the partnership focus on?", widget=forms.Textarea({"rows": 3}))
    detail = NarrativeField(
        label="What would you expect to see?", rows=3, required=False, help_text="What you will judge it by."
    )
    owner = forms.ModelChoiceField(
        label="Who reports on it?", queryset=Seat.objects.none(), required=False, empty_label="No one in particular",
        help_text="A seat. With no one in particular, the safeguarding partners and the business unit may.",
    )  # fmt: skip
    starts_on = DayField(label="First day of the year it is for")
    ends_on = DayField(label="Last day of that year")
    raised_in = forms.CharField(
        label="In which year's report was it set?", max_length=40, required=False, help_text='Such as "2025-26".'
    )
    themes = themes_field()
    circle, circle_group = readers_fields()

    def offer(self, home: Any) -> None:
        """Set the choices for a partnership and a reader."""
        self.fields["owner"].queryset = seats_of(self.person, home).order_by("title")
        offer_themes(self, self.person, home)

    def clean(self) -> None:
        checked_own_readers(self)


class SetFocusForm(Folded, FocusFields):
    folded = ("raised_in", "themes", "circle", "circle_group")
    folded_words = "Where it was set, its themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)
        offer_readers(self, self.person)


class ChangeFocusForm(FoldedVersioned, FocusFields):
    folded = ("raised_in", "themes", "circle", "circle_group")
    folded_words = "Where it was set, its themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home_id)
        offer_readers_of(self, self.person, self.record)


class CarryForm(ReasonForm):
    words = forms.CharField(
        label="Its words for the next year", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="As they are, or better ones.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, asks=("reason", "words"))


class QuarterField(forms.ChoiceField):
    """One of the quarters of an area of focus, returned as its first day."""

    def offer(self, found: list[Period]) -> None:
        """Set the quarters to choose from."""
        self.choices = [(each.start.isoformat(), each.short()) for each in found]

    def clean(self, value: Any) -> date:
        return date.fromisoformat(super().clean(value))


class OfQuarter(Form):
    """Something said of one quarter; it carries the version of what was said of that quarter before."""

    quarter = QuarterField(label="Which quarter?")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area, month = self.record, self.record.home.year_start_month
        found = quarters(area.starts_on, area.ends_on, month)
        self.fields["quarter"].offer(found)
        begun = [each for each in found if each.start <= self.today]
        last = last_quarter(self.today, month)
        wanted = last if last in begun else (begun or found)[-1]
        self.initial.setdefault("quarter", wanted.start.isoformat())
        row = self.row_of(self.data.get("quarter") if self.is_bound else self.initial["quarter"])
        if row and not self.is_bound:
            self.initial |= {"version": row.version, **self.said(row)}

    def row_of(self, day: Any) -> Any:
        """What was said of a quarter before."""
        return next((each for each in self.record.reports.all() if each.starts_on.isoformat() == day), None)

    def said(self, row: Any) -> dict[str, Any]:
        """What of it the form asks."""
        return {}

    def renew(self, version: int) -> None:
        """Carry a newer version from here on, once both texts have been shown."""
        self.data = self.data.copy()
        row = self.row_of(self.data.get("quarter"))
        self.data["version"] = str(row.version if row else "")


class ReportFocusForm(OfQuarter):
    words = NarrativeField(
        label="What was done, and what is different?", rows=5,
        help_text="Two or three sentences. Name the records it rests on, such as AC-12.",
    )  # fmt: skip

    def said(self, row: Any) -> dict[str, Any]:
        return {"words": row.words}


class JudgeFocusForm(OfQuarter):
    verdict = forms.ChoiceField(
        label="How far did it come?", widget=forms.RadioSelect,
        choices=[each for each in FocusReport.Verdict.choices if each[0]],
    )  # fmt: skip
    judged = NarrativeField(label="What do you say to it?", rows=3, required=False)

    def said(self, row: Any) -> dict[str, Any]:
        return {"verdict": row.verdict, "judged": row.judged}
