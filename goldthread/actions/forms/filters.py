"""How lists of actions, recommendations and sources are narrowed."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from goldthread.actions import library
from goldthread.actions.forms.choices import kinds
from goldthread.actions.models import Action, Evidence, Line, Recommendation, Source
from goldthread.actions.queries import ALL_GAPS, having, late, rated
from goldthread.actions.rules import GAPS, RATINGS, RECOMMENDATION_GAPS, Gap
from goldthread.kit.forms import FilterForm
from goldthread.partners.models import Agency, Partnership, Seat, Theme
from goldthread.partners.queries import agencies_of

ANY = ("", "Any")
LAST_DAYS = (("past", "Has passed"), ("soon", "Within 30 days, or has passed"), ("none", "None"))


def gap_choices(gaps: tuple[Gap, ...]) -> list[tuple[str, str]]:
    return [("", "With or without"), *((gap.key, gap.label) for gap in gaps)]


class Narrowing(FilterForm):
    """Questions for a reader, in the partnership they look at."""

    words = forms.CharField(label="Words in it")
    theme = forms.ModelChoiceField(label="Theme", queryset=Theme.objects.none(), empty_label="Any")

    field_order: Any = ("words",)

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)
        self.partnership = partnership
        themes = Theme.objects.visible_to(person).filter(partnership=partnership)
        self.fields["theme"].queryset = themes.order_by("name")

    def homes(self) -> list[Partnership]:
        return list(Partnership.objects.visible_to(self.person))

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        reference = words.upper().removeprefix(f"{records.model.REFERENCE}-")
        same = Q(number=int(reference)) if reference.isdecimal() and len(reference) < 8 else Q(pk__in=())
        return records.filter(Q(words__icontains=words) | same)

    def by_theme(self, records: QuerySet, theme: Theme) -> QuerySet:
        return records.filter(themes=theme)

    def by_gap(self, records: QuerySet, key: str) -> QuerySet:
        return records.filter(having(ALL_GAPS[key], self.homes(), self.today))


class ActionFilter(Narrowing):
    status = forms.ChoiceField(label="State", choices=[ANY, *Action.Status.choices])
    rating = forms.ChoiceField(label="Rating", choices=[ANY, *RATINGS.items()])
    agency = forms.ModelChoiceField(label="Led or supported by", queryset=Agency.objects.none(), empty_label="Anybody")
    gap = forms.ChoiceField(label="Gap", choices=gap_choices(GAPS))
    late = forms.BooleanField(label="Late only")

    field_order = ("words", "status", "rating", "agency", "theme", "gap", "late")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.partnership:
            self.fields["agency"].queryset = agencies_of(self.partnership, self.today)
            if not self.partnership.is_rag_shown:
                del self.fields["rating"]

    def by_rating(self, records: QuerySet, rating: str) -> QuerySet:
        return rated(records, self.homes(), self.today).filter(rating=rating)

    def by_agency(self, records: QuerySet, agency: Agency) -> QuerySet:
        return records.filter(pk__in=Line.objects.current().filter(agency=agency).values("action"))

    def by_late(self, records: QuerySet, is_asked: bool) -> QuerySet:
        return records.filter(late(self.today)) if is_asked else records


class RecommendationFilter(Narrowing):
    status = forms.ChoiceField(label="Answer", choices=[ANY, *Recommendation.Status.choices])
    source_kind = forms.ChoiceField(label="Kind of source", choices=lambda: kinds("source_kinds", "Any"))
    gap = forms.ChoiceField(label="Gap", choices=gap_choices(RECOMMENDATION_GAPS))

    field_order = ("words", "status", "source_kind", "theme", "gap")

    def by_source_kind(self, records: QuerySet, kind: str) -> QuerySet:
        return records.filter(source__in=Source.objects.visible_to(self.person).filter(kind=kind))


class SourceFilter(FilterForm):
    words = forms.CharField(label="Words in its title")
    kind = forms.ChoiceField(label="Kind", choices=lambda: kinds("source_kinds", "Any"))

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        return records.filter(title__icontains=words)


class EvidenceFilter(FilterForm):
    words = forms.CharField(label="Words in it")
    kind = forms.ChoiceField(label="Kind", choices=[ANY, *Evidence.Kind.choices])
    status = forms.ChoiceField(label="State of an action it serves", choices=[ANY, *Action.Status.choices])
    serves = forms.ChoiceField(label="Serves", choices=[ANY, ("some", "An action"), ("none", "No action yet")])
    last_day = forms.ChoiceField(label="Last day", choices=[ANY, *LAST_DAYS])
    owner = forms.ModelChoiceField(label="Looked after by", queryset=Seat.objects.none(), empty_label="Anybody")
    waiting = forms.BooleanField(label="Only what I brought and others do not see yet")

    field_order = ("words", "kind", "status", "serves", "last_day", "owner", "waiting")

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)
        if partnership:
            self.fields["owner"].queryset = library.those_who_keep(person, partnership)

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        found = Q(title__icontains=words) | Q(note__icontains=words) | Q(shows__icontains=words)
        reference = words.upper().removeprefix("EV-")
        same = Q(number=int(reference)) if reference.isdecimal() and len(reference) < 8 else Q(pk__in=())
        return records.filter(found | same)

    def by_status(self, records: QuerySet, status: str) -> QuerySet:
        return library.serving(records, self.person, status)

    def by_serves(self, records: QuerySet, answer: str) -> QuerySet:
        serves = library.serves_one(self.person)
        return records.filter(serves if answer == "some" else ~serves)

    def by_last_day(self, records: QuerySet, answer: str) -> QuerySet:
        if answer == "none":
            return records.filter(expires_on=None)
        if answer == "past":
            return records.filter(expires_on__lt=self.today)
        return library.running_out(records, self.today)

    def by_waiting(self, records: QuerySet, is_asked: bool) -> QuerySet:
        return library.unsettled(records, self.person) if is_asked else records
