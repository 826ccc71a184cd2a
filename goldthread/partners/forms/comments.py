"""What is asked for a comment and for an answer to one."""

from django import forms

from goldthread.kit.forms import Form
from goldthread.partners.commenting import home_of, is_writing, named, nearest, people_of

OTHERS = "The full name or e-mail address of each, with a semicolon between them. They must be able to see the record."


class SayForm(Form):
    """Words, and to whom."""

    words = forms.CharField(label="Comment", max_length=4000, widget=forms.Textarea({"rows": 4}))
    to = forms.MultipleChoiceField(
        label="Who is it for?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="They get an e-mail that says there is one, without its words. With nobody chosen, it stands here.",
    )  # fmt: skip
    others = forms.CharField(label="Anybody else?", required=False, max_length=400, help_text=OTHERS)

    def __init__(self, *args, beside=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = nearest(beside, self.person, self.today)
        if not self.fields["to"].choices:
            del self.fields["to"]

    def clean_others(self):
        """Each name as one person; a name that nobody or more than one has is refused."""
        found = []
        for name in filter(None, (each.strip() for each in self.cleaned_data["others"].split(";"))):
            known = named(name, self.person)
            if len(known) != 1:
                why = "Nobody you may see" if not known else "More than one person"
                raise forms.ValidationError(f"{why} is called {name}. Write the e-mail address they sign in with.")
            found += known
        return found

    def clean(self):
        given = super().clean()
        given["to"] = [*people_of(given.pop("to", []), self.person), *given.pop("others", [])]
        return given


class CommentForm(SayForm):
    is_internal = forms.BooleanField(
        label="Keep it within the writing team", required=False,
        help_text="An internal note is read by those who may write the report or change the plan, and by nobody else.",
    )  # fmt: skip
    passage = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_writing(self.person, home_of(self.record).pk):
            del self.fields["is_internal"]
