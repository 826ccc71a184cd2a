"""What is asked of whoever plans, changes or moves a meeting."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from goldthread.kit.forms import DayField, FilterForm, Form, ReasonForm, VersionedForm
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted
from goldthread.meetings.days_off import against_of
from goldthread.meetings.forms.fields import ClockField, MeetingDayField, day_of
from goldthread.meetings.models import Meeting
from goldthread.meetings.operations.planning import ENDS_FIRST
from goldthread.meetings.policy import groups_kept
from goldthread.meetings.rhythm import MOST, Clash, clashes, days_of_series
from goldthread.partners.models import Group, Partnership, Seat
from goldthread.partners.queries import groups_of
from goldthread.partners.roles import Permission

ANY = ("", "Any")
LEAVE = "leave"
COPIED = "An old paper gives the date so: keep its words, and mark the date as doubtful"


def groups_to_plan(form: Any, partnership: Partnership) -> QuerySet:
    """The groups of a partnership for which the reader may plan meetings."""
    kept = groups_kept(form.person, Permission.KEEP_MEETINGS, partnership.pk)
    groups = groups_of(partnership, form.person)
    return groups if kept is None else groups.filter(pk__in=kept)


def group_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label="Which group meets?", queryset=Group.objects.none(), empty_label="Choose a group"
    )


class Timed(forms.Form):
    """When on its day a meeting is, and where."""

    starts_at = ClockField(label="Begins at", required=False, help_text="Such as 10:00.")
    ends_at = ClockField(label="Ends at", required=False)
    place = forms.CharField(label="Where?", max_length=200, required=False, help_text="A room, or “online”.")
    link = forms.URLField(label="Link for those who join online", max_length=400, required=False, assume_scheme="https")

    def clean(self) -> None:
        begins, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", ENDS_FIRST)


class Dated(forms.Form):
    """The day of a meeting, which an old paper may give in words of its own."""

    day = MeetingDayField(label="On which day?")
    is_copied = forms.BooleanField(label=COPIED, required=False)

    def settle_day(self) -> None:
        words, is_copied = self.cleaned_data.get("day"), self.cleaned_data.pop("is_copied", False)
        if words:
            try:
                self.cleaned_data["day"] = day_of(words, is_copied)
            except ValidationError as error:
                self.add_error("day", error)


class WhenAndWhere(Dated, Timed):
    """A meeting's day, its times and its place."""


class PlanForm(WhenAndWhere, Form):
    group = group_field()
    title = forms.CharField(
        label="Its own title", max_length=160, required=False, help_text="Only where it is no ordinary meeting."
    )

    field_order = ("group", "day", "is_copied", "starts_at", "ends_at", "place", "link", "title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_to_plan(self, self.record)

    def clean(self) -> None:
        super().clean()
        self.settle_day()


class SeriesForm(Timed, Form):
    """A series of meetings, by the rhythm of the group."""

    group = group_field()
    first = DayField(
        label="Day of the first meeting",
        help_text="The others follow on the same weekday of the month, such as the second Tuesday.",
    )  # fmt: skip
    a_year = forms.IntegerField(
        label="How often a year does it meet?", min_value=1, max_value=52, required=False,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        help_text="Leave it empty to go by what the group's page says.",
    )  # fmt: skip
    count = forms.IntegerField(
        label="How many meetings?", min_value=1, max_value=MOST, required=False,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}), help_text="Leave it empty for a year of them.",
    )  # fmt: skip

    field_order = ("group", "first", "a_year", "count", "starts_at", "ends_at", "place", "link")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_to_plan(self, self.record)

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        group = given.get("group")
        if group and not given.get("a_year") and not group.meetings_a_year:
            self.add_error("a_year", f"Say how often a year {group} meets: its page does not say.")
        elif group and "a_year" not in self.errors:
            given["a_year"] = given.get("a_year") or group.meetings_a_year
            given["count"] = given.get("count") or min(given["a_year"], MOST)
        if not self.errors:
            days = days_of_series(given["first"], given["a_year"], given["count"])
            found = clashes(days, against_of(group, self.record))
            given["instead"] = {each.day: self._answer(each) for each in found}

    def _answer(self, clash: Clash) -> date | None:
        """What somebody chose for a day that something speaks against. Until they were asked, the form comes back with
        the question."""
        name, field = f"on_{clash.day:%Y-%m-%d}", _ask_of(clash)
        self.fields[name] = field
        typed = self.data.get(name)
        if typed not in dict(field.choices):
            self.data = self.data.copy()
            self.data[name] = field.initial
            self.add_error(name, f"Look at {uk_date(clash.day)}, and keep what is chosen for it or choose otherwise.")
            return None
        return None if typed == LEAVE else date.fromisoformat(typed)


