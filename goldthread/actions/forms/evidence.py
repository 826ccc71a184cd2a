"""What is asked of whoever brings evidence, looks after it, or takes it out."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned, ReferencesField
from goldthread.actions.forms.choices import (
    checked_own_readers,
    checked_readers,
    offer_readers,
    offer_readers_of,
    readers_fields,
)
from goldthread.actions.library import keepers
from goldthread.actions.models import Action
from goldthread.kit.files.forms import FilesField, OneFileField
from goldthread.kit.files.limits import taken_in_words
from goldthread.kit.forms import DayField, Form, ReasonForm, SpanField, VersionedForm
from goldthread.partners.models import Partnership, Seat

NOTHING_IN_IT = "Choose a file, give a link, or write a note of what you saw."
NEVER_A_CHILD = "Never a child's name or details."
READERS = ("circle", "circle_group")


def files_field() -> FilesField:
    return FilesField(
        label="Evidence: files", required=False,
        help_text=lambda: f"Several at once, if you like. {taken_in_words()} {NEVER_A_CHILD}",
    )  # fmt: skip


def link_field() -> forms.URLField:
    return forms.URLField(
        label="Evidence: a link", required=False, max_length=400, assume_scheme="https",
        help_text="To a document or page that shows it.",
    )  # fmt: skip


def note_field() -> forms.CharField:
    return forms.CharField(
        label="Evidence: or a note", required=False, widget=forms.Textarea({"rows": 3}),
        help_text=f"What shows it and where it is kept; with a file, what the file shows. {NEVER_A_CHILD}",
    )  # fmt: skip


def owner_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label="Who looks after it?", queryset=Seat.objects.none(), required=False, empty_label="Nobody in particular",
        help_text="They are reminded before its last day.",
    )  # fmt: skip


def last_day_field() -> DayField:
    return DayField(
        label="Its last day", required=False, help_text="After which it has to be renewed, such as 31 3 2027."
    )


class EvidenceForm(Folded):
    """Evidence for an action: files, a link or a note."""

    files, link, text = files_field(), link_field(), note_field()
    title = forms.CharField(
        label="A short title", max_length=240, required=False,
        help_text="For one piece of evidence. Without it, the name of the file or the first words of the note serve.",
    )  # fmt: skip
    dated = SpanField(label="What date is on it?", required=False)
    owner, expires_on = owner_field(), last_day_field()
    circle, circle_group = readers_fields()

    one_of = ("files", "link", "text")
    folded = ("title", "dated", "owner", "expires_on", *READERS)
    folded_words = "Title, dates, who looks after it, and who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = keepers(self.person, self.home())
        self.offer()

    def home(self) -> Any:
        return self.record.home

    def offer(self) -> None:
        offer_readers_of(self, self.person, self.record)

    def clean(self) -> None:
        checked_readers(self)
        if not self.errors and not any(self.cleaned_data.get(name) for name in ("files", "link", "text")):
            self.add_error("files", NOTHING_IN_IT)


class LibraryForm(EvidenceForm):
    """Evidence for the library of a partnership, for any number of actions or none yet."""

    actions = ReferencesField(
        label="Which actions does it serve?", required=False,
        help_text="Their references, such as AC-3, AC-12. It can be given to more of them later.",
    )  # fmt: skip

    field_order = ("files", "link", "text", "actions")

    def home(self) -> Any:
        return self.record

    def offer(self) -> None:
        offer_readers(self, self.person)
        offer_actions(self, self.home())

    def clean(self) -> None:
        super().clean()
        checked_own_readers(self)


def offer_actions(form: Any, partnership: Partnership) -> None:
    """Set the actions that a reader may give evidence to."""
    form.fields["actions"].offer(Action.objects.visible_to(form.person).filter(home=partnership))


class ChangeEvidenceForm(FoldedVersioned):
    title = forms.CharField(label="Title", max_length=240)
    shows = forms.CharField(
        label="What does it show?", required=False, widget=forms.Textarea({"rows": 3}), help_text=NEVER_A_CHILD
    )
    link, note = link_field(), note_field()
    dated = SpanField(label="What date is on it?", required=False)
    owner, expires_on = owner_field(), last_day_field()
    circle, circle_group = readers_fields()

    folded = READERS
    folded_words = "Who may read it"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = keepers(self.person, self.record.home, self.record.owner_id)
        offer_readers_of(self, self.person, self.record)
        content = {"link": ("link",), "note": ("note",)}.get(self.record.kind, ())
        for name in {"link", "note"} - set(content):
            del self.fields[name]
        for name in content:
            self.fields[name].required = True
            self.fields[name].label = name.capitalize()

    def clean(self) -> None:
        checked_own_readers(self)


class RevisionForm(VersionedForm):
    file = OneFileField(label="The newer file")


class RemoveForm(ReasonForm):
    """The reason for which a piece of evidence goes."""


class ClearForm(Form):
    reason = forms.CharField(
        label="Why does it name no child?", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="Such as: the number of the helpline. The reason is kept with your name; leave out what was found.",
    )  # fmt: skip


class SeveralForm(Form):
    """What to do with several pieces of evidence at once; what they have already stays."""

    actions = ReferencesField(
        label="Let them serve these actions as well", required=False,
        help_text="Their references, such as AC-3, AC-12. Where each is used already stays as it is.",
    )  # fmt: skip
    owner, expires_on = owner_field(), last_day_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_actions(self, self.record)
        self.fields["owner"].queryset = keepers(self.person, self.record)
        self.fields["owner"].help_text = "For those that nobody looks after yet. They are reminded before its last day."
        self.fields["expires_on"].help_text = "For those that have none yet, such as 31 3 2027."

    def clean(self) -> None:
        given = self.cleaned_data
        if not self.errors and not any(given.get(name) for name in ("actions", "owner", "expires_on")):
            self.add_error("actions", "Name an action, somebody to look after them, or a last day.")
