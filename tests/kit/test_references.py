"""References in words and in prose."""

from types import SimpleNamespace

from goldthread.kit.references import Target, link_references, parse_reference, reference, references_in


def find(prefix, number):
    return Target(f"/actions/{number}/", "Launch <the> toolkit") if (prefix, number) == ("AC", 12) else None


def test_a_reference_is_made_and_read_back():
    assert reference(SimpleNamespace(REFERENCE="AC", number=12)) == "AC-12"
    assert parse_reference(" ac-12 ") == ("AC", 12)
    assert parse_reference("see AC-12") is None
    assert parse_reference("AC-0") is None
    assert references_in("AC-12, R-3 and AC-12 again") == [("AC", 12), ("R", 3)]


def test_prose_links_what_is_known_and_leaves_the_rest_alone():
    linked = link_references('See AC-12 & "R-12" <b>', find)
    assert '<a class="govuk-link" href="/actions/12/" title="Launch &lt;the&gt; toolkit">AC-12</a>' in linked
    assert "&quot;R-12&quot; &lt;b&gt;" in linked
