"""What is asked about recommendations and their sources."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField
from goldthread.actions.forms.choices import (
    checked_own_readers,
    kinds,
    offer_readers,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.actions.models import Recommendation, Source
from goldthread.kit.forms import SpanField

NEW_SOURCE = ("source_kind", "source_title", "source_said_by", "source_dated", "source_link")


def source_fields() -> tuple[forms.Field, ...]:
    return (
        forms.ChoiceField(label="Kind of source", choices=lambda: kinds("source_kinds")),
        forms.CharField(label="Its title", max_length=240),
        forms.CharField(label="Who said it?", max_length=160, required=False, help_text="The body, never a person."),
        SpanField(label="Its date", required=False),
        forms.URLField(label="Link to it", max_length=400, required=False, assume_scheme="https"),
    )


def optional(fields: tuple[forms.Field, ...]) -> tuple[forms.Field, ...]:
    for field in fields:
        field.required = False
    return fields


class SourceFields(forms.Form):
    """A source, as asked on a page of its own."""

    kind, title, said_by, dated, link = source_fields()
    circle, circle_group = readers_fields()


class AddSourceForm(Folded, SourceFields):
    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)


class ChangeSourceForm(FoldedVersioned, SourceFields):
    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)


class RecommendationFields(forms.Form):
    """A recommendation in its source's own words."""

    words = forms.CharField(
        label="What is recommended?", widget=forms.Textarea({"rows": 3}), help_text="In the source's own words."
    )
    source = forms.ModelChoiceField(
        label="Where does it come from?", queryset=Source.objects.none(), required=False,
        empty_label="Not in the list, or not known",
    )  # fmt: skip
    number_in_source = forms.CharField(
        label="Its number there", max_length=40, required=False,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        help_text='The source\'s own numbering, such as "4b".',
    )  # fmt: skip
    repeats = ReferencesField(
        label="Does it repeat an earlier one?", required=False, at_most=1, help_text='Its reference, such as "RC-3".'
    )
    themes = themes_field()
    circle, circle_group = readers_fields()

    def offer(self, home: Any) -> None:
        """Set the choices for a partnership and a reader."""
        sources = Source.objects.visible_to(self.person).filter(home=home).only("title").order_by("title")
        self.fields["source"].queryset = sources
        self.fields["repeats"].offer(Recommendation.objects.visible_to(self.person).filter(home=home))
        offer_themes(self, self.person, home)
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)
        if "repeats" in self.cleaned_data:
            self.cleaned_data["repeats"] = next(iter(self.cleaned_data["repeats"]), None)


class AddRecommendationForm(Folded, RecommendationFields):
    source_kind, source_title, source_said_by, source_dated, source_link = optional(source_fields())

    field_order = ("words", "source", *NEW_SOURCE, "number_in_source")
    folded = NEW_SOURCE
    folded_words = "Its source is not in the list yet: add it here"
    folded_after = "source"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)

    def clean(self) -> None:
        super().clean()
        given = {name.removeprefix("source_"): self.cleaned_data.pop(name, "") for name in NEW_SOURCE}
        if any(given.values()):
            for name, words in (
                ("kind", "Choose the kind of the source."),
                ("title", "Enter the title of the source."),
            ):
                if not given[name]:
                    self.add_error(f"source_{name}", words)
            if self.cleaned_data.get("source"):
                self.add_error("source", "Choose a source from the list, or describe a new one, but not both.")
        self.cleaned_data["new_source"] = given if any(given.values()) else None


class ChangeRecommendationForm(FoldedVersioned, RecommendationFields):
    folded = ("repeats", "themes", "circle", "circle_group")
    folded_words = "Themes, repetition, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home_id)
        if self.record.source_id and not self.record.may_read_source:
            del self.fields["source"], self.fields["number_in_source"]
        if self.record.repeats_id and not self.record.may_read_repeats:
            del self.fields["repeats"]
