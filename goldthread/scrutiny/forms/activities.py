"""What is asked about an activity: a little at once, the rest folded away."""

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
from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import FilterForm, NarrativeField, SpanField, VersionedForm
from goldthread.partners.models import Agency, Group, Partnership, Theme
from goldthread.scrutiny import queries
from goldthread.scrutiny.forms.offered import (
    bodies_fields,
    evidence_field,
    functions_field,
    groups_seen,
    offer_bodies,
    offer_evidence,
    offer_functions,
    offer_served,
    one_body,
)
from goldthread.scrutiny.library import edition_on, functions_named, functions_of
from goldthread.scrutiny.models import Activity

LATER = ("kind", "functions", "groups", "agencies", "themes", "evidence", "circle", "circle_group")
CAPACITIES = [each for each in Activity.Capacity.choices if each[0]]
FIRST = ("subject", "seen", "capacity", "counts_for", "forum", "done")


class ActivityFields(forms.Form):
    """An activity of scrutiny."""

    subject = forms.CharField(label="What did you look at?", max_length=240)
    seen = NarrativeField(
        label="What did you see?", rows=3, required=False,
        help_text="A sentence or two. You can leave it and come back. It names no child.",
    )  # fmt: skip
    capacity = forms.ChoiceField(
        label="You were there as", choices=CAPACITIES, widget=forms.RadioSelect,
        initial=Activity.Capacity.OBSERVER,
    )  # fmt: skip
    forum = forms.CharField(
        label="Where?", max_length=200, required=False, help_text="The meeting, panel or place, if there was one."
    )
    done = SpanField(label="When?", required=False, help_text='A day, or "September 2026". Left empty, it is today.')
    counts_for = SeveralField(
        label="Which partnerships does it count for?", queryset=Partnership.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one partnership that it counts for."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="What kind of activity was it?", choices=Activity.Kind.choices)
    functions = functions_field()
    groups, agencies = bodies_fields()
    themes = themes_field()
    evidence = evidence_field()
    circle, circle_group = readers_fields()

    def offer(self, home: int, edition: str, seen: list[Group]) -> None:
        """Set the choices for a partnership, a reader with the groups they may see, and an edition of the guidance."""
        offer_functions(self, edition)
        offer_served(self, self.person)
        offer_bodies(self, self.person, home, seen)
        offer_themes(self, self.person, home)
        offer_evidence(self, self.person, home)

    def clean(self) -> None:
        checked_own_readers(self)


class LogActivityForm(Folded, ActivityFields):
    field_order = FIRST
    folded = LATER
    folded_words = "Say more: its kind, functions, groups, evidence, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home, seen = self.record, groups_seen(self.person)
        self.offer(home.pk, edition_on(self.today, home.year_start_month), seen)
        offer_readers(self, self.person, seen)
        if "counts_for" in self.fields:
            self.initial.setdefault("counts_for", [home.pk])

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())


class ChangeActivityForm(FoldedVersioned, ActivityFields):
    field_order = FIRST
    folded = LATER
    folded_words = "Its kind, functions, groups, evidence, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = groups_seen(self.person)
        self.offer(self.record.home_id, self.record.edition, seen)
        offer_readers_of(self, self.person, self.record, seen)


class TagForm(VersionedForm):
    functions = functions_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_functions(self, self.record.edition)


class ActivityFilter(FilterForm):
    kind = forms.ChoiceField(label="Kind", choices=[("", "Any kind"), *Activity.Kind.choices])
    capacity = forms.ChoiceField(label="Capacity", choices=[("", "Any capacity"), *CAPACITIES])
    year = SpanField(label="When", help_text='A year such as "2026-27", or any part of one.')
    function = forms.ChoiceField(label="Function")
    group = forms.ModelChoiceField(label="Group", queryset=Group.objects.none(), empty_label="Any group")
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), empty_label="Any agency")
    theme = forms.ModelChoiceField(label="Theme", queryset=Theme.objects.none(), empty_label="Any theme")
    words = forms.CharField(label="Words", max_length=80)

    def __init__(self, data: Any, *, partnership: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        named = [(each.key, f"{each.number} {each.name}") for each in functions_of(self.edition(partnership))]
        self.fields["function"].choices = [("", "Any function"), ("none", "No function"), *named]
        one_body(self, self.person, partnership)
        self.fields["theme"].queryset = Theme.objects.visible_to(self.person).filter(partnership=partnership)

    def edition(self, partnership: Any) -> str:
        """The edition whose functions are offered: that of the function asked for, else of the present year."""
        asked = functions_named([str(self.data.get("function"))])
        return asked[0].edition if asked else edition_on(self.today, partnership.year_start_month)

    def by_year(self, records: Any, span: Any) -> Any:
        return records.filter(done_first__lte=span.last, done_last__gte=span.first) if span.is_dated else records

    def by_function(self, records: Any, key: str) -> Any:
        return queries.serving(records, key)

    def by_group(self, records: Any, group: Any) -> Any:
        return queries.looking_at(records, self.person, group=group)

    def by_agency(self, records: Any, agency: Any) -> Any:
        return queries.looking_at(records, self.person, agency=agency)

    def by_theme(self, records: Any, theme: Any) -> Any:
        return queries.looking_at(records, self.person, themes=theme)

    def by_words(self, records: Any, words: str) -> Any:
        return queries.saying(records, words)
