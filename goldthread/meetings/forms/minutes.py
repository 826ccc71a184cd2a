"""What is asked of whoever takes the minutes: what is minuted of an item, what came of it, and where the minutes go."""

from typing import Any

from django import forms

from goldthread.actions.forms.choices import BodiesField, bodies_around
from goldthread.challenges.forms import choices as challenging
from goldthread.challenges.forms.choices import BodyField
from goldthread.kit.forms import DayField, Form, NarrativeField, ReasonForm, SpanField, VersionedForm
from goldthread.meetings.models import AgendaItem, Meeting
from goldthread.partners.around import Around, around
from goldthread.partners.models import Seat
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

TWO_LINES = {"rows": 2}


class CameUpForm(Form):
    """What came up in the room and stood on no agenda."""

    title = forms.CharField(label="What came up?", max_length=300, help_text="Its words, as an item of the agenda.")
    is_restricted = forms.BooleanField(label="Restricted to the group", required=False)


class DecideForm(Form):
    """A decision, in its words."""

    words = forms.CharField(
        label="What was decided?", max_length=2000, widget=forms.Textarea(TWO_LINES),
        error_messages={"required": "Write what was decided."},
    )  # fmt: skip
    is_key = forms.BooleanField(
        label="It is a key decision", required=False, help_text="Its page then asks what it rests on."
    )

    def __init__(self, *args: Any, seen: Around | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class AgreeActionForm(Form):
    """An action, with who leads it and until when."""

    words = forms.CharField(
        label="What will be done?", max_length=600, widget=forms.Textarea(TWO_LINES),
        error_messages={"required": "Write what will be done."},
    )  # fmt: skip
    leads = BodiesField(label="Who leads it?", required=False, widget=forms.SelectMultiple({"size": 6}))
    due = SpanField(label="When is it due?", own_words=True, required=False)

    def __init__(self, *args: Any, seen: Around | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = seen or around(self.record.meeting.home, self.person, self.today)
        self.fields["leads"].offer(bodies_around(seen))


class ChallengeForm(Form):
    """A challenge, with whom it is put to and who raises it."""

    words = forms.CharField(
        label="What is challenged?", max_length=2000, widget=forms.Textarea(TWO_LINES),
        error_messages={"required": "Write what is challenged, or what should change."},
    )  # fmt: skip
    to = BodyField(label="Whom is it put to?", error_messages={"required": "Choose whom it is put to."})
    raised_by = forms.ModelChoiceField(
        label="Who raises it?", queryset=Seat.objects.none(), empty_label=None,
        help_text="Only this seat can close it: whoever holds it then.",
    )  # fmt: skip
    answer_due_on = DayField(label="By when is an answer due?", required=False)

    def __init__(self, *args: Any, seen: Around | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = self.record.meeting.home
        seen = seen or around(home, self.person, self.today)
        self.fields["to"].offer(challenging.bodies_around(home, seen))
        enters = may_in(self.person, Permission.ENTER_FOR_AGENCY, home.pk)
        seats = challenging.seats_of if enters else challenging.own_seats
        self.fields["raised_by"].queryset = seats(home, self.person)
        mine = standing_of(self.person).seats
        may_raise = seen.seats_on(self.today) if enters else [each for each in seen.seats if each.pk in mine]
        self.fields["raised_by"].choices = [(each.pk, each.title) for each in may_raise]


class ItemForm(VersionedForm):
    """What is minuted of one item, and what came of it."""

    minuted = NarrativeField(
        label="What is minuted?", required=False, rows=7,
        help_text="What was put, and what was made of it. Decisions, actions and challenges have their own boxes.",
    )  # fmt: skip
    remarks = forms.CharField(
        label="Remarks for members alone", required=False, widget=forms.Textarea(TWO_LINES),
        help_text="Who said what. The public version leaves it out.",
    )  # fmt: skip
    quorate = forms.ChoiceField(
        label="Quorum for this item", choices=AgendaItem.Quorate.choices, required=False, widget=forms.RadioSelect
    )
    is_restricted = forms.BooleanField(
        label="Restricted: the public version says only that there was such an item", required=False,
        help_text="What was decided and agreed under it can then be read by the group alone.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = {"record": self.record, "person": self.person, "today": self.today}
        seen = around(self.record.meeting.home, self.person, self.today)
        self.parts = [Part(self, *each, **about, seen=seen) for each in CAME]

    def own(self) -> list[forms.BoundField]:
        """The boxes of the item itself."""
        return [self[name] for name in self.base_fields if name != "version"]

    def clean(self) -> None:
        for part in self.parts:
            self.cleaned_data[part.key] = part.told(self.cleaned_data)


class Part:
    """Something that came of an item, with its boxes in the form of the item: it is asked for once one of them is
    filled, so that whatever is written on the page is saved together."""

    def __init__(self, form: ItemForm, key: str, title: str, button: str, asks: type[Form], **about: Any) -> None:
        self.form, self.key, self.title, self.button = form, key, title, button
        self.fields = {f"{key}-{name}": field for name, field in asks(**about).fields.items()}
        form.fields |= self.fields
        self.asked = [name for name, field in self.fields.items() if field.required]
        for name in self.asked:
            form.fields[name].required = self.is_written or not form.is_bound

    @property
    def is_written(self) -> bool:
        """Whether anything but what stands there by itself is filled in, or its own button was pressed."""
        if not self.form.is_bound:
            return False
        if self.form.data.get("record") == self.key:
            return True
        sent = [(name, values) for name, values in _lists(self.form.data) if name.startswith(f"{self.key}-")]
        return any(value for name, values in sent if not name.endswith("-raised_by") for value in values)

    def told(self, answers: dict[str, Any]) -> dict[str, Any]:
        """What is recorded, by the names that its operation knows; nothing where it was left empty."""
        found = {name.removeprefix(f"{self.key}-"): answers.pop(name) for name in self.fields if name in answers}
        for name in self.asked:
            self.form.fields[name].required = True
        return found if self.is_written else {}

    @property
    def boxes(self) -> list[forms.BoundField]:
        return [self.form[name] for name in self.fields]


def _lists(data: Any) -> Any:
    return data.lists() if hasattr(data, "lists") else [(name, [value]) for name, value in data.items()]


CAME = (
    ("decide", "Record a decision", "Record the decision", DecideForm),
    ("agree", "Add an action", "Add the action", AgreeActionForm),
    ("challenge", "Raise a challenge", "Raise the challenge", ChallengeForm),
)


class MinutesStepForm(ReasonForm):
    """A step with the minutes: its reason, or where and when they were agreed."""

    agreed_at = forms.ModelChoiceField(
        label="At which meeting were they agreed?", queryset=Meeting.objects.none(), required=False,
        empty_label="At none: agreed by e-mail, or not known",
    )  # fmt: skip
    agreed_on = DayField(label="On which day?", required=False, help_text="Leave it empty for the day of that meeting.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "agreed_at" in self.fields:
            later = Meeting.objects.visible_to(self.person).filter(group=self.record.group_id, status="held")
            if self.record.on:
                later = later.filter(on__gt=self.record.on)
            self.fields["agreed_at"].queryset = later.order_by("on")
