"""What is asked of whoever raises a challenge, answers it, follows it up or closes it."""

from datetime import date, timedelta
from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField
from goldthread.actions.forms.choices import (
    checked_own_readers,
    groups_seen,
    offer_readers,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.actions.forms.evidence import files_field, link_field, note_field
from goldthread.actions.models import Action, Evidence
from goldthread.challenges.closing import closes, speaks_for_it
from goldthread.challenges.forms.choices import BodyField, bodies_for, own_seats, seats_of
from goldthread.challenges.models import Challenge
from goldthread.challenges.models.challenge import RAISE
from goldthread.challenges.queries import actions_of
from goldthread.kit.forms import DayField, ReasonForm, SpanField, VersionedForm
from goldthread.kit.library import library
from goldthread.kit.periods import Span
from goldthread.partners.models import Seat
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

NEVER_A_CHILD = "Never a child's name or details, and nothing of one case."
BOX, TWO_LINES = {"rows": 4}, {"rows": 2}
VERDICTS = [each for each in Challenge.Verdict.choices if each[0]]
OUTCOMES = [each for each in Challenge.Outcome.choices if each[0]]
WHOM = "Choose one from the list, or name a body outside, but not both."


def usual_day(today: date) -> date:
    """The day by which an answer is usually asked for."""
    return today + timedelta(library().escalation_days["answer"].days)


class ChallengeFields(forms.Form):
    """A challenge, as it is asked when it is raised and when it is put right."""

    kind = forms.ChoiceField(
        label="What is it?", choices=Challenge.Kind.choices, widget=forms.RadioSelect, initial="challenge"
    )
    words = forms.CharField(
        label="What do you ask of them, or what did you find?", max_length=600, widget=forms.Textarea(BOX),
        help_text=f"In a sentence or two. {NEVER_A_CHILD}",
    )  # fmt: skip
    to = BodyField(label="Whom is it put to?", required=False)
    outside = forms.CharField(
        label="Or a body that is not in the list", max_length=160, required=False,
        help_text="Its name. The business unit enters its answer.",
    )  # fmt: skip
    answer_due_on = DayField(label="By when do you ask for an answer?", required=False)
    detail = forms.CharField(
        label="What does it rest on?", required=False, widget=forms.Textarea(BOX),
        help_text="What was seen or read, and where it can be found.",
    )  # fmt: skip
    raised = SpanField(label="When was it raised?", required=False)
    forum = forms.CharField(
        label="Where was it raised?", max_length=200, required=False, help_text="Such as the March executive."
    )
    themes = themes_field()
    circle, circle_group = readers_fields()

    def offer(self, home: Any, kept: Any = None) -> None:
        """Set the choices for a partnership and a reader."""
        seen = groups_seen(self.person)
        self.fields["to"].offer(bodies_for(home, self.person, self.today, seen), kept)
        offer_themes(self, self.person, home)
        offer_readers(self, self.person, seen)

    def clean(self) -> None:
        checked_own_readers(self)
        given = self.cleaned_data
        to, outside = given.get("to"), given.pop("outside", "").strip()
        if "to" in given and bool(to) == bool(outside):
            self.add_error("to", WHOM)
        given["to"] = to or outside


class RaiseForm(Folded, ChallengeFields):
    raised_by = forms.ModelChoiceField(
        label="Who raises it?", queryset=Seat.objects.none(), empty_label=None, widget=forms.Select,
        help_text="Only this seat can close it: whoever holds it then.",
    )  # fmt: skip
    raised_by_words = forms.CharField(
        label="Or who raised it, where no seat is known", max_length=160, required=False,
        help_text="For one from an old log. The scrutineer closes it.",
    )  # fmt: skip

    one_of = ("to", "outside")
    field_order = ("kind", "words", "to", "outside", "answer_due_on", "raised_by", "raised_by_words")
    folded = ("detail", "raised", "forum", "themes", "circle", "circle_group")
    folded_words = "What it rests on, where it was raised, its subject, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)
        self.fields["answer_due_on"].initial = usual_day(self.today)
        self.fields["raised"].initial = Span.day(self.today)
        if may_in(self.person, Permission.ENTER_FOR_AGENCY, self.record.pk):
            self.offer_every_seat()
        else:
            self.offer_own_seats()

    def offer_every_seat(self) -> None:
        """The business unit enters one for any seat, or for a name in an old log."""
        field = self.fields["raised_by"]
        field.queryset, field.required = seats_of(self.record, self.person), False
        own = standing_of(self.person).held
        mine = [seat.seat for seat in own if seat.partnership == self.record.pk]
        field.empty_label, field.initial = "No seat that is known", mine[0] if mine else None

    def offer_own_seats(self) -> None:
        field, self.own = self.fields["raised_by"], list(own_seats(self.record, self.person))
        field.queryset = own_seats(self.record, self.person)
        field.initial = self.own[0] if self.own else None
        del self.fields["raised_by_words"]
        if len(self.own) == 1:
            del self.fields["raised_by"]

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if "raised_by" not in self.fields:
            given["raised_by"] = self.own[0]
        elif "raised_by_words" in given and bool(given.get("raised_by")) == bool(given["raised_by_words"].strip()):
            self.add_error("raised_by", "Choose the seat, or say who raised it, but not both.")


class ChangeForm(FoldedVersioned, ChallengeFields):
    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.record
        self.offer(record.home, None if isinstance(record.body, str) else record.body)
        self.initial |= {"to": None if record.outside else record.body, "outside": record.outside}
        if "themes" in self.fields:
            self.initial["themes"] = [theme.pk for theme in record.themes.all()]
        if not closes(self.person, RAISE, record):
            for name in ("kind", "words", "detail"):
                del self.fields[name]


class AnswerForm(VersionedForm):
    verdict = forms.ChoiceField(label="Is it accepted?", choices=VERDICTS, widget=forms.RadioSelect)
    words = forms.CharField(
        label="The answer, with the reasons", required=False, widget=forms.Textarea({"rows": 5}),
        help_text=f"What will be done, or why not. Needed where it is not accepted in full. {NEVER_A_CHILD}",
    )  # fmt: skip
    told_how = forms.CharField(
        label="How did they answer?", max_length=120, help_text='You enter it for them: "its e-mail", "a letter".'
    )
    told_on = DayField(label="When did they answer?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = "Give the reasons, so that they can be weighed."
        if speaks_for_it(self.person, self.record):
            self.fields["told_how"].required = False
            if not may_in(self.person, Permission.ENTER_FOR_AGENCY, self.record.home_id):
                del self.fields["told_how"], self.fields["told_on"]

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("verdict") in ("partly", "refused") and not given.get("words", "").strip():
            self.add_error("words", "Give the reasons, so that whoever raised it can weigh them.")


class AgainForm(ReasonForm):
    answer_due_on = DayField(label="By when do you ask for a new answer?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, asks=("reason", "answer_due_on"), **kwargs)
        self.fields["reason"].label = "Why does the answer not settle it?"
        self.fields["answer_due_on"].initial = usual_day(self.today)


def changed_fields() -> tuple[forms.Field, ...]:
    return (
        forms.ChoiceField(label="What came of it?", choices=OUTCOMES, widget=forms.RadioSelect),
        forms.CharField(
            label="What changed, and for whom?", required=False, widget=forms.Textarea(BOX),
            help_text=f"One example is enough. {NEVER_A_CHILD}",
        ),
        DayField(label="When did it change?", required=False),
    )  # fmt: skip


class ChangedForm(FoldedVersioned):
    outcome, changed, changed_on = changed_fields()
    evidence = ReferencesField(
        label="What shows it: evidence that is here already", required=False,
        help_text='References, such as "EV-3, EV-12".',
    )  # fmt: skip
    files, link, text = files_field(), link_field(), note_field()

    folded = ("files", "link", "text")
    folded_words = "Bring new evidence"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].offer(Evidence.objects.visible_to(self.person).filter(home=self.record.home_id))

    def clean(self) -> None:
        given = self.cleaned_data
        brought = {name: given.pop(name) for name in self.folded if name in given}
        given["brought"] = brought if any(brought.values()) else None
        says_what(self)


class CloseForm(ReasonForm):
    outcome, changed, changed_on = changed_fields()

    field_order = ("outcome", "changed", "changed_on", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, asks=("reason", "outcome", "changed", "changed_on"), **kwargs)
        self.fields["reason"].label = "Why is it closed?"

    def clean(self) -> None:
        says_what(self)


def says_what(form: Any) -> None:
    """Refuse that something changed without a word of what."""
    if form.cleaned_data.get("outcome") == "changed" and not form.cleaned_data.get("changed", "").strip():
        form.add_error("changed", "Say what changed, and for whom.")


class TieForm(VersionedForm):
    """The actions that follow from a challenge, by reference."""

    actions = ReferencesField(
        label="Which actions follow from it?", required=False,
        help_text='References, such as "AC-3, AC-12". Leave it empty if none does.',
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actions"].offer(Action.objects.visible_to(self.person).filter(home=self.record.home_id))
        self.initial["actions"] = actions_of(self.record, self.person)
