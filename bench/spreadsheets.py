"""What bringing in a big tracker costs: a workbook of 5,000 rows made here, looked through, loaded, and taken back."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from openpyxl import Workbook

from bench.places import HOME, e_mail
from goldthread.partners.bringing.reading import read_file
from goldthread.partners.models import Partnership, Person
from goldthread.partners.operations import bringing

ROWS = 5_000
HEADINGS = (
    "Ref", "Action", "Lead agency", "Due date", "Status", "RAG", "Progress", "Source", "Comments", "Date started",
    "Theme", "Supporting agencies",
)  # fmt: skip
DUE = ("end of Q2", "ongoing", "31/3/27")
STATES = ("In progress", "Complete", "Not started", "On hold")


def rows() -> Iterator[tuple[Any, ...]]:
    """The rows of a tracker as people keep it, each another action."""
    for number in range(ROWS):
        day = date(2026, 12, 1) + timedelta(number % 400)
        lead = f"Bigshire Example Agency {number % 40 + 1}"
        yield (
            f"3.{number}", f"Review the training that team {number} is given, and tell the board what changed",
            lead if number % 7 else f"{lead} and a hub nobody knows", DUE[number % 3] if number % 4 == 0 else day,
            STATES[number % 4], ("Red", "Amber", "Green")[number % 3],
            f"Row {number}: it was talked about at the meeting, and the words of what will follow are written here.",
            f"Audit number {number % 12}", "Nothing more was said.", date(2025, 5, 1), f"Theme number {number % 12 + 1}",
            f"Bigshire Example Agency {number % 39 + 2}",
        )  # fmt: skip


def tracker() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tracker")
    for row in (HEADINGS, *rows()):
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def spreadsheet() -> dict[str, Any]:
    """Bring the tracker in and undo it; all of it is taken back from the database at the end."""
    home, by, on = Partnership.objects.get(key=HOME), Person.objects.get(email=e_mail("manager")), localdate()
    asked, data = {"by": by, "on": on}, tracker()
    with transaction.atomic():
        read, reading = timed(lambda: read_file("tracker.xlsx", data, "actions", home, by))
        about = {"kind": read.kind, "file": read.file, "sheets": read.sheets, "wanted": read.wanted}
        kept = bringing.keep_spreadsheet(partnership=home, columns=read.columns, **about, **asked)
        shown, looking = timed(
            lambda: bringing.look_through(imported=kept, columns=kept.columns, version=kept.version, **asked)
        )
        loaded, loading = timed(lambda: bringing.load_spreadsheet(imported=shown, version=shown.version, **asked))
        undone, undoing = timed(lambda: bringing.undo_spreadsheet(imported=loaded, version=loaded.version, **asked))
        transaction.set_rollback(True)
    return {"previewed": reading + looking, "loaded": loading, "undone": undoing, "counts": undone.counts}


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    done = work()
    return done, round(time.perf_counter() - began, 2)
