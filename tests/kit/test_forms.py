"""How questions are asked and what an error says."""

from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from django.template import engines

from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import (
    DayField,
    FilterForm,
    Form,
    NarrativeField,
    SpanField,
    VersionedForm,
    answer_in_words,
)
from goldthread.kit.periods import Period, Span


class Asked(VersionedForm):
    words = forms.CharField(label="What has to happen", help_text="One sentence.", max_length=40)
    due = DayField(label="Due date", required=False)
    happened = SpanField(label="When it happened", required=False)
    strength = forms.ChoiceField(label="How strong is it?", widget=forms.RadioSelect, choices=[("a", "An audit")])
    impact = NarrativeField(label="Impact", required=False, max_length=400, preview_url="/preview/")


def typed(**answers):
    data = QueryDict(mutable=True)
    data.update({"words": "Launch", "strength": "a", "version": "3"} | answers)
    return data


def due(words):
    return Asked(typed(due=words))


@pytest.mark.parametrize("words", ["27 3 2026", "27/03/26", "27 March 2026", "27.3.2026", "2026-03-27", " 27 mar 26 "])
def test_a_day_is_read_as_people_write_it(words):
    form = due(words)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due"] == date(2026, 3, 27)


@pytest.mark.parametrize("words", ["March 2026", "31 2 2026", "2026", "soon"])
def test_a_day_that_cannot_be_says_what_to_do(words):
    assert due(words).errors["due"] == ["“Due date” is not a day in the calendar. Write it as 27 March 2026."]


def test_an_empty_day_is_nothing_and_a_kept_day_fills_its_box():
    form = due("")
    assert form.is_valid() and form.cleaned_data["due"] is None
    assert 'value="27 March 2026"' in str(Asked(initial={"due": date(2026, 3, 27)})["due"])


def test_a_day_that_was_typed_into_three_boxes_before_there_was_one_is_read():
    form = Asked(typed(due_day="27", due_month="March", due_year="2026"))
    assert form.is_valid() and form.cleaned_data["due"] == date(2026, 3, 27)


def test_a_span_is_read_and_written_back_as_people_write_it():
    form = Asked(typed(happened="February 2021"))
    assert form.is_valid()
    assert form.cleaned_data["happened"] == Span(date(2021, 2, 1), date(2021, 2, 28), "February 2021")
    assert 'value="2020-21"' in str(
        Asked(initial={"happened": Span.of(Period(date(2020, 4, 1), date(2021, 3, 31)))})["happened"]
    )
    assert Asked(typed(happened="")).fields["happened"].clean("").is_unknown


def test_a_span_in_own_words_is_kept_where_the_field_allows_it():
    year = Period(date(2026, 4, 1), date(2027, 3, 31))
    field = SpanField(own_words=True, period=year)
    assert field.clean("ongoing") == Span(None, None, "ongoing")
    assert field.clean("end of the reporting period").last == year.end
    assert "is not a date" in Asked(typed(happened="soonish")).errors["happened"][0]


def test_every_error_says_what_to_do():
    form = Asked(typed(words="", strength=""))
    assert form.errors["words"] == ["Enter what has to happen."]
    assert form.errors["strength"] == ["Answer “How strong is it?”"]
    assert Asked(typed(words="x" * 41)).errors["words"] == ["Shorten “What has to happen” to 40 characters; it has 41."]
    assert Asked(typed(strength="z")).errors["strength"] == [
        "Choose one of the answers offered for “How strong is it?”."
    ]


def test_a_form_keeps_the_sentence_it_wrote_itself():
    class Own(Form):
        reason = forms.CharField(error_messages={"required": "Say why, in a sentence."})

    assert Own({}).errors["reason"] == ["Say why, in a sentence."]


def test_label_hint_error_and_box_belong_together():
    shown = str(Asked(typed(words="")))
    assert '<label class="govuk-label gt-label" for="id_words">What has to happen</label>' in shown
    assert 'aria-describedby="id_words_helptext id_words_error"' in shown
    assert 'id="id_words_error"' in shown
    assert "Due date (optional)" in shown
    assert 'data-maxlength="400"' in shown
    assert 'data-preview-url="/preview/"' in shown
    assert "style=" not in shown
    assert "placeholder" not in shown


def test_the_error_summary_leads_to_the_first_box_of_a_group():
    form = Asked(typed(strength="", due="31 2 2026"))
    shown = engines["django"].from_string("{% load kit %}{% error_summary form %}").render({"form": form})
    assert 'href="#id_strength_0"' in shown
    assert 'href="#id_due"' in shown


def test_a_form_carries_the_version_of_its_record():
    assert 'name="version" value="7"' in str(Asked(record=SimpleNamespace(version=7)))
    form = Asked(typed(version=""))
    assert form.is_valid()
    assert form.cleaned_data["version"] is None
    form.renew(8)
    assert 'name="version" value="8"' in str(form)


class Narrowed(FilterForm):
    lead = forms.CharField()
    is_late = forms.BooleanField()
    kind = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])

    def by_is_late(self, records, value):
        return [*records, "late"]


class Records(list):
    def filter(self, **conditions):
        return Records([*self, conditions])


def test_a_filter_narrows_by_what_is_answered_and_by_nothing_else():
    assert Narrowed(QueryDict("")).narrow(Records()) == []
    assert Narrowed(QueryDict("lead=h&kind=a&kind=b")).narrow(Records()) == [{"lead": "h"}, {"kind__in": ["a", "b"]}]
    assert Narrowed(QueryDict("kind=zzz")).narrow(Records()) == []
    assert Narrowed(QueryDict("is_late=on")).narrow(Records()) == ["late"]
    assert "(optional)" not in str(Narrowed(QueryDict("")))


def test_an_answer_is_said_in_the_words_of_its_question():
    form = Narrowed(QueryDict(""))
    assert answer_in_words(form["kind"], ["a", "b"]) == "A and B"
    assert answer_in_words(form["kind"], []) == "None"
    assert answer_in_words(Asked()["strength"], "a") == "An audit"
    assert answer_in_words(Asked()["due"], date(2026, 5, 3)) == "3 May 2026"
    assert answer_in_words(Asked()["words"], "") == "Not recorded"


def test_lines_of_prose_end_as_they_are_kept():
    form = Asked(typed(impact="one\r\ntwo"))
    assert form.is_valid()
    assert form.cleaned_data["impact"] == "one\ntwo"


def test_characters_that_no_file_can_hold_are_left_out_when_words_are_pasted():
    class Told(Form):
        words = forms.CharField()

    form = Told(typed(words="One\x00 two\x0b\r\n\x1bthree \ufffe 😀"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "One two\nthree  😀"


def test_a_number_that_no_record_can_have_is_no_choice(db):
    several = SeveralField(ContentType.objects.order_by("pk"))
    first = several.queryset.first()
    assert list(several.clean([str(first.pk)])) == [first]
    for typed in ("9" * 15, "9" * 30, "²"):
        with pytest.raises(forms.ValidationError):
            several.clean([typed])
