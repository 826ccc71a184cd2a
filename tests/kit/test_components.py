"""The components: strict in what they take, quick, and never colour alone."""

import time
from inspect import signature
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory

from goldthread.kit import components
from goldthread.kit.columns import Column
from goldthread.kit.refusal import Stale
from goldthread.kit.views import gallery

EVERY = (*components.LEAVES, *components.BLOCKS)


def drawn(source, **context):
    return engines["django"].from_string("{% load kit %}" + source).render(context, context.pop("request", None))


@pytest.mark.parametrize("component", EVERY, ids=lambda each: each.__name__)
def test_an_unknown_attribute_is_an_error_that_names_the_accepted_ones(component):
    name = component.__name__
    taken = [each for each in signature(component).parameters if each not in {"context", "content"}]
    with pytest.raises(
        TemplateSyntaxError, match=f"'{name}' .*colour.*It accepts: {', '.join(taken) or 'no attributes'}"
    ):
        drawn(f"{{% {name} colour='red' %}}{{% end{name} %}}")


@pytest.mark.parametrize("component", EVERY, ids=lambda each: each.__name__)
def test_the_gallery_shows_every_component(component):
    request = RequestFactory().get("/gallery/")
    request.user = SimpleNamespace(is_authenticated=False)
    shown = gallery(request).content.decode()
    marks = {"row": "govuk-summary-list__row", "summary": "govuk-summary-list", "heading": "govuk-heading-l"}
    marks |= {
        "details": "govuk-details",
        "both_texts": "gt-both",
        "draft_notice": "your draft from",
        "inset": "inset-text",
    }
    marks |= {"error_summary": "govuk-error-summary", "warning": "govuk-warning-text", "chart": "numbers as a table"}
    assert marks.get(component.__name__, component.__name__.replace("_", "-")) in shown


def test_a_value_outside_the_map_is_an_error_that_names_the_map():
    with pytest.raises(TemplateSyntaxError, match="kind is 'odd'; it accepts primary, secondary, warning"):
        drawn('{% button "Save" kind="odd" %}')
    with pytest.raises(TemplateSyntaxError, match="it accepts late, soon"):
        drawn('{% tag "Late" tone="red" %}')


def test_red_is_kept_for_what_is_late():
    assert [state for state, tone in components.TONE_OF.items() if components.TONES[tone] == "red"] == [
        "late",
        "red",
        "overdue",
    ]
    assert "govuk-tag--red" in drawn('{% tag "late" %}')
    assert "govuk-tag--grey" in drawn('{% tag "A state nobody listed" %}')


def test_what_a_person_typed_is_text_and_never_markup():
    hostile = "<script>alert(1)</script>"
    for source in (
        "{% button words %}",
        "{% tag words %}",
        "{% heading words %}",
        "{% row words %}{{ words }}{% endrow %}",
    ):
        assert "<script>" not in drawn(source, words=hostile)
    assert "<script>" not in drawn("{% table rows=rows heads=heads %}", rows=[(hostile, hostile)], heads=["A", "B"])


def test_an_empty_row_says_so_in_its_own_words():
    assert "No one has this yet" in drawn('{% row "Lead" empty="No one has this yet" %} {% endrow %}')


def test_a_table_row_begins_with_the_record_and_labels_its_cells():
    columns = (
        Column("Action", "words"),
        Column("Updates", "updates", is_number=True),
        Column("Due", "due", empty="Not known"),
    )
    rows = [SimpleNamespace(words="Launch the toolkit", updates=1204, due=None)]
    shown = drawn("{% table rows=rows columns=columns %}", rows=rows, columns=columns)
    assert '<th scope="row" class="govuk-table__header gt-table__words">Launch the toolkit</th>' in shown
    assert 'data-label="Updates">1,204</td>' in shown
    assert 'data-label="Due">Not known</td>' in shown


def test_a_bar_says_its_counts_in_words():
    assert "Three late, 12 done" in drawn("{% bar parts %}", parts=[("Late", 3), ("Blocked", 0), ("Done", 12)])
    assert drawn("{% bar parts %}", parts=[]).strip() == ""


def test_pages_keep_what_was_asked():
    request = RequestFactory().get("/", {"lead": "Health", "page": "2"})
    shown = drawn("{% pagination page %}", page=Paginator(range(120), 50).page(2), request=request)
    assert 'href="?lead=Health&amp;page=3"' in shown
    assert drawn("{% pagination page %}", page=Paginator([], 50).page(1), request=request).strip() == ""


def test_both_texts_stand_side_by_side():
    shown = drawn(
        "{% both_texts stale %}", stale=Stale("A. Example saved first.", {"Words": "theirs"}, {"Words": "mine"})
    )
    assert shown.index("theirs") < shown.index("mine")
    assert "As it stands now" in shown


def test_counts_are_in_words_to_nine():
    assert drawn('{{ 0|counted:"action" }}, {{ 1|counted:"agency,agencies" }}, {{ 10|counted:"agency,agencies" }}') == (
        "no actions, one agency, 10 agencies"
    )


def test_two_hundred_buttons_cost_less_than_thirty_milliseconds():
    template = engines["django"].from_string("{% load kit %}" + '{% button "Record impact" kind="secondary" %}' * 200)
    template.render({})
    began = time.process_time()
    template.render({})
    assert time.process_time() - began < 0.03
