"""What is asked of whoever records a decision, puts one round, replies to it, or carries it out."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField
from goldthread.actions.forms.choices import (
    BodiesField,
    bodies_of,
    checked_own_readers,
    offer_readers,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.actions.forms.filters import ANY, Narrowing
from goldthread.actions.models import Evidence
from goldthread.kit.forms import DayField, Form, ReasonForm, SpanField, VersionedForm
from goldthread.kit.periods import add_months, uk_date
from goldthread.meetings.models import Decision, Meeting, Reply
from goldthread.meetings.policy import groups_kept
from goldthread.partners.models import Group, Seat
from goldthread.partners.queries import groups_of
from goldthread.partners.roles import Permission

TWO_LINES, THREE_LINES = {"rows": 2}, {"rows": 3}
GROUNDS = ("options", "reasons", "considered", "equality", "dissent", "delegation", "review_on")
DECIDES = Permission.RECORD_DECISION


def groups_deciding(form: Any, home: Any) -> QuerySet:
    """The groups of a partnership whose decisions the reader may record."""
    kept = groups_kept(form.person, DECIDES, home.pk)
    groups = groups_of(home, form.person).filter(home=home)
    return groups if kept is None else groups.filter(pk__in=kept)


def words_field() -> forms.CharField:
    return forms.CharField(
        label="What was decided?", max_length=2000, widget=forms.Textarea(THREE_LINES),
        error_messages={"required": "Write what was decided. Nothing else is needed."},
    )  # fmt: skip


class GroundsFields(forms.Form):
    """What a key decision rests on. None is compulsory: what is missing is named on the decision's page."""

    options = forms.CharField(
        label="What else could have been decided?", required=False, widget=forms.Textarea(THREE_LINES)
    )
    reasons = forms.CharField(label="Why was it decided so?", required=False, widget=forms.Textarea(THREE_LINES))
    considered = forms.CharField(
        label="Which evidence was considered?", required=False, widget=forms.Textarea(TWO_LINES),
        help_text="In words. Pieces of the library are tied on the decision's page.",
    )  # fmt: skip
    equality = forms.CharField(
        label="Whom may it touch differently, and what was made of that?", required=False,
        widget=forms.Textarea(TWO_LINES), help_text="If nobody, say so: “No group is touched differently”.",
    )  # fmt: skip
    dissent = forms.CharField(
        label="Did anybody disagree?", required=False, widget=forms.Textarea(TWO_LINES),
        help_text="If nobody, say so: “None”.",
    )  # fmt: skip
    delegation = forms.CharField(
        label="On what basis was it delegated?", required=False, widget=forms.Textarea(TWO_LINES),
        help_text="Such as a paragraph of the published arrangements. Lead partners decide by right.",
    )  # fmt: skip
    review_on = DayField(label="When will it be looked at again?", required=False)


def meeting_words(group: str, on: date | None, title: str) -> str:
    """A meeting as a choice: its group and its day."""
    return f"{group}, {uk_date(on) if on else title or f'Meeting of the {group}'}"


MEETING_SAID = ("group__name", "on", "title"), meeting_words
NONE_HELD = "The group has not met since it was decided. Put it on the agenda of its next meeting, and come back then."


class RecordForm(Folded, GroundsFields):
    """A decision that was taken: its words, and whatever else is known."""

    words = words_field()
    group = forms.ModelChoiceField(
        label="Which group decided it?", queryset=Group.objects.none(), required=False, empty_label="No group"
    )
    meeting = forms.ModelChoiceField(
        label="At which meeting?", queryset=Meeting.objects.none(), required=False, empty_label="At none, or not known",
        help_text="The day and the group are then taken from it.",
    )  # fmt: skip
    decided = SpanField(label="When was it decided?", required=False, own_words=True)
    is_key = forms.BooleanField(
        label="It is a key decision", required=False,
        help_text="Its page then names what it should rest on and what is missing.",
    )  # fmt: skip
    how = forms.ChoiceField(
        label="How was it taken?", choices=[Decision.How.choices[0], Decision.How.choices[2]], widget=forms.RadioSelect,
        initial="meeting", help_text="To put one round between meetings, use the page for that.",
    )  # fmt: skip
    level = forms.ChoiceField(
        label="At which level?", required=False, choices=[("", "As its group decides"), *Decision.Level.choices]
    )
    themes = themes_field()
    circle, circle_group = readers_fields()

    field_order = ("words", "group", "meeting", "decided", "is_key", "how", "level", *GROUNDS, "themes", "circle",
                   "circle_group")  # fmt: skip
    folded = ("how", "level", *GROUNDS, "themes", "circle", "circle_group")
    folded_words = "What it rests on, its level and themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = self.record
        groups = groups_deciding(self, home)
        self.fields["group"].queryset = groups
        meetings = Meeting.objects.visible_to(self.person).filter(group__in=groups.values("pk"), status="held")
        self.fields["meeting"].queryset = meetings.order_by("-on")
        self.fields["meeting"].said = MEETING_SAID
        if groups_kept(self.person, DECIDES, home.pk) is not None:
            self.fields["group"].required, self.fields["group"].empty_label = True, None
        offer_themes(self, self.person, home)
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)
        given = self.cleaned_data
        meeting, group = given.get("meeting"), given.get("group")
        if meeting and group and meeting.group_id != group.pk:
            self.add_error("meeting", f"That was no meeting of the {group}. Choose one of its own, or another group.")


