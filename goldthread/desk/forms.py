"""How a list of gaps is narrowed: to what an agency leads, or to what stands under an objective."""

from typing import Any

from django import forms

from goldthread.partners.models import Agency
from goldthread.plan.models import Objective


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
