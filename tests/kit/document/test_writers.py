"""Every writer knows every node, and what people wrote never becomes markup."""

from dataclasses import replace
from typing import get_args

import pytest

from goldthread.kit.document import docx, html, pdf, text
from goldthread.kit.document.nodes import Block, Document, Inline, Link, Paragraph, Section, Table, address
from tests.kit.document.sample import REPORT

WRITERS = [docx, html, pdf, text]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__.rpartition(".")[2])
def test_every_node_has_one_function_in_every_writer(writer):
    assert set(writer.BLOCKS) == set(get_args(Block))
    assert set(writer.INLINES) == set(get_args(Inline))
    assert len(set(writer.BLOCKS.values())) == len(writer.BLOCKS)


def test_the_sample_holds_every_node():
    def kinds(nodes):
        for node in nodes:
            yield type(node)
            yield from kinds(getattr(node, "nodes", ()))

    assert set(kinds(node for section in REPORT.sections for node in section.nodes)) == set(get_args(Block))


def test_a_table_has_a_header_and_every_row_has_its_cells():
    with pytest.raises(ValueError, match="header row"):
        Table(columns=(), rows=())
    with pytest.raises(ValueError, match="has 2 cells"):
        Table(columns=("A", "B"), rows=(("only one",),))


def test_sections_have_keys_of_their_own_and_skip_no_level():
    with pytest.raises(ValueError, match="key of its own"):
        Document("T", (Section("a", "A"), Section("a", "B")))
    with pytest.raises(ValueError, match="skips a level"):
        Document("T", (Section("a", "A"), Section("b", "B", level=3)))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//elsewhere", "file:///etc/passwd", ""])
def test_a_link_leads_only_where_a_link_may(href):
    assert address(href, "https://example.org") == ""
    shown = html.write(replace(REPORT, sections=(Section("a", "A", (Paragraph((Link("words", href),)),)),)))
    assert "words" in shown
    assert 'href="#section-a"' in shown
    assert f'href="{href}"' not in shown


def test_a_path_is_under_the_base_of_the_document_and_words_without_one():
    assert address("/actions/12/", "https://example.org/g/") == "https://example.org/g/actions/12/"
    assert address("/actions/12/") == ""
