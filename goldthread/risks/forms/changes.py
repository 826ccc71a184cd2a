"""What is asked about changes the partnership lives through."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned
from goldthread.actions.forms.choices import checked_own_readers, offer_readers, readers_fields
from goldthread.kit.forms import DayField, Form, SpanField, VersionedForm
from goldthread.kit.library import library
from goldthread.partners.models import Agency, Partnership
from goldthread.partners.queries import agencies_of
from goldthread.risks.forms.risks import TWO_LINES, one_of, text
from goldthread.risks.models import Milestone, OutsideChange, Risk


def editions() -> list[tuple[str, str]]:
    """The editions of guidance that the library knows."""
    return [("", "Another text, or none"), *((each.key, each.title) for each in library().editions.values())]


class ChangeFields(forms.Form):
    """A change as it is recorded."""

    kind = forms.ChoiceField(label="What changes?", choices=OutsideChange.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label="The change, in one line", max_length=240,
        help_text='Such as "Two health trusts become one" or "A new edition of Working Together".',
    )  # fmt: skip
    agency = one_of(Agency, "Which agency changes?", "None, or several", "For an organisational change.")
    edition = forms.ChoiceField(
        label="Which edition of the guidance is it?", required=False, choices=editions,
        help_text="For a change of guidance.",
    )  # fmt: skip
    takes_effect = SpanField(label="When does it take effect?", required=False)
    detail = text("What changes, and for whom?")
    means = text("What may it mean for safeguarding?")
    result = text("What came of it?", "Once it is known.")
    risk = one_of(Risk, "Which risk is it part of?", "No risk on the register")
    circle, circle_group = readers_fields()

    def offer(self, home: Partnership) -> None:
        """Set the choices for a partnership and a reader."""
        fields: Any = self.fields
        person: Any = self.person  # type: ignore[attr-defined]
        fields["agency"].queryset = agencies_of(home, self.today)  # type: ignore[attr-defined]
        fields["risk"].queryset = Risk.objects.visible_to(person).filter(home=home).order_by("number")
        offer_readers(self, person)

    def clean(self) -> None:
        checked_own_readers(self)


class AddChangeForm(Folded, ChangeFields):
    folded = ("result", "risk", "circle", "circle_group")
    folded_words = "What came of it, its risk, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)


class CorrectChangeForm(FoldedVersioned, ChangeFields):
    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home)


class MilestoneForm(Form):
    kind = forms.ChoiceField(label="What was it?", choices=Milestone.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(label="In words", widget=forms.Textarea(TWO_LINES))
    whom = forms.CharField(
        label="Who was briefed, or who has to do it?", max_length=160, required=False, help_text="Roles, never names."
    )
    happened = SpanField(label="When, or by when?", required=False)


class SettleForm(VersionedForm):
    done_on = DayField(label="When was it done?", required=False, help_text="Leave it empty for today.")
    done_words = forms.CharField(
        label="What was done?", max_length=300, required=False, widget=forms.Textarea(TWO_LINES)
    )
