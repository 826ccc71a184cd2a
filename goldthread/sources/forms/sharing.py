"""What is asked about what was shared with another board."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField
from goldthread.actions.forms.choices import checked_own_readers, offer_readers, readers_fields
from goldthread.actions.models import Action
from goldthread.kit.forms import DayField, FilterForm, SpanField, VersionedForm
from goldthread.kit.periods import Span
from goldthread.partners.models import Partnership
from goldthread.sources.queries import joint_of, unanswered

BOX = {"rows": 4}
NEVER_A_CHILD = "Never a child's name or details."
READERS = ("circle", "circle_group")


class SharingFields(forms.Form):
    """What was shared, as it is asked when it is recorded and when it is put right."""

    words = forms.CharField(
        label="What was shared?", widget=forms.Textarea(BOX), max_length=1000,
        help_text=f"The learning, the audit, the risk. {NEVER_A_CHILD}",
    )  # fmt: skip
    board = forms.CharField(
        label="With which board?", max_length=160, help_text="Such as the Safeguarding Adults Board."
    )
    partnership = forms.ModelChoiceField(
        label="Is it a partnership that works in here?", queryset=Partnership.objects.none(), required=False,
        empty_label="No", help_text="Its people then see what was shared.",
    )  # fmt: skip
    why = forms.CharField(label="Why did it matter to them?", required=False, widget=forms.Textarea(BOX))
    shared = SpanField(label="When was it shared?", required=False)
    answer_due_on = DayField(label="By when do you ask for an answer?", required=False)
    circle, circle_group = readers_fields()

    def offer(self, home: Any) -> None:
        """Set the choices for a partnership and a reader."""
        others = Partnership.objects.visible_to(self.person).exclude(pk=home.pk)
        self.fields["partnership"].queryset = others.order_by("name")
        offer_readers(self, self.person)

    def clean(self) -> None:
        checked_own_readers(self)


class ShareForm(Folded, SharingFields):
    folded = READERS
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)
        self.fields["shared"].initial = Span.day(self.today)

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.folded_fields())

    def clean(self) -> None:
        super().clean()
        self.cleaned_data["with_partnership"] = self.cleaned_data.pop("partnership", None)


class ChangeSharingForm(FoldedVersioned, SharingFields):
    folded = READERS
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home)


class AnswerForm(VersionedForm):
    answer = forms.CharField(label="What did they answer?", widget=forms.Textarea(BOX), help_text=NEVER_A_CHILD)
    answered_on = DayField(label="When did they answer?", required=False)
    told_how = forms.CharField(
        label="How did they answer?",
        max_length=160,
        required=False,
        help_text="Such as a letter, or their June meeting.",
    )


class JointForm(VersionedForm):
    """The joint actions, by reference."""

    actions = ReferencesField(
        label="Which actions are joint with them?", required=False,
        help_text='References, such as "AC-3, AC-12". Leave it empty if none is.',
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actions"].offer(Action.objects.visible_to(self.person).filter(home=self.record.home_id))
        self.initial["actions"] = joint_of(self.record, self.person)


class SharingFilter(FilterForm):
    words = forms.CharField(label="Words in it")
    board = forms.CharField(label="Board")
    waiting = forms.BooleanField(label="Not answered yet")

    def __init__(self, data: Any, *, person: Any = None, today: Any = None, partnership: Any = None) -> None:
        super().__init__(data, person=person, today=today)

    def by_words(self, records: QuerySet, words: str) -> QuerySet:
        return records.filter(words__icontains=words)

    def by_board(self, records: QuerySet, board: str) -> QuerySet:
        return records.filter(board__icontains=board)

    def by_waiting(self, records: QuerySet, is_asked: bool) -> QuerySet:
        return records.filter(unanswered()) if is_asked else records
