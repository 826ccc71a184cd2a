"""A list as a file: what a spreadsheet opens, and never runs."""

from datetime import UTC, date, datetime
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from goldthread.kit.columns import Column
from goldthread.kit.exports import as_csv, as_excel, download, harmless
from goldthread.kit.periods import Span, parse_span
from goldthread.kit.refusal import Refusal

COLUMNS = (
    Column("Action", "words", shown=lambda record: f"<a>{record.words}</a>"),
    Column("Lead", "lead.name"),
    Column("Due", "due"),
    Column("Told", "told"),
    Column("Updates", lambda record: record.updates, is_number=True),
)
RECORDS = [
    SimpleNamespace(
        words="=HYPERLINK(1)", lead=SimpleNamespace(name="Health"), due=date(2026, 5, 3), told=True, updates=-3
    ),
    SimpleNamespace(words="Ünïted", lead=SimpleNamespace(name="-Police"), due=None, told=False, updates=0),
]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@SUM", "\tx", "\rx", "  =1+1", "＝1+1"])
def test_text_that_looks_like_a_formula_is_shown_and_not_run(text):
    assert harmless(text) == f"'{text}"


def test_numbers_days_and_plain_words_stay_what_they_are():
    assert [harmless(each) for each in (-3, 1.5, "a=b", date(2026, 5, 3))] == [-3, 1.5, "a=b", date(2026, 5, 3)]
    assert [harmless(each) for each in (None, True, False, parse_span("May 2026"))] == ["", "Yes", "No", "May 2026"]
    assert harmless(Span.unknown()) == "Not known"
    assert harmless(datetime(2026, 5, 3, 12, tzinfo=UTC)) == datetime(2026, 5, 3, 13)


def test_csv_has_headings_and_a_line_a_record():
    lines = as_csv(COLUMNS, RECORDS).decode("utf-8-sig").splitlines()
    assert lines == [
        "Action,Lead,Due,Told,Updates",
        "'=HYPERLINK(1),Health,2026-05-03,Yes,-3",
        "Ünïted,'-Police,,No,0",
    ]


def test_excel_holds_words_and_no_formula():
    sheet = load_workbook(BytesIO(as_excel(COLUMNS, RECORDS))).active
    assert [cell.value for cell in sheet[1]] == ["Action", "Lead", "Due", "Told", "Updates"]
    assert sheet["A2"].value == "'=HYPERLINK(1)"
    assert sheet["A2"].data_type == "s"
    assert sheet["C2"].value.date() == date(2026, 5, 3)
    assert sheet.freeze_panes == "A2"


def test_a_download_has_a_name_and_an_unknown_kind_is_refused():
    response = download("csv", COLUMNS, RECORDS, "actions")
    assert response["Content-Disposition"] == 'attachment; filename="actions.csv"'
    assert response["Content-Type"].startswith("text/csv")
    with pytest.raises(Refusal, match="Excel"):
        download("pdf", COLUMNS, RECORDS, "actions")


def test_a_character_that_no_spreadsheet_can_hold_is_left_out():
    record = SimpleNamespace(words="a\x1bb", lead=None, due=None, told="x\ufffe\x08", updates=1)
    columns = (Column("Words", "words"), Column("Told", "told"))
    assert [cell.value for cell in load_workbook(BytesIO(as_excel(columns, [record]))).active[2]] == ["ab", "x"]
