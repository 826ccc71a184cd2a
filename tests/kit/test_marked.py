"""Words marked in a text."""

from goldthread.kit.marked import marked, pattern_of, snippet


def test_markup_in_a_record_stays_text():
    words = pattern_of(["bold"])
    assert str(marked("<b>bold</b>", words)) == "&lt;b&gt;<mark>bold</mark>&lt;/b&gt;"
    assert "<b>" not in snippet("x " * 200 + "<b> bold </b>", words)


def test_a_snippet_is_cut_between_words():
    text = " ".join(f"word{number}" for number in range(100))
    cut = str(snippet(text, pattern_of(["word50"])))
    assert cut.startswith("… word") and cut.endswith("…") and "<mark>word50</mark>" in cut
