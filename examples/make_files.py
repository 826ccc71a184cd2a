"""Makes the few files of examples/wessmere: invented, small, and the same bytes whenever they are made."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import openpyxl

from examples.invent import Folder, Row, hang
from goldthread.kit.charts.bars import bars
from goldthread.kit.charts.picture import png

ALWAYS = (2026, 1, 1, 0, 0, 0)
STAMPS = "docProps/core.xml"
CORE = (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
MINUTES = (
    "Quality and scrutiny subgroup",
    "Invented minutes of an invented meeting.",
    "The subgroup looked at 20 plans. In 14 the child's own words were there; a year ago it was nine.",
    "It agreed the final version of the guide on describing daily life, and asked for another look in six months.",
)
ATTENDANCE = (
    ("Agency", "Session", "Invited", "Attended"),
    ("Wessmere Council", "12 May 2026", 24, 22),
    ("Wessmere Hospital Trust", "12 May 2026", 30, 19),
    ("Four Waters Police", "9 June 2026", 18, 17),
    ("Mere Youth Charity", "9 June 2026", 6, 6),
)
WAITING = (("2024-25", 19), ("2025-26", 12))


def same(content: bytes) -> bytes:
    """A packed file without the time at which it was packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in was.namelist():
            packed.writestr(
                zipfile.ZipInfo(name, ALWAYS), CORE if name == STAMPS else was.read(name), zipfile.ZIP_DEFLATED
            )
    return file.getvalue()


def minutes() -> bytes:
    file, document = io.BytesIO(), docx.Document()
    for words in MINUTES:
        document.add_paragraph(words)
    document.save(file)
    return same(file.getvalue())


def attendance() -> bytes:
    file, book = io.BytesIO(), openpyxl.Workbook()
    for row in ATTENDANCE:
        book.active.append(row)
    book.save(file)
    return same(file.getvalue())


def chart() -> bytes:
    drawn = bars("waiting", "Working days until somebody sees the child", "19, then 12", rows=WAITING)
    return png(drawn)


def printed(*pages: Sequence[str]) -> bytes:
    """A small PDF, a text a line, written by hand so that it is the same bytes wherever it is made."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        title, *rest = lines
        shown = "".join(f" 0 -22 Td ({line}) Tj" for line in rest)
        stream = f"BT /F1 18 Tf 60 760 Td ({title}) Tj /F1 11 Tf 0 -16 Td{shown} ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def late() -> bytes:
    return printed(
        ("Actions that are late", "An invented paper for the business group, 25 November 2026.",
         "Five actions are late. Two of them have been late for more than a quarter.",
         "The group is asked which of them to help with, and which to stand down."),
        ("Annex: what was heard since October", "Hospital trust: the briefing is written and waits for a day.",
         "Police: the second round of training starts in January.", "Probation: nothing was heard. The seat is empty."),
    )  # fmt: skip


def budget() -> bytes:
    return printed(
        ("Budget for the year", "An invented paper for the executive, 9 December 2026.",
         "Council 96,000   Integrated care board 64,000   Police 31,000",
         "The three partners are asked to agree the same shares for the coming year."),
    )  # fmt: skip


def staffing() -> bytes:
    return printed(
        ("Staffing at one partner", "For the executive alone. An invented paper.",
         "Two posts have been empty since the summer. Cover is found until March."),
    )  # fmt: skip


PAPERS: tuple[tuple[str, str, Callable[[], bytes], str, str, date, Row], ...] = (
    ("paper-late", "actions_that_are_late.pdf", late, "Actions that are late", "What is late, and what was heard of it.",
     date(2026, 11, 17), {}),
    ("paper-budget", "budget.pdf", budget, "Budget for the year", "What each partner pays.", date(2026, 11, 18), {}),
    ("paper-staffing", "staffing.pdf", staffing, "Staffing at one partner", "For the executive alone.",
     date(2026, 11, 19), {"circle": "group", "circle_group": "executive"}),
)  # fmt: skip
FILES = (
    ("attendance-2026", "attendance_2026.xlsx", "excel", attendance, "neglect-toolkit", "Who came to the training",
     "Attendance by agency and session.", date(2026, 7, 23), date(2027, 7, 31)),
    ("plans-minutes", "minutes_quality_july_2026.docx", "word", minutes, "plans-audit", "Minutes with the audit of plans",
     "The subgroup agreed the final version.", date(2026, 7, 24), None),
    ("waiting-chart", "working_days.png", "png", chart, "neglect-toolkit", "How long children wait to be seen",
     "Drawn from the quarterly figures of Children's Services.", date(2026, 7, 23), date(2026, 12, 10)),
)  # fmt: skip


def make_files(folder: Folder, home: str, unit: str, seat: str) -> None:
    """Add a piece of evidence for each file, brought by the business unit and looked after by a seat; those that serve
    an action, and those that are papers of a meeting."""
    actions = {row["key"]: row for row in folder.rows[f"{home}/actions"]}
    for key, name, kind, made, action, title, shows, day, last in FILES:
        values = {"title": title, "shows": shows, "dated": day, "expires_on": last}
        add_file(folder, home, key, name, kind, made(), unit=unit, owner=seat, **values)
        hang(actions[action], "evidence", evidence=key)
    for key, name, made, title, shows, day, more in PAPERS:
        values = {"title": title, "shows": shows, "dated": day, **more}
        add_file(folder, home, key, name, "pdf", made(), unit=unit, owner=seat, **values)


def add_file(
    folder: Folder, home: str, key: str, name: str, kind: str, content: bytes, *, unit: str, owner: str, **values: Any
) -> None:
    """Add a file and the piece of evidence that it is."""
    digest = sha256(content).hexdigest()
    folder.add("files", key=f"wessmere-{key}", name=name, kind=kind, size=len(content), digest=digest, state="checked")
    day = values["dated"]
    about = {"owner": owner, "added_by": unit, "entered_on": day}
    evidence: Row = folder.add(f"{home}/evidence", key=key, kind="file", **values, **about)
    hang(evidence, "files", file=f"wessmere-{key}", added_by=unit, added_on=day)


def write_bytes(folder: Path) -> None:
    """Write the bytes of each file under its digest."""
    (folder / "files").mkdir(exist_ok=True)
    for made in (*(each[3] for each in FILES), *(each[2] for each in PAPERS)):
        content = made()
        (folder / "files" / sha256(content).hexdigest()).write_bytes(content)
