"""Plain text out, Markdown in."""

import pytest

from goldthread.kit.document import text
from goldthread.kit.document.markdown import read
from goldthread.kit.document.nodes import BulletList, Callout, Link, Paragraph, Run, SubHeading, Table
from tests.kit.document.sample import HOSTILE, PAPER, REPORT


def test_plain_text_holds_the_whole_document():
    words = text.write(REPORT)
    assert "Yearly report 2020-21\n=====================\n" in words
    assert HOSTILE in words
    assert "Actions completed: 12 of 22. Source: The record of the plan. As at 31 March 2021." in words
    assert "[2] Board minutes, 3 May 2021." in words
    assert "12. Part A strategic objective: responding to neglect" in text.write(PAPER)


def test_headings_of_every_depth_become_sub_headings():
    assert read("# One\n\n### Two *it*") == (SubHeading("One"), SubHeading("Two it"))


def test_bold_italic_and_links_become_runs():
    (paragraph,) = read("Some **bold *both*** and [words](https://example.org/a)\nnext")
    assert paragraph == Paragraph(
        (
            Run("Some "),
            Run("bold ", bold=True),
            Run("both", bold=True, italic=True),
            Run(" and "),
            Link("words", "https://example.org/a"),
            Run(" next"),
        )
    )


def test_lists_nest_and_keep_the_paragraphs_of_an_item():
    assert read("- one\n\n  more\n- two\n  1. deep\n") == (
        BulletList(((Run("one\nmore"),), (Run("two"),), BulletList(((Run("deep"),),), numbered=True))),
    )


def test_tables_and_quotations_are_read():
    assert read("| A | B |\n|---|---|\n| 1 | 2 |") == (Table(columns=("A", "B"), rows=(((Run("1"),), (Run("2"),)),)),)
    assert read("> said") == (Callout("", (Paragraph((Run("said"),)),), kind="notice"),)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<b>raw</b>",
        "[x](javascript:alert(1))",
        "![x](javascript:a)",
        "&lt;script&gt;",
        "    x = 1",
    ],
)
def test_everything_else_stays_words(hostile):
    for block in read(hostile):
        assert isinstance(block, Paragraph)
        assert all(isinstance(run, Run) for run in block.words)
    assert "".join(run.text for block in read(hostile) for run in block.words) == hostile.strip()


def test_nothing_is_nothing():
    assert read("") == read("  \n\n") == read("---") == ()