class ChangeDecisionForm(FoldedVersioned, GroundsFields):
    """A decision's words, level, day, readers, and what it rests on."""

    words = words_field()
    decided = SpanField(label="When was it decided?", required=False, own_words=True)
    level = forms.ChoiceField(label="At which level?", choices=Decision.Level.choices)
    is_key = forms.BooleanField(label="It is a key decision", required=False)
    themes = themes_field()
    circle, circle_group = readers_fields()

    field_order = ("words", "decided", "level", "is_key", *GROUNDS, "themes", "circle", "circle_group")
    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_themes(self, self.person, self.record.home)
        offer_readers(self, self.person)
        if "themes" in self.fields:
            self.initial["themes"] = [theme.pk for theme in self.record.themes.all()]

    def clean(self) -> None:
        checked_own_readers(self)


class PutRoundForm(Folded, GroundsFields):
    """A decision to be taken between meetings."""

    words = words_field()
    group = forms.ModelChoiceField(label="Which group decides it?", queryset=Group.objects.none(), empty_label=None)
    replies_by = DayField(label="By when do they reply?")
    is_key = forms.BooleanField(label="It is a key decision", required=False)

    field_order = ("words", "group", "replies_by", "is_key", *GROUNDS)
    folded = GROUNDS
    folded_words = "What it rests on"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = "What is to be decided?"
        self.fields["group"].queryset = groups_deciding(self, self.record)


class ReplyForm(Form):
    """The reply of one seat to a decision that is put round."""

    seat = forms.ModelChoiceField(label="Whose reply is it?", queryset=Seat.objects.none(), empty_label=None)
    answer = forms.ChoiceField(label="The reply", choices=Reply.Answer.choices, widget=forms.RadioSelect)
    words = forms.CharField(label="In their words", required=False, widget=forms.Textarea(THREE_LINES), max_length=2000)
    replied_on = DayField(label="When did they reply?", required=False, help_text="Leave it empty for today.")

    def __init__(self, *args: Any, seats: QuerySet, enters: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        if not enters:
            del self.fields["replied_on"]
            self.fields["words"].label = "In your words"


class ToldForm(Form):
    """Who must be told of a decision, or carries it out."""

    bodies = BodiesField(label="Who?")
    carries_out = forms.BooleanField(label="They carry it out", required=False)
    due_on = DayField(label="By when?", required=False, help_text="Only where they carry it out.")
    told_on = DayField(label="When were they told?", required=False, help_text="Leave it empty if they were not yet.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = bodies_of(self.record.home, self.person, self.today)
        self.fields["bodies"].offer([each for each in lists if each[0] != "Other partnerships"])


class ToldDayForm(VersionedForm):
    told_on = DayField(label="When were they told?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("told_on", self.today)


class DoneForm(VersionedForm):
    done_words = forms.CharField(
        label="What was done?", widget=forms.Textarea(THREE_LINES), max_length=2000,
        error_messages={"required": "Say what was done, in a sentence."},
    )  # fmt: skip
    done_on = DayField(label="When?", required=False, help_text="Leave it empty for today.")


class StepForm(ReasonForm):
    """A step with a decision: its reason, the day it was taken, or the one that takes its place."""

    superseded_by = ReferencesField(
        label="Which decision takes its place?", required=False, at_most=1,
        help_text='Its reference, such as "D-12". Leave it empty if none does.',
    )  # fmt: skip
    decided = SpanField(label="When was it decided?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "superseded_by" in self.fields:
            visible = Decision.objects.visible_to(self.person)
            self.fields["superseded_by"].offer(visible.filter(home=self.record.home_id))

    def clean_superseded_by(self) -> Any:
        return next(iter(self.cleaned_data["superseded_by"]), None)


class RatifyForm(VersionedForm):
    meeting = forms.ModelChoiceField(
        label="At which meeting was it ratified?", queryset=Meeting.objects.none(), empty_label=None,
        error_messages={"required": "Choose the meeting. It has to be one that was held."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.record
        held = Meeting.objects.visible_to(self.person).filter(group=record.group_id, status="held")
        if record.decided_first:
            held = held.filter(Q(on=None) | Q(on__gte=record.decided_first))
        self.fields["meeting"].queryset = held.order_by("on")
        self.fields["meeting"].said = MEETING_SAID
        if not held.exists():
            self.fields["meeting"].help_text = NONE_HELD


class LookForm(VersionedForm):
    looked_words = forms.CharField(
        label="What was found?", widget=forms.Textarea(THREE_LINES), max_length=2000,
        error_messages={"required": "Say what was found: whether the decision still stands, and why."},
    )  # fmt: skip
    review_on = DayField(label="When will it be looked at the next time?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].help_text = f"Such as {add_months(self.today, 12):%-d %-m %Y}. Empty for never."


class EvidenceForm(Form):
    evidence = ReferencesField(
        label="Which evidence was considered?", help_text='References of the library, such as "EV-3, EV-12".'
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].offer(Evidence.objects.visible_to(self.person).filter(home=self.record.home_id))


class DecisionFilter(Narrowing):
    group = forms.ModelChoiceField(label="Group", queryset=Group.objects.none(), empty_label="Any")
    level = forms.ChoiceField(label="Level", choices=[ANY, *Decision.Level.choices])
    status = forms.ChoiceField(label="State", choices=[ANY, *Decision.Status.choices])
    year = forms.ChoiceField(label="Decided in")
    is_key = forms.BooleanField(label="Key decisions only")

    field_order = ("words", "group", "level", "status", "year", "theme", "is_key")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.partnership:
            self.fields["group"].queryset = groups_of(self.partnership, self.person)
        years = range(self.today.year + 1, self.today.year - 9, -1)
        self.fields["year"].choices = [ANY, *((str(year), f"{year}-{(year + 1) % 100:02}") for year in years)]

    def by_year(self, records: QuerySet, year: str) -> QuerySet:
        month = self.partnership.year_start_month if self.partnership else 4
        return records.filter(
            decided_last__gte=f"{year}-{month:02}-01", decided_last__lt=f"{int(year) + 1}-{month:02}-01"
        )
