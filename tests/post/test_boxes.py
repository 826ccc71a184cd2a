"""What was typed is shown in the form's own words."""

from django import forms

from goldthread.kit.forms import DayField
from goldthread.post.boxes import boxes_of, label_of, words_of
from goldthread.post.carried import Typed

COLOURS = [("r", "Red"), ("g", "Green")]


def test_an_address_that_leads_nowhere_still_shows_what_was_typed():
    typed = Typed(7, "/no/such/page/", (("version", "3"), ("why_now", "Because"), ("empty", " ")))
    assert boxes_of(typed) == [("Why now", "Because")]


def test_choices_ticks_and_days_read_as_words():
    assert words_of(["r", "g"], forms.MultipleChoiceField(choices=COLOURS)) == "Red, Green"
    assert words_of(["on"], forms.BooleanField()) == "Yes"
    assert words_of(["3", "5", "2026"], DayField()) == "3 5 2026"
    assert words_of(["12"], forms.ModelChoiceField(queryset=None)) == "As you chose it"
    assert label_of("due", {"due": forms.CharField(label="When is it due?")}) == "When is it due?"
