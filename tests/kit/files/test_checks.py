"""Whether a file may be kept: every nasty file is refused with what to do, every good one taken."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.kit.files.checks import look, shown_name
from goldthread.kit.files.reading import read
from goldthread.kit.refusal import Refusal
from tests.kit.files.made import a_pdf, a_word, an_excel, good_files, nasty_files, nasty_to_read, with_parts

GOOD, NASTY = good_files(), nasty_files()
REMEDIES = ("Save", "Choose", "Rename", "Shorten", "Take", "Bring", "Open", "Make", "end its name", "bring")


@pytest.mark.parametrize("nasty", NASTY, ids=str)
def test_a_nasty_file_is_refused_with_what_to_do(nasty):
    with pytest.raises(Refusal) as refused:
        look(nasty.name, nasty.content)
    assert nasty.says in refused.value.sentence
    assert any(word in refused.value.sentence for word in REMEDIES)
    assert refused.value.sentence.startswith("“") and refused.value.sentence.endswith(".")


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_taken(name):
    looked = look(name, GOOD[name])
    assert name.lower().endswith(looked.kind.endings)
    read(io.BytesIO(GOOD[name]), looked.kind.key)


def test_only_the_kinds_that_are_wanted_are_taken():
    assert look("a.docx", a_word(), ("word",)).kind.key == "word"
    with pytest.raises(Refusal, match=r"is a PDF\. Choose a Word document \(\.docx\)\."):
        look("a.pdf", a_pdf(), ("word",))


@pytest.mark.parametrize("nasty", nasty_to_read(), ids=str)
def test_what_cannot_be_read_is_refused_with_what_to_do(nasty):
    looked = look(nasty.name, nasty.content)
    with pytest.raises(Refusal) as refused:
        read(io.BytesIO(nasty.content), looked.kind.key)
    assert nasty.says in refused.value.sentence


def test_the_words_of_every_kind_are_read():
    for name, content in GOOD.items():
        if not name.startswith("photo"):
            words = read(io.BytesIO(content), look(name, content).kind.key).text
            assert any(each in words for each in ("Audit of neglect", "Health", "Café", "Learning")), name
    assert read(io.BytesIO(a_pdf(pages=3)), "pdf").pages == 3


def test_numbers_days_comments_deleted_words_and_the_book_behind_a_chart_are_read():
    comment = '<c:comments xmlns:c="c"><c:comment><c:t>Said in a comment</c:t></c:comment></c:comments>'
    gone = '<w:p xmlns:w="w"><w:delText>Taken out</w:delText></w:p>'
    book = with_parts(an_excel(["Number", 9434765919]), {"xl/comments1.xml": comment})
    words = read(io.BytesIO(with_parts(a_word(), {"word/embeddings/b.xlsx": book, "word/x.xml": gone})), "word").text
    assert "Number\t9434765919" in words and "Said in a comment" in words and "Taken out" in words


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_file_changed_anywhere_is_taken_or_refused_and_nothing_else(name, data):
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, max(len(content) - 1, 0)))
        how = data.draw(st.sampled_from(("flip", "cut", "put", "swap")))
        if how == "cut":
            del content[place : place + data.draw(st.integers(1, 200))]
        elif how == "put":
            content[place:place] = data.draw(st.binary(max_size=40))
        elif content:
            place = min(place, len(content) - 1)
            content[place] = data.draw(st.integers(0, 255)) if how == "swap" else content[place] ^ 0xFF
    taken_or_refused(name, bytes(content))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=260), st.binary(max_size=400))
def test_anything_under_any_name_is_taken_or_refused_and_nothing_else(name, content):
    taken_or_refused(name, content)


def taken_or_refused(name, content):
    try:
        look(name, content)
    except Refusal as refusal:
        assert len(refusal.sentence) < 600


def test_a_name_is_shown_without_what_nobody_can_see():
    assert shown_name("C:\\a\\b\u202ec.pdf") == "bc.pdf"
    assert len(shown_name("a" * 400 + ".pdf")) < 90