def _ask_of(clash: Clash) -> forms.ChoiceField:
    """The question what becomes of a day, with what is offered instead chosen beforehand unless many meet then."""
    others = [(day, words) for day, words in ((clash.later, "later"), (clash.earlier, "earlier")) if day]
    found = [(day.isoformat(), f"Meet on {_named(day)}, {_apart(clash.day, day)} {words}") for day, words in others]
    if not clash.why.is_barred:
        keep = (clash.day.isoformat(), f"Keep {uk_date(clash.day)} all the same")
        found.insert(0 if clash.why.is_weak else len(found), keep)
    found.append((LEAVE, "Leave it out"))
    label = f"{_named(clash.day)}: {clash.why.words}"
    return forms.ChoiceField(label=label, choices=found, initial=found[0][0], widget=forms.RadioSelect)


def _named(day: date) -> str:
    return f"{day:%A} {uk_date(day)}"


def _apart(one: date, other: date) -> str:
    days = abs((other - one).days)
    return counted(days, "day") if days % 7 else counted(days // 7, "week")


class ChangeMeetingForm(WhenAndWhere, VersionedForm):
    title = forms.CharField(label="Its own title", max_length=160, required=False)
    chaired_by = forms.ModelChoiceField(
        label="Who takes the chair?", queryset=Seat.objects.none(), required=False, empty_label="The chair of the group"
    )
    chair_words = forms.CharField(
        label="Or, where no seat does", max_length=160, required=False, help_text="Such as: the director of a partner."
    )

    field_order = (
        "day", "is_copied", "starts_at", "ends_at", "place", "link", "title", "chaired_by", "chair_words",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Seat.objects.visible_to(self.person).filter(
            Q(group=self.record.group) | Q(pk=self.record.chaired_by_id)
        )
        self.fields["chaired_by"].queryset = seats.order_by("title")
        self.initial |= {"day": words_of(self.record), "is_copied": self.record.is_date_doubtful}

    def clean(self) -> None:
        super().clean()
        self.settle_day()


class MoveForm(Dated, ReasonForm):
    starts_at = ClockField(label="Begins at", required=False, help_text="Leave it empty to keep the time.")
    ends_at = ClockField(label="Ends at", required=False)

    field_order = ("day", "starts_at", "ends_at", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["asks"] = ("reason", "day", "starts_at", "ends_at")
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        begins, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", ENDS_FIRST)
        self.settle_day()


def words_of(meeting: Meeting) -> str:
    """The day of a meeting as somebody writes it."""
    return meeting.date_words or (uk_date(meeting.on) if meeting.on else "")


class MeetingFilter(FilterForm):
    group = forms.ModelChoiceField(label="Group", queryset=Group.objects.none(), empty_label="Every group")
    year = forms.ChoiceField(label="Year")
    status = forms.ChoiceField(label="State", choices=[ANY, *Meeting.Status.choices])

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)
        self.partnership = partnership
        if partnership:
            self.fields["group"].queryset = groups_of(partnership, person)
        years = range(today.year + 1, today.year - 8, -1)
        self.fields["year"].choices = [ANY, *((str(year), f"{year}-{(year + 1) % 100:02}") for year in years)]

    def by_year(self, records: QuerySet, year: str) -> QuerySet:
        month = self.partnership.year_start_month if self.partnership else 4
        return records.filter(on__gte=f"{year}-{month:02}-01", on__lt=f"{int(year) + 1}-{month:02}-01")
