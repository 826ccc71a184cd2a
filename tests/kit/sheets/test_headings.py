"""Which row holds the headings, and what each column is about."""

from goldthread.kit.brought import Field
from goldthread.kit.sheets import fingerprint, fit, guessed, read_workbook, table_of

FIELDS = (
    Field("words", "Action", ("what will be done", "task"), is_required=True),
    Field("lead", "Led by", ("lead", "lead agency", "owner", "responsible", "who")),
    Field("due", "Due", ("due date", "deadline", "by when", "timescale", "end date", "end")),
    Field("starts", "Start", ("start date",)),
    Field("notes", "Notes", ("progress", "update", "comments"), is_many=True),
)


def table(text: str):
    return table_of(read_workbook(text.encode())[0], FIELDS)


def test_the_headings_are_found_beneath_a_title_and_a_note():
    found = table("Wessmere tracker\n\nUpdated May 2026,,\nTask,Lead agency,Deadline\nTrain,Health,May 2026\n")
    assert list(found.columns) == ["Task", "Lead agency", "Deadline"]
    assert [line.cells[0] for line in found.lines] == ["Train"]


def test_a_heading_over_two_columns_is_read_with_its_parts_beneath():
    found = table("Action,Lead,Timescale,\n,,Start,End\nTrain,Health,May 2026,June 2026\n")
    assert list(found.columns) == ["Action", "Lead", "Start", "End"]
    assert [line.number for line in found.lines] == [3]


def test_headings_repeated_on_every_page_are_no_rows():
    found = table("Action,Lead\nTrain,Health\nAction,Lead\nTell,Police\n")
    assert [line.number for line in found.lines] == [2, 4]


def test_a_column_without_a_heading_is_named_by_its_letter_and_a_second_of_the_same_words_too():
    found = table("Action,Lead,,Lead\nTrain,Health,x,Police\n")
    assert list(found.columns) == ["Action", "Lead", "Column C", "Lead (D)"]


def test_the_last_words_of_a_heading_say_what_it_is():
    columns = ["Action", "Action owner", "Action update", "Update June", "Timescale for completion", "RAG"]
    assert guessed(columns, FIELDS) == {
        "Action": "words", "Action owner": "lead", "Action update": "notes", "Update June": "notes",
        "Timescale for completion": "due",
    }  # fmt: skip


def test_the_same_headings_in_another_order_have_the_same_print():
    assert fingerprint(["Lead", "Action "]) == fingerprint(["action", "LEAD:"]) != fingerprint(["Action"])


def test_what_is_required_and_missing_weighs_against_a_sheet():
    assert fit(["Action", "Lead"], FIELDS) > 0 > fit(["Lead", "Due"], FIELDS)
