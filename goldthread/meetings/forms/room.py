"""What is asked in the room: a mark for every place, in one form, and who else was there."""

from typing import Any

from django import forms

from goldthread.kit.forms import Form, VersionedForm
from goldthread.kit.remedies import say_what_to_do
from goldthread.meetings.forms.fields import ClockField
from goldthread.meetings.marks import THERE, Said
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.operations.room import Tapped
from goldthread.meetings.roomful import Row, packed, unpacked
from goldthread.partners.models import Agency, Seat
from goldthread.partners.queries import agencies_of

MARKS = [
    ("attended", "Attended"),
    ("part", "In part"),
    ("deputy", "Deputy"),
    ("apologies", "Apologies"),
    ("absent", "Absent"),
    ("", "Not yet marked"),
]
MODES = [("", "Not recorded"), ("room", "In the room"), ("online", "Online"), ("phone", "By telephone")]
PARTS = ("mark", "mode", "came_at", "left_at", "who", "note")


class RoomForm(Form):
    """A mark for each place of a meeting: six boxes and what the page showed before, under the place's key."""

    mode_of_most = forms.ChoiceField(
        label="Whoever I mark as there takes part", required=False, choices=MODES,
        help_text="Each can be changed on their own line.",
    )  # fmt: skip

    def __init__(self, *args: Any, room: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = room
        for row in room.rows:
            self._ask(row)

    def _ask(self, row: Row) -> None:
        said, key = row.said, row.key
        asked = {
            "mark": forms.ChoiceField(label="Mark", required=False, choices=MARKS, widget=forms.RadioSelect),
            "mode": forms.ChoiceField(label="Took part", required=False, choices=MODES),
            "came_at": ClockField(label="Came late, at", required=False),
            "left_at": ClockField(label="Left early, at", required=False),
            "who": forms.CharField(label="Who came instead", required=False, max_length=160),
            "note": forms.CharField(label="Note", required=False, max_length=200),
            "was": forms.CharField(required=False, widget=forms.HiddenInput),
        }
        initial = {name: getattr(said, name) for name in PARTS} | {"was": packed(said)}
        initial["who"] = said.who or row.deputy
        for name, field in asked.items():
            self.fields[f"{key}-{name}"] = field
            self.initial[f"{key}-{name}"] = initial[name]
            say_what_to_do(field, str(field.label or name))

    def lines(self) -> list[tuple[Row, dict[str, forms.BoundField]]]:
        """Each place with its boxes, for the page."""
        return [(row, {name: self[f"{row.key}-{name}"] for name in (*PARTS, "was")}) for row in self.room.rows]

    def tapped(self, rest: str = "") -> list[Tapped]:
        """What was marked; `rest` is the mark for every holder who has none yet."""
        return [self._tapped(row, rest) for row in self.room.rows]

    def _tapped(self, row: Row, rest: str) -> Tapped:
        given = {name: self.cleaned_data[f"{row.key}-{name}"] for name in PARTS}
        was = unpacked(self.cleaned_data[f"{row.key}-was"])
        if rest and row.sitter and not given["mark"]:
            given["mark"] = rest
        if given["mark"] in THERE and not given["mode"] and was.mark not in THERE:
            given["mode"] = self.cleaned_data.get("mode_of_most", "")
        person = row.sitter.person if row.sitter else None
        return Tapped(row.seat.seat, person, Said(**given), was)

    def wrongs(self) -> list[str]:
        """What is wrong with what was sent, a sentence for each box."""
        return [self.errors[name][0] for name in self.errors]

    def renew(self, key: str, theirs: Said) -> None:
        """Carry from here on what somebody else marked at a place, once both have been shown."""
        self.data = self.data.copy()
        self.data[f"{key}-was"] = packed(theirs)


class GuestForm(Form):
    """Somebody who came without a seat, in one line."""

    who = forms.CharField(
        label="Name", max_length=160, error_messages={"required": "Write who it was, such as “A. Example”."}
    )
    guest = forms.ChoiceField(label="As", choices=[each for each in Attendance.Guest.choices if each[0]])
    agency = forms.ModelChoiceField(
        label="From", queryset=Agency.objects.none(), required=False, empty_label="No agency here"
    )
    mode = forms.ChoiceField(label="Took part", choices=MODES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.record.on or self.today
        self.fields["agency"].queryset = agencies_of(self.record.home, day)


class ChairForm(VersionedForm):
    """Who took the chair, and what was ruled about the quorum."""

    chaired_by = forms.ModelChoiceField(
        label="Who took the chair?", queryset=Seat.objects.none(), required=False, empty_label="The chair of the group"
    )
    chair_words = forms.CharField(
        label="Or, where no seat did", max_length=160, required=False, help_text="Such as: the director of a partner."
    )
    quorum_judged = forms.CharField(
        label="What did the chair rule about the quorum?", max_length=300, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Where the rule leaves it to the chair, or the meeting went on without a quorum. It is printed in "
        "the minutes.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Seat.objects.visible_to(self.person).filter(group=self.record.group_id)
        self.fields["chaired_by"].queryset = seats.order_by("title")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("chaired_by") and given.get("chair_words"):
            self.add_error("chair_words", "Choose a seat, or write who it was; not both.")
        return given


def room_form(meeting: Meeting, room: Any, person: Any, today: Any, data: Any = None) -> RoomForm:
    """The form of a room."""
    return RoomForm(data, room=room, record=meeting, person=person, today=today)
