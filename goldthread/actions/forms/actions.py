"""What is asked about an action itself: words, leads, dates, state, rating, and what it answers."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField, ends_with_the_year
from goldthread.actions.forms.choices import (
    BodiesField,
    agency_kinds,
    bodies_of,
    checked_own_readers,
    groups_seen,
    offer_readers,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.actions.models import Recommendation
from goldthread.actions.rules import COLOURS
from goldthread.actions.undated import asked
from goldthread.kit.forms import DayField, SpanField, VersionedForm
from goldthread.kit.periods import uk_date

TWO_LINES = {"rows": 2}
FOUR_LINES = {"rows": 4}


def words_field() -> forms.CharField:
    return forms.CharField(
        label="What will be done?", max_length=600, widget=forms.Textarea(TWO_LINES),
        help_text='Begin with a verb: "Launch the revised neglect toolkit".',
    )  # fmt: skip


def own_number_field() -> forms.CharField:
    return forms.CharField(
        label="Your own number for it", max_length=40, required=False, help_text="As your tracker has it, such as 1.2.",
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
    )  # fmt: skip


def detail_field() -> forms.CharField:
    return forms.CharField(label="More about it", required=False, widget=forms.Textarea(FOUR_LINES))


class LeadsFields(forms.Form):
    """Who leads and who supports."""

    leads = BodiesField(
        label="Who leads it?", required=False,
        help_text="One or several. Each has its own line, and it is done when every lead's part is done.",
    )  # fmt: skip
    asked_kind = forms.ChoiceField(
        label="Or ask every agency of a kind", required=False, choices=agency_kinds,
        help_text="Each agency of that kind in the partnership gets its own line.",
    )  # fmt: skip
    supporters = BodiesField(label="Who supports it?", required=False)


class AddActionForm(Folded, LeadsFields):
    """A new action: of a partnership, or beside a record and of that one's partnership."""

    words = words_field()
    due = SpanField(label="When is it due?", own_words=True, required=False)
    own_number = own_number_field()
    detail = detail_field()
    themes = themes_field()
    circle, circle_group = readers_fields()

    folded = ("supporters", "own_number", "detail", "themes", "circle", "circle_group")
    field_order = ("words", "leads", "asked_kind", "due", *folded)
    folded_words = "Supporters, your own number, themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = getattr(self.record, "home", self.record)
        seen = groups_seen(self.person)
        lists = bodies_of(home, self.person, self.today, seen)
        for name in ("leads", "supporters"):
            self.fields[name].offer(lists)
        ends_with_the_year(self.fields["due"], home, self.today)
        offer_themes(self, self.person, home)
        offer_readers(self, self.person, seen)

    def clean(self) -> None:
        checked_own_readers(self)


class ChangeActionForm(FoldedVersioned):
    words = words_field()
    own_number = own_number_field()
    detail = detail_field()
    started = SpanField(label="When did work on it start?", required=False)
    done = SpanField(label="When was it done?", required=False)
    themes = themes_field()
    circle, circle_group = readers_fields()

    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_themes(self, self.person, self.record.home)
        offer_readers(self, self.person)
        if self.record.status != "done":
            del self.fields["done"]
        if "themes" in self.fields:
            self.initial["themes"] = [theme.pk for theme in self.record.themes.all()]

    def clean(self) -> None:
        checked_own_readers(self)


class LeadsForm(VersionedForm, LeadsFields):
    changed = SpanField(label="From when?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [line.body for line in self.record.lines.all() if line.is_open]
        lists = bodies_of(self.record.home, self.person, self.today)
        for name in ("leads", "supporters"):
            self.fields[name].offer(lists, kept)


class DueForm(VersionedForm):
    due = SpanField(label="When is it due?", own_words=True, required=False)
    reason = forms.CharField(
        label="Why is the date changed?", max_length=300, required=False, widget=forms.Textarea(TWO_LINES),
        help_text="Needed when the date moves back. It stays in the record.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends_with_the_year(self.fields["due"], self.record.home, self.today)


class ChangesForm(VersionedForm):
    """One question for each change that was made on a day not known."""

    def __init__(self, *args: Any, changes: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marks = [each.mark for each in changes]
        for each in changes:
            self.fields[each.mark] = SpanField(label=asked(each), required=False)

    def clean(self) -> None:
        given = self.cleaned_data
        self.cleaned_data = {
            "version": given.get("version"),
            "days": {mark: given[mark] for mark in self.marks if given.get(mark)},
        }


class AnswersForm(VersionedForm):
    """The recommendations an action answers, by reference."""

    recommendations = ReferencesField(
        label="Which recommendations does it answer?", required=False,
        help_text='References, such as "RC-3, RC-12". Leave it empty if it answers none.',
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = Recommendation.objects.visible_to(self.person)
        self.fields["recommendations"].offer(visible.filter(home=self.record.home_id))
        self.initial["recommendations"] = visible.filter(actions=self.record).order_by("number")


class RatingForm(VersionedForm):
    rating = forms.ChoiceField(label="Which rating is right?", choices=list(COLOURS.items()), widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why is the computed rating wrong?", max_length=300, widget=forms.Textarea(TWO_LINES),
        help_text="It is shown with the rating, and with your name.",
    )  # fmt: skip
    until = DayField(
        label="Until which day?", help_text="A year away at most. From the day after, the rating is computed again."
    )

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < self.today:
            raise forms.ValidationError(f"That day has passed. Enter {uk_date(self.today)} or a later day.")
        return until
