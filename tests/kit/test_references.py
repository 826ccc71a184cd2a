"""References in words and in prose."""

import re
from types import SimpleNamespace

from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kit.references import (
    link_references,
    parse_reference,
    reference,
    references_in,
    references_of,
    with_references,
)

HERE = SimpleNamespace(home_id=7)
URLS = {(7, "AC-12"): "/actions/12/?a=1&b=2"}
PIECES = ("AC-12", "R-3", " ", "<b>", "&", '"', "</p>", '<gt-see in="7">', "</gt-see>", "COVID-19", "-1", "é")


def test_a_reference_is_made_and_read_back():
    assert reference(SimpleNamespace(REFERENCE="AC", number=12)) == "AC-12"
    assert parse_reference(" ac-12 ") == ("AC", 12)
    assert parse_reference("see AC-12") is None
    assert parse_reference("AC-0") is None
    assert references_in("AC-12, R-3 and AC-12 again") == [("AC", 12), ("R", 3)]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_prose_says_the_same_words_whatever_is_linked_and_is_marked_once(text):
    marked = with_references(text, HERE)
    linked = link_references(marked, URLS)
    assert with_references(marked, HERE) == marked
    assert link_references(linked, URLS) == linked
    assert link_references(marked, {}) == with_references(text, SimpleNamespace(home_id=None))
    assert re.sub(r"</?a\b[^>]*>", "", linked) == link_references(marked, {})
    assert references_of(marked) == {(7, f"{kind}-{number}") for kind, number in references_in(strip_tags(marked))}


def test_no_link_stands_in_a_link_a_heading_or_a_drawing():
    apart = '<a href="/AC-12/">AC-12</a><h2 id="AC-12">AC-12</h2><svg><text>AC-12</text></svg>'
    marked = with_references(SimpleNamespace(__html__=lambda: f"{apart}<article>AC-12</article>"), HERE)
    linked = link_references(marked, URLS)
    assert linked == (f'{apart}<article><a class="govuk-link" href="/actions/12/?a=1&amp;b=2">AC-12</a></article>')
