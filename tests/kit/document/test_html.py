"""The web page: whole, self-contained, in order, and nothing in it that a strict policy would refuse."""

import re

import pytest
from lxml import etree
from lxml import html as tree

from goldthread.kit.document import html
from goldthread.kit.document.nodes import INVENTED
from tests.kit.document.sample import HOSTILE, PAPER, REPORT


@pytest.fixture(scope="module")
def page():
    return tree.document_fromstring(html.write(REPORT))


def test_page_stands_alone_and_says_its_language(page):
    assert page.get("lang") == "en-GB"
    assert len(page.findall(".//style")) == 1
    assert not page.findall(".//script") + page.findall(".//link") + page.findall(".//img")
    assert page.findtext(".//title") == "Yearly report 2020-21"


@pytest.mark.parametrize("document", [REPORT, PAPER], ids=["report", "paper"])
def test_nothing_carries_a_style_or_a_handler(document):
    for element in tree.document_fromstring(html.write(document)).iter(etree.Element):
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.lower().startswith("on")]


@pytest.mark.parametrize("document", [REPORT, PAPER], ids=["report", "paper"])
def test_headings_begin_at_one_and_skip_no_level(document):
    shown = tree.document_fromstring(html.write(document))
    levels = [int(heading.tag[1]) for heading in shown.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_link_within_the_page_arrives_and_every_id_is_its_own(page):
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)
    assert set(" ".join(page.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_what_people_wrote_stays_words(page):
    assert HOSTILE in page.text_content()
    assert "<script" not in html.write(REPORT)


def test_every_table_has_headings_with_their_scope(page):
    for table in page.iter("table"):
        assert table.xpath("./thead//th[@scope='col']")
    assert page.xpath("//th[@scope='row']")


def test_tables_and_charts_are_numbered_in_order(page):
    captions = [caption.text for caption in page.iter("caption")]
    assert [caption.split(":")[0] for caption in captions] == ["Table 1", "Table 2"]
    titles = [title.text_content().split(":")[0] for title in page.iter("figcaption")]
    assert titles == [f"Figure {number}" for number in (1, 2, 3, 4)]


def test_a_figure_prints_its_source_and_opens_its_records(page):
    figure = page.xpath("//*[@class='document-figure']")[0]
    assert re.sub(r"\s+", " ", figure.text_content()).startswith(
        "Actions completed12 of 22Source: The record of the plan."
    )
    assert figure.xpath(".//a/@href") == ["https://example.org/goldthread/actions/?state=complete"]


def test_an_invented_document_says_so_and_a_marked_one_is_marked(page):
    assert INVENTED in page.text_content()
    assert [place.text for place in page.xpath("//*[@class='document-marking']")] == ["OFFICIAL", "OFFICIAL"]


def test_a_paper_prints_the_numbers_of_its_paragraphs():
    shown = tree.document_fromstring(html.write(PAPER))
    assert "2. The Board is asked to note the content of this report." in shown.text_content()
    assert not shown.xpath("//nav")


def test_a_fragment_begins_below_the_heading_of_its_page_and_leads_to_this_site():
    shown = tree.fragment_fromstring(html.fragment(REPORT))
    assert not list(shown.iter("h1", "style"))
    assert next(shown.iter("h2")).text == "Yearly report 2020-21"
    assert "/actions/1/" in shown.xpath("//@href")
