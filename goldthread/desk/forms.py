"""How a list of gaps is narrowed, to what an agency leads or stands under an objective; and how a search is."""

from datetime import date
from typing import Any

from django import forms

from goldthread.kit.periods import reporting_year
from goldthread.kit.sought import all_sought
from goldthread.partners.models import Agency, Theme
from goldthread.plan.models import Objective

YEARS_BACK = 12


class NarrowForm(forms.Form):
    """An agency, an objective, both or neither; what the reader may not see is not there to be chosen."""

    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False)
    objective = forms.ModelChoiceField(queryset=Objective.objects.none(), required=False)

    def __init__(self, data: Any, *, person: Any) -> None:
        super().__init__(data)
        self.fields["agency"].queryset = Agency.objects.visible_to(person)  # type: ignore[attr-defined]
        self.fields["objective"].queryset = Objective.objects.visible_to(person)  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, int | None]:
        """Return the numbers to narrow by."""
        return {name: found.pk if found else None for name, found in self.cleaned_data.items()}

    def words(self) -> list[str]:
        """Return what the list is narrowed to, as people name it."""
        return [str(found) for found in self.cleaned_data.values() if found]


class SearchForm(forms.Form):
    """What narrows a search: each answer is a mark that the record bears."""

    is_filter = True

    kind = forms.ChoiceField(label="Kind", required=False)
    state = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Any"), ("open", "Still open"), ("over", "Finished or closed")]
    )
    theme = forms.ModelChoiceField(label="Theme", queryset=Theme.objects.none(), required=False, empty_label="Any")
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), required=False, empty_label="Any")
    year = forms.TypedChoiceField(label="Year", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, person: Any, partnership: Any, today: date) -> None:
        super().__init__(data)
        kinds = sorted((each.model._meta.model_name, each.name) for each in all_sought().values())
        self.fields["kind"].choices = [("", "Any"), *kinds]  # type: ignore[attr-defined]
        themes = Theme.objects.visible_to(person).filter(partnership=partnership)
        self.fields["theme"].queryset = themes.order_by("name")  # type: ignore[attr-defined]
        self.fields["agency"].queryset = Agency.objects.visible_to(person).order_by("name")  # type: ignore[attr-defined]
        this_year = reporting_year(today, partnership.year_start_month if partnership else 4)
        years = [this_year.moved(12 * step) for step in range(2, -YEARS_BACK, -1)]
        self.fields["year"].choices = [("", "Any"), *((year.start.year, year.short()) for year in years)]  # type: ignore[attr-defined]

    def marks(self) -> list[str]:
        """Return what the record has to bear, each as one word."""
        return [f"{name}{getattr(value, 'pk', value)}" for name, value in self.cleaned_data.items() if value]
