"""Somebody who makes pages looks at the gallery, on a desk and on a phone, and pastes from Word."""

import pytest
from django.urls import reverse

WIDTHS = {"desk": 1280, "phone": 375, "small phone": 320}
PASTE = """([box, html]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    box.focus();
    box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
WORD = """<html><head><style>p.MsoNormal {color: red}</style></head><body>
<h1>What&nbsp;<b>changed</b></h1>
<p class=MsoNormal>Fewer <b>children</b> waited, <span style='font-style:italic'>we think</span>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>  </span></span>One</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>  </span></span>Two</p>
<ol><li>First<ul><li>Within</li></ul></li><li>Second</li></ol>
<table><tr><td><p>Year</p></td><td><p>Cases</p></td></tr><tr><td>2026</td><td>3</td></tr></table>
<p>See <a href="https://example.org/paper">the paper</a> <img src=x><script>alert(1)</script></p></body></html>"""
MARKDOWN = """## What changed

Fewer **children** waited, *we think*.

- One
- Two

1. First
   - Within
1. Second

| Year | Cases |
| --- | --- |
| 2026 | 3 |

See [the paper](https://example.org/paper)"""


@pytest.fixture
def gallery(come):
    visitor = come()
    visitor.page.goto(reverse("kit:gallery"))
    return visitor.page


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_every_component_can_be_used_and_nothing_scrolls_sideways(come, width):
    come(width=width).open(reverse("kit:gallery"))


def test_words_pasted_from_word_become_markdown(gallery):
    box = gallery.locator("#id_impact")
    gallery.evaluate(PASTE, [box.element_handle(), WORD])
    assert box.input_value() == MARKDOWN


def test_plain_words_are_pasted_as_they_are(gallery):
    box = gallery.locator("#id_impact")
    gallery.evaluate(PASTE, [box.element_handle(), "<span>plain words</span>"])
    assert box.input_value() == ""
