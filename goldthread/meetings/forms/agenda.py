"""What is asked of whoever prepares a meeting: which items, in which words and order, and who brings them."""

import re
from typing import Any

from django import forms

from goldthread.kit.forms import VersionedForm
from goldthread.meetings.models import AgendaItem
from goldthread.meetings.tabling import Proposal
from goldthread.partners.models import Seat

MOVE = re.compile(r"(up|down)-(\d+)")
WORDED = ("title", "kind", "brought_by", "brought_words", "minutes_long", "is_restricted")


class ProposeForm(VersionedForm):
    """What goes on the agenda of what is due, and an item in own words."""

    chosen = forms.MultipleChoiceField(
        label="What goes on the agenda?", required=False, widget=forms.CheckboxSelectMultiple
    )
    own = forms.CharField(
        label="Or an item of your own", max_length=300, required=False, help_text="Its words, as they stand there."
    )

    def __init__(self, *args: Any, offered: list[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {each.key: each for each in offered}
        self.fields["chosen"].choices = [(each.key, _words(each)) for each in offered]

    def clean(self) -> None:
        given = self.cleaned_data
        items = [self.offered[key] for key in given.pop("chosen", ())]
        own = given.pop("own", "")
        given["items"] = [*items, *([Proposal(own)] if own else [])]


def _words(proposal: Proposal) -> str:
    shown = proposal.shown or proposal.title
    ends = "" if shown.endswith((".", "?")) else "."
    return f"{shown}{ends} {proposal.why}" if proposal.why else shown


class AgendaForm(VersionedForm):
    """The whole agenda: for each item its place, words, kind, who brings it, how long, and whether it is restricted."""

    def __init__(self, *args: Any, items: list[AgendaItem], seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        self.seats = {seat.pk: seat for seat in seats}
        choices = [("", "Nobody in particular"), *((seat.pk, seat.title) for seat in seats)]
        for item in items:
            for name, field in _fields(item, choices).items():
                field.initial = getattr(item, f"{name}_id" if name == "brought_by" else name, None)
                self.fields[f"{name}_{item.pk}"] = field

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The items with their boxes, for the page."""
        names = ("position", *WORDED, "drop")
        return [{"item": item, **{name: self[f"{name}_{item.pk}"] for name in names}} for item in self.items]

    def clean(self) -> None:
        given = dict(self.cleaned_data)
        rows = {item.pk: {name: given.get(f"{name}_{item.pk}") for name in WORDED} for item in self.items}
        for row in rows.values():
            row["brought_by"] = self.seats[int(row["brought_by"])] if row["brought_by"] else None
        places = {item.pk: given.get(f"position_{item.pk}") or item.position for item in self.items}
        drop = [item.pk for item in self.items if given.get(f"drop_{item.pk}")]
        self.cleaned_data = {
            "version": given.get("version"), "rows": rows, "places": places, "drop": drop, "move": self.move(),
        }  # fmt: skip

    def move(self) -> tuple[int, int] | None:
        """The item whose button was pressed, and how far it goes down."""
        found = MOVE.fullmatch(self.data.get("move", ""))
        return (int(found[2]), -1 if found[1] == "up" else 1) if found else None


def _fields(item: AgendaItem, seats: list[tuple[Any, str]]) -> dict[str, forms.Field]:
    narrow = {"class": "govuk-input--width-2"}
    return {
        "position": forms.IntegerField(
            label="Place",
            min_value=1,
            max_value=200,
            widget=forms.NumberInput(narrow),
            error_messages={"required": "Give each item its place, as a number."},
        ),
        "title": forms.CharField(label="Words", max_length=300, widget=forms.Textarea({"rows": 2})),
        "kind": forms.ChoiceField(label="Kind", choices=AgendaItem.Kind.choices),
        "brought_by": forms.ChoiceField(label="Who brings it?", choices=seats, required=False),
        "brought_words": forms.CharField(label="Or somebody without a seat", max_length=160, required=False),
        "minutes_long": forms.IntegerField(
            label="Minutes", min_value=1, max_value=600, required=False, widget=forms.NumberInput(narrow)
        ),
        "is_restricted": forms.BooleanField(label="Restricted to the group", required=False),
        "drop": forms.BooleanField(label="Take it off", required=False),
    }
