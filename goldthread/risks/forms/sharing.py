"""What is asked when a risk is shared with other areas, and when actions are taken to lower it."""

from typing import Any

from django import forms

from goldthread.actions.forms.actions import AddActionForm
from goldthread.actions.forms.asked import ReferencesField
from goldthread.actions.models import Action
from goldthread.kit.forms import Form, VersionedForm
from goldthread.partners.models import Partnership, Seat
from goldthread.risks.forms.risks import TWO_LINES, one_of, seats_of, text
from goldthread.risks.models import Risk, RiskShare


def areas_of(risk: Risk, person: Any) -> Any:
    """The areas that share a risk, as far as the reader may see them."""
    return Partnership.objects.visible_to(person).filter(shared_risks__risk=risk).order_by("name")


class ShareForm(Form):
    partnership = one_of(Partnership, "With which area?", "Choose an area", required=True)
    comment = text("What does it mean there?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Partnership.objects.visible_to(self.person).exclude(pk=self.record.home_id)
        self.fields["partnership"].queryset = others.exclude(shared_risks__risk=self.record).order_by("name")


class ChangeShareForm(VersionedForm):
    owner = one_of(Seat, "Which role owns it there?", "No role yet")
    comment = text("What does it mean there?", rows=TWO_LINES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = seats_of(self.person, self.record.partnership, self.record.owner_id)


class AreaFields(forms.Form):
    """For which area an action is taken, where several share the risk."""

    area = one_of(Partnership, "For which area?", "Its own")

    def offer_areas(self) -> None:
        areas = areas_of(self.record, self.person)  # type: ignore[attr-defined]
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]
        if not areas:
            del self.fields["area"]


class AddRiskActionForm(AddActionForm):
    """An action of the risk's home."""


class AreaActionForm(AddActionForm):
    """An action of an area that shares the risk; its record is what that area says of it."""

    def __init__(self, *args: Any, record: RiskShare, **kwargs: Any) -> None:
        super().__init__(*args, record=record.partnership, **kwargs)


class TieForm(Form, AreaFields):
    actions = ReferencesField(label="Which actions lower it?", help_text='Their references, such as "AC-3, AC-12".')

    field_order = ("actions", "area")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actions"].offer(Action.objects.visible_to(self.person).filter(home=self.record.home))
        self.offer_areas()
