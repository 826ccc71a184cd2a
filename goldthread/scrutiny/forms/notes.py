"""What is asked of a private note: its words. What they may say of a child stops them here, and is noted nowhere."""

from goldthread.kit.forms import Form, NarrativeField, VersionedForm


class NoteForm(Form):
    words = NarrativeField(label="Your note", rows=10, help_text="For you alone.")


class ChangeNoteForm(VersionedForm):
    words = NarrativeField(label="Your note", rows=10, help_text="For you alone.")
