"""What is asked about a risk itself: what it says, who owns it, and what is done about it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned
from goldthread.actions.forms.choices import (
    NAMED_ROLES,
    checked_own_readers,
    kinds,
    offer_readers,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.kit.forms import DayField, SpanField, VersionedForm
from goldthread.partners.models import Agency, Group, Partnership, Person, Seat
from goldthread.partners.queries import agencies_of
from goldthread.risks.models import Risk

TWO_LINES, THREE_LINES = {"rows": 2}, {"rows": 3}
OWNERS = (*NAMED_ROLES, "agency lead")
LATER = (
    "category", "children", "raised", "raised_by", "controls", "control_strength", "control_sure", "treatment",
    "target_on", "review_on", "group", "national_cause", "themes", "circle", "circle_group",
)  # fmt: skip


def seats_of(person: Person, home: Partnership, *kept: int | None) -> Any:
    """The roles that may own a risk, as far as the reader may see them, and those that are named in it already."""
    seats = Seat.objects.visible_to(person)
    named = seats.filter(partnership=home, role__in=OWNERS, ends_on=None)
    return (named | seats.filter(pk__in=[each for each in kept if each])).order_by("title")


def groups_of(person: Person) -> Any:
    """The groups that may watch a risk: those going on, and no case panel."""
    going_on = Group.objects.visible_to(person).filter(ends_last=None)
    return going_on.exclude(kind=Group.Kind.PANEL).order_by("name")


def offer_once(rows: Any, *fields: Any) -> None:
    """Set the same choices in several fields, read in one query."""
    found = list(rows)
    for field in fields:
        field.queryset = rows
        field.choices = named(field, found)


def named(field: Any, rows: Iterable[Any]) -> list[tuple[Any, str]]:
    """Records as the choices of a field, after its words for none."""
    return [("", field.empty_label), *((each.pk, str(each)) for each in rows)]


def text(label: str, help_text: str = "", rows: dict[str, int] = TWO_LINES, **more: Any) -> forms.CharField:
    box = forms.Textarea(rows)
    return forms.CharField(label=label, required=False, widget=box, help_text=help_text, **more)


def one_of(model: Any, label: str, empty: str, help_text: str = "", *, required: bool = False) -> Any:
    return forms.ModelChoiceField(
        label=label, queryset=model.objects.none(), required=required, empty_label=empty, help_text=help_text
    )


class RiskFields(forms.Form):
    """A risk as it is put on the register, and as it is changed."""

    title = forms.CharField(
        label="What is the risk, in one line?", max_length=240,
        help_text='Such as "Too few school nurses to answer every concern".',
    )  # fmt: skip
    cause = text("Because of what?", "The cause.")
    event = text("What may happen, or has happened?", "The event.")
    consequence = text("What would it mean for children?", "The consequence.")
    owner = one_of(Seat, "Which role owns it?", "No role yet", "A role, whoever holds it now.")
    owner_agency = one_of(Agency, "Which agency owns it?", "No agency")
    category = forms.ChoiceField(
        label="Category", required=False, choices=lambda: kinds("risk_categories", "None given")
    )
    children = forms.CharField(
        label="Which groups of children does it bear on?", max_length=300, required=False,
        help_text="Groups only, such as young carers; never one child.",
    )  # fmt: skip
    raised = SpanField(label="When was it raised?", required=False)
    raised_by = one_of(Seat, "Who raised it?", "Not recorded")
    controls = text("What is in place already?", "The controls.", THREE_LINES)
    control_strength = forms.ChoiceField(label="How strong are they?", choices=Risk.Strength.choices, required=False)
    control_sure = forms.CharField(
        label="How do you know that they work?", max_length=300, required=False,
        help_text="Such as an audit, a return, or what practitioners say.",
    )  # fmt: skip
    treatment = forms.ChoiceField(
        label="What is done about it?", choices=Risk.Treatment.choices, required=False, widget=forms.RadioSelect
    )
    target_on = DayField(label="By when is the target to be reached?", required=False)
    review_on = DayField(label="When is it reviewed next?", required=False)
    group = one_of(Group, "Which group watches it?", "No group in particular", "It goes on that group's agendas.")
    national_cause = forms.CharField(
        label="Is it part of something national?", max_length=240, required=False,
        help_text="Such as a shortage across the country.",
    )  # fmt: skip
    themes = themes_field()
    circle, circle_group = readers_fields()

    folded_words = "Category, controls, reviews, and who may read it"

    def offer(self, home: Partnership) -> None:
        """Set the choices for a partnership and a reader."""
        fields: Any = self.fields
        person: Any = self.person  # type: ignore[attr-defined]
        record = self.record if isinstance(self.record, Risk) else None  # type: ignore[attr-defined]
        kept = (record.owner_id, record.raised_by_id) if record else ()
        offer_once(seats_of(person, home, *kept), fields["owner"], fields["raised_by"])
        fields["owner_agency"].queryset = agencies_of(home, self.today)  # type: ignore[attr-defined]
        fields["group"].queryset = groups_of(person)
        offer_themes(self, person, home)
        seen = list(Group.objects.visible_to(person).order_by("name"))
        offer_readers(self, person, seen)
        watching = [each for each in seen if each.ends_last is None and each.kind != Group.Kind.PANEL]
        fields["group"].choices = named(fields["group"], watching)

    def clean(self) -> None:
        checked_own_readers(self)


class AddRiskForm(Folded, RiskFields):
    kind = forms.ChoiceField(
        label="Has it happened?", widget=forms.RadioSelect, initial=Risk.Kind.RISK,
        choices=[(Risk.Kind.RISK, "No: it is a risk"), (Risk.Kind.ISSUE, "Yes: it is an issue")],
    )  # fmt: skip

    field_order = ("title", "kind", "cause", "event", "consequence", "owner", "owner_agency")
    folded = LATER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record)


class ChangeRiskForm(FoldedVersioned, RiskFields):
    folded = ("raised", "raised_by", "national_cause", "themes", "circle", "circle_group")
    folded_words = "When it was raised, themes, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.record.home)


class HappenedForm(VersionedForm):
    happened = SpanField(label="When did it happen?", required=False)
    words = forms.CharField(label="What happened?", max_length=300, required=False, widget=forms.Textarea(TWO_LINES))


class EscalateForm(VersionedForm):
    to = one_of(Group, "To which group?", "Choose a group", required=True)
    reason = forms.CharField(
        label="Why?", max_length=300, widget=forms.Textarea(TWO_LINES),
        help_text="What you ask of the group: a decision, money, help.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = groups_of(self.person).exclude(pk=self.record.group_id or 0)
