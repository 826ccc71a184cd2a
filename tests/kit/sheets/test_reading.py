"""Files as people bring them, read into plain cells within limits that are said."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from goldthread.kit.columns import Column
from goldthread.kit.exports import as_csv, as_excel, harmless, unguarded
from goldthread.kit.refusal import Refusal
from goldthread.kit.sheets import Sheet, read_workbook
from goldthread.kit.words import printable


def excel(*rows, merged=(), sheets=("Tracker",)) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for span in merged:
            sheet.merge_cells(span)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read_workbook(data)[0].lines]


def test_days_numbers_and_answers_are_read_as_somebody_would_type_them():
    row = [date(2026, 5, 3), datetime(2026, 5, 3, 10, 30), 12.0, 0.25, True, None, " two\nlines "]
    assert cells(excel(row)) == [("3 May 2026", "3 May 2026", "12", "0.25", "Yes", "", "two\nlines")]


def test_a_formula_in_a_cell_is_text_and_is_worked_out_by_nobody():
    assert cells(excel(["=1+1", "'=1+1", "-5 days"])) == [("=1+1", "=1+1", "-5 days")]
    assert cells(b"=HYPERLINK(1),'=1+1\n") == [("=HYPERLINK(1)", "=1+1")]


def test_empty_rows_are_passed_over_and_the_others_keep_their_numbers():
    lines = read_workbook(excel(["a"], [None, None], ["b"]))[0].lines
    assert [line.number for line in lines] == [1, 3]


def test_a_cell_merged_downwards_stands_in_each_of_its_rows_and_one_merged_across_is_a_title():
    book = excel(["Priority one: neglect", None, None], ["Toolkit", "Launch", "Health"], [None, "Train", "Police"],
                 merged=("A1:C1", "A2:A3"))  # fmt: skip
    lines = read_workbook(book)[0].lines
    assert lines[0].is_title and not lines[1].is_title
    assert lines[2].cells == ("Toolkit", "Train", "Police")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_is_read_whatever_its_mark_and_its_alphabet(mark, alphabet):
    text = mark.join(["Action", "Lead"]) + "\r\n" + mark.join(['"Say ""é"", then go"', "Café"]) + "\r\n"
    assert cells(text.encode(alphabet)) == [("Action", "Lead"), ('Say "é", then go', "Café")]


def test_a_mark_within_what_somebody_wrote_separates_nothing():
    assert cells(b"Action,Lead\nCall | write,|\nAsk | tell,|\n")[1] == ("Call | write", "|")
    assert cells(b"The tracker of 2026\nAction;Lead\nCall;Police\n")[1:] == [("Action", "Lead"), ("Call", "Police")]


def test_several_sheets_are_read_in_their_order_and_hidden_ones_are_not():
    book = Workbook()
    book.active.append(["a"])
    hidden = book.create_sheet("Lists")
    hidden.append(["b"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Last").append(["c"])
    file = BytesIO()
    book.save(file)
    assert [sheet.name for sheet in read_workbook(file.getvalue())] == ["Sheet", "Last"]


def packed(**files: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as folder:
        for name, content in files.items():
            folder.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xd0\xcf\x11\xe0rest", "password"),
        (b"\x00\x01\x02", "neither"),
        (packed(**{"word__document.xml": b"<a/>"}), "not an Excel workbook"),
        (excel(["a"])[:400], "not an Excel workbook"),
        (packed(**{"xl__workbook.xml": b"<a/>"}), "not an Excel workbook"),
        (b"a\n" * 20_001, "20,000 rows"),
        (excel([None]), "Nothing is written"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, words):
    with pytest.raises(Refusal, match=words):
        read_workbook(data)


def test_a_workbook_that_reaches_down_for_ever_is_refused():
    book = Workbook()
    book.active.cell(1_000_000, 1, "x")
    file = BytesIO()
    book.save(file)
    with pytest.raises(Refusal, match="row"):
        read_workbook(file.getvalue())


@given(st.binary(max_size=400))
def test_whatever_is_sent_is_read_or_refused(data):
    try:
        assert read_workbook(data)
    except Refusal as refusal:
        assert refusal.sentence


@given(st.text(max_size=30))
def test_what_is_guarded_on_the_way_out_is_as_it_was_on_the_way_in(text):
    assert unguarded(harmless(text)) == printable(text)


def tidy(text: str) -> str:
    return " ".join(text.split())


@example(["|", "|"])
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20), min_size=1))
def test_a_list_that_was_downloaded_says_the_same_when_it_comes_back(words):
    columns = (Column("Words", lambda word: f"a {word}"), Column("Again", lambda word: word))
    for file in (as_csv(columns, words), as_excel(columns, words)):
        found = [tuple(map(tidy, [*line.cells, ""][:2])) for line in read_workbook(file)[0].lines]
        if "\u200b" not in "".join(words):
            assert found == [("Words", "Again"), *((tidy(f"a {word}"), tidy(word)) for word in words)]


def test_a_sheet_is_kept_and_read_back_as_it_was():
    sheet = read_workbook(excel(["a", "b"], ["c"]))[0]
    assert Sheet.of(sheet.kept()) == sheet
