"""Every page as it comes out of the house: strict headers, no style or script in the markup, nothing written on the
way, no relation read past the one door, and no word that stays off the screen."""

import html
import re

import pytest

from tests.house.test_hand import OFF_THE_SCREEN
from tests.house.walked import pages

# What a page looks like is no engine's doing; that each opens on both is asked by test_access, reader by reader.
pytestmark = [pytest.mark.django_db, pytest.mark.said_once]
MARKUP = re.compile(r"<script.*?</script>|<textarea.*?</textarea>|<[^>]*>", re.S)
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|\sstyle=|\son[a-z]+=|javascript:", re.I
)
WORD = re.compile(OFF_THE_SCREEN.pattern + r"|\bdrop(s|ped|ping)?\b", re.I)


def is_page(page):
    is_html = page.headers.get("Content-Type", "").startswith("text/html")
    return is_html and "Content-Disposition" not in page.headers


def test_every_page_opens(house):
    assert [page.name for page in pages(house) if page.status != 200] == []
    assert len(pages(house)) > 10


def test_every_page_tells_the_browser_to_run_nothing_but_our_own(house):
    for page in pages(house):
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, page.name
        assert page.headers["X-Content-Type-Options"] == "nosniff", page.name
        assert "camera=()" in page.headers["Permissions-Policy"], page.name


def test_no_page_carries_a_script_or_a_style_in_its_markup(house):
    found = [(page.name, hit[0]) for page in pages(house) if is_page(page) for hit in INLINE.finditer(page.text)]
    assert found == []


def test_looking_at_a_page_writes_nothing(house):
    assert {page.name: page.writes for page in pages(house) if page.writes} == {}


def test_no_page_follows_a_relation_that_no_door_stands_before(house):
    assert {page.name: sorted(set(page.side_doors)) for page in pages(house) if page.side_doors} == {}


def test_no_page_says_what_stays_off_the_screen(house):
    texts = {page.name: html.unescape(MARKUP.sub(" ", page.text)) for page in pages(house) if is_page(page)}
    assert [(name, word[0]) for name, text in texts.items() for word in WORD.finditer(text)] == []


def test_every_page_has_a_title_a_language_and_one_main_heading(house):
    for page in pages(house):
        if is_page(page) and "<html" in page.text:
            assert re.search(r"<title>\s*\S", page.text), page.name
            assert '<html lang="en-GB"' in page.text, page.name
            assert len(re.findall(r"<h1\b", page.text)) == 1, page.name
