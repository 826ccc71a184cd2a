"""What is asked when a risk is rated, reviewed, or put off to a named year."""

from datetime import date
from typing import Any

from django import forms

from goldthread.kit.forms import DayField, Form, VersionedForm
from goldthread.kit.periods import Period, reporting_year
from goldthread.partners.models import Group, Partnership, Seat
from goldthread.risks.forms.risks import TWO_LINES, groups_of, one_of, seats_of
from goldthread.risks.models import Score
from goldthread.risks.rules import SIDES, Matrix
from goldthread.risks.scales import in_force

YEARS_AHEAD = 6
KNOWN = (("yes", "Yes: with the controls as they are"), ("no", "No: as if there were none"), ("", "Not known"))


class GradeField(forms.TypedChoiceField):
    """One grade of the scale in force; another is refused in a sentence that names the scale."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, **kwargs)

    def offer(self, side: str, matrix: Matrix) -> None:
        """Set the grades from which to choose."""
        self.side, self.matrix = side, matrix
        named = enumerate(matrix.grades(side), 1)
        self.choices = [("", "Choose a grade"), *((value, f"{value}: {name}") for value, name in named)]

    def valid_value(self, value: Any) -> bool:
        typed = str(value).strip().lstrip("-")
        if typed.isdecimal() and len(typed) < 6 and (refused := self.matrix.refusal(self.side, int(value))):
            raise forms.ValidationError(refused, code="outside")
        return super().valid_value(value)


class RateForm(Form):
    which = forms.ChoiceField(
        label="Which rating is it?", widget=forms.RadioSelect, initial=Score.Which.CURRENT,
        choices=[
            (Score.Which.CURRENT, "As it stands now"), (Score.Which.INHERENT, "Before any control"),
            (Score.Which.TARGET, "What it is meant to become"),
        ],
    )  # fmt: skip
    likelihood = GradeField(label="How likely is it?")
    impact = GradeField(label="How great would its impact be?")
    counts_controls = forms.ChoiceField(
        label="Does the rating count the controls?", choices=KNOWN, widget=forms.RadioSelect, required=False
    )
    rated_on = DayField(label="When was it rated?", required=False, help_text="Leave it empty for today.")
    reason = forms.CharField(
        label="Why this rating?", max_length=300, required=False, widget=forms.Textarea(TWO_LINES),
        help_text="It is told beside the score from now on.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        matrix = in_force(self.record.home, self.today)
        for side in SIDES:
            self.fields[side].offer(side, matrix)

    def clean_counts_controls(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["counts_controls"])


class ReviewForm(VersionedForm):
    words = forms.CharField(label="What did they find?", widget=forms.Textarea({"rows": 4}))
    reviewed_on = DayField(label="When was it looked at?", required=False, help_text="Leave it empty for today.")
    by_group = one_of(Group, "Which group looked at it?", "No group")
    presented_by = one_of(Seat, "Who presented it?", "Nobody, or a role that is not in the list")
    presented_words = forms.CharField(
        label="Or, a role that is not in the list", max_length=160, required=False,
        help_text="The role, such as Director of Public Health; never a name.",
    )  # fmt: skip
    next_on = DayField(label="When is it looked at next?", required=False)
    is_revisit = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by_group"].queryset = groups_of(self.person)
        self.fields["presented_by"].queryset = seats_of(self.person, self.record.home)
        if self.record.has_revisit:
            self.fields["is_revisit"].label = f"This is the revisit that was put off to {self.record.revisit_words}"
        else:
            del self.fields["is_revisit"]


class RevisitForm(VersionedForm):
    year = forms.TypedChoiceField(
        label="In which year is it to be revisited?", coerce=date.fromisoformat, empty_value=None, required=False,
        help_text="It is on that year's first agenda, and stays there until it has been revisited.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = years_ahead(self.record.home, self.today)
        kept = self.record.revisit_from
        if kept and kept not in {year.start for year in years}:
            years = [reporting_year(kept, self.record.home.year_start_month), *years]
        self.fields["year"].choices = [
            ("", "In no named year"), *((year.start.isoformat(), year.short()) for year in years)
        ]  # fmt: skip


def years_ahead(home: Partnership, today: date) -> list[Period]:
    """This year of the partnership and those that follow."""
    year = reporting_year(today, home.year_start_month)
    return [year.moved(12 * number) for number in range(YEARS_AHEAD)]
