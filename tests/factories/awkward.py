"""A tracker as they are really kept: 300 awkward rows beneath merged headings, behind a sheet of something else."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook

ROWS = 300
FIRST = 5
DUE = (
    date(2026, 12, 18), "end of Q2", "31/3/27", "ongoing", "TBC", "Sept '26", None, "31/06/2027", "before the summer",
    "2026-27", "1st June 2027", "asap",
)  # fmt: skip
STATES = (
    "In progress", "Not started", "COMPLETE", "Ongoing", "On hold", "Amber", "No longer required", "Nearly there",
    "Closed ", "overdue", None,
)  # fmt: skip
VERBS = ("Launch", "Review", "Publish", "Train staff on", "Audit", "Rewrite", "Share")
THINGS = ("the neglect toolkit", "the bruising protocol", "the escalation policy", "the pre-birth pathway")
LEADS = (
    "Wessmere Children's Services", "Wessmere Police / Wessmere Integrated Care Board",
    "Police and Children's Services", "MASH", "A. Nother (hub)", "Childrens Soc Care; Police",
    "Wessmere Children's Services\nWessmere Police", None, "tbc", "The Police, Example Youth Charity & Probation",
)  # fmt: skip


def words_of(number: int) -> str:
    """What the row of this number wants done: each another thing, but for some that say the same."""
    return f"{VERBS[number % 7]} {THINGS[number % 4]}, part {number}"


def row_of(number: int) -> list[Any]:
    """One row of the tracker, by its number."""
    words: Any = words_of(number)
    if number % 50 == 49:
        words = words_of(number - 1)
    if number % 60 == 59:
        words = f'=HYPERLINK("https://example.org/{number}","{words}")'
    notes = f"Row {number}: talked about on {date(2026, 1, 5) + timedelta(number)}.\nNobody wrote down what was said."
    if number % 97 == 96:
        notes = "Mother of Tommy, aged 7, rang about it"
    if number % 75 == 74:
        words = None
    return [
        number, words, LEADS[number % 10], DUE[number % 12], None, STATES[number % 11], ("R", "A", "G")[number % 3],
        notes, "=1+1" if number % 40 == 39 else None,
    ]  # fmt: skip


def awkward_tracker() -> bytes:
    """The workbook: a sheet of contents, the tracker under a heading in two rows, and a risk register behind it."""
    book = Workbook()
    book.active.title = "Read me"
    book.active.append(["Wessmere tracker", None, "Kept by the business unit"])
    book.active.append(["Version", 12])
    sheet = book.create_sheet("Tracker 2026")
    sheet.append(["WESSMERE SAFEGUARDING CHILDREN PARTNERSHIP: ACTIONS", *[None] * 8])
    sheet.merge_cells("A1:I1")
    sheet.append([])
    sheet.append(["No", "Action required", "Lead agency / person", "Timescale", None, "Current status", "RAG",
                  "Progress update", "Comments"])  # fmt: skip
    sheet.append([None, None, None, "By when", "Start date", None, None, None, None])
    sheet.merge_cells("D3:E3")
    for number in range(ROWS):
        if number % 100 == 0:
            sheet.append([f"Priority {number // 100 + 1}: children living with neglect", *[None] * 8])
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=9)
        if number == 150:
            sheet.append([])
        sheet.append(row_of(number))
    risks = book.create_sheet("Risks")
    risks.append(["Risk", "Likelihood", "Impact", "Mitigation", "Risk owner"])
    risks.append(["Two posts are empty", 4, 3, "Advertise again", "Manager"])
    file = BytesIO()
    book.save(file)
    return file.getvalue()
