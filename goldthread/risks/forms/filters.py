"""How the register, and the list of changes, are narrowed."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from goldthread.actions.forms.choices import kinds
from goldthread.actions.forms.filters import ANY, Narrowing
from goldthread.kit.forms import FilterForm
from goldthread.partners.models import Agency
from goldthread.partners.queries import agencies_of
from goldthread.risks.models import OutsideChange, Risk
from goldthread.risks.rules import SHOWN, STANDINGS
from goldthread.risks.scales import on_register


class RiskFilter(Narrowing):
    """Questions about risks and issues; likelihood and impact come from the heat matrix."""

    kind = forms.ChoiceField(label="Risk or issue", choices=[ANY, *Risk.Kind.choices])
    standing = forms.ChoiceField(
        label="How it stands", choices=[ANY, *((key, name) for key, (name, _) in SHOWN.items())]
    )
    band = forms.ChoiceField(label="Current score", choices=[ANY])
    category = forms.ChoiceField(label="Category", choices=lambda: kinds("risk_categories", "Any"))
    owner_agency = forms.ModelChoiceField(label="Owned by", queryset=Agency.objects.none(), empty_label="Anybody")
    revisit = forms.ChoiceField(label="To be revisited in", choices=[ANY])
    likelihood = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10)
    impact = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10)

    field_order = ("words", "kind", "standing", "band", "category", "owner_agency", "revisit", "theme")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.partnership:
            return
        self.matrix, self.scales = on_register(self.partnership, self.today)
        bands = [(str(band.lowest), f"{band.name}, {band.lowest} to {band.highest}") for band in self.matrix.bands]
        self.fields["band"].choices = [ANY, *bands, ("none", "Not rated")]
        self.fields["owner_agency"].queryset = agencies_of(self.partnership, self.today)
        named = Risk.objects.visible_to(self.person).filter(home=self.partnership, has_revisit=True)
        years = named.order_by("revisit_from").values_list("revisit_from", "revisit_words").distinct()
        self.fields["revisit"].choices = [ANY, *((day.isoformat(), words) for day, words in years)]

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        number = words.upper().removeprefix("R-")
        same = Q(number=int(number)) if number.isdecimal() and len(number) < 8 else Q(pk__in=())
        found = Q(title__icontains=words) | Q(event__icontains=words) | Q(consequence__icontains=words)
        return records.filter(found | Q(cause__icontains=words) | Q(children__icontains=words) | same)

    def by_standing(self, records: QuerySet, key: str) -> QuerySet:
        return records.annotate(standing=STANDINGS.case(self.today)).filter(standing=key)

    def by_band(self, records: QuerySet, key: str) -> QuerySet:
        if key == "none":
            return records.filter(current_score=None)
        band = next(band for band in self.matrix.bands if str(band.lowest) == key)
        return records.filter(current_scale=self.matrix.pk, current_score__range=(band.lowest, band.highest))

    def by_revisit(self, records: QuerySet, day: str) -> QuerySet:
        return records.filter(has_revisit=True, revisit_from=day)

    def by_likelihood(self, records: QuerySet, value: int) -> QuerySet:
        return records.filter(current_scale=self.matrix.pk, current_likelihood=value).exclude(status="closed")

    def by_impact(self, records: QuerySet, value: int) -> QuerySet:
        return records.filter(current_scale=self.matrix.pk, current_impact=value).exclude(status="closed")


class ChangeFilter(FilterForm):
    words = forms.CharField(label="Words in it")
    kind = forms.ChoiceField(label="Kind", choices=[ANY, *OutsideChange.Kind.choices])
    status = forms.ChoiceField(label="State", choices=[ANY, *OutsideChange.Status.choices])

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        return records.filter(Q(title__icontains=words) | Q(detail__icontains=words) | Q(means__icontains=words))
