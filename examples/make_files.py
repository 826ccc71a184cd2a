"""Makes the few files of examples/wessmere: invented, small, and the same bytes whenever they are made."""

import io
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

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


FILES = (
    ("attendance-2026", "attendance_2026.xlsx", "excel", attendance, "neglect-toolkit", "Who came to the training",
     "Attendance by agency and session.", date(2026, 7, 23), date(2027, 7, 31)),
    ("plans-minutes", "minutes_quality_july_2026.docx", "word", minutes, "plans-audit", "Minutes with the audit of plans",
     "The subgroup agreed the final version.", date(2026, 7, 24), None),
    ("waiting-chart", "working_days.png", "png", chart, "neglect-toolkit", "How long children wait to be seen",
     "Drawn from the quarterly figures of Children's Services.", date(2026, 7, 23), date(2026, 12, 10)),
)  # fmt: skip


def make_files(folder: Folder, home: str, unit: str, seat: str) -> None:
    """Add a piece of evidence for each file, brought by the business unit and looked after by a seat."""
    actions = {row["key"]: row for row in folder.rows[f"{home}/actions"]}
    for key, name, kind, made, action, title, shows, day, last in FILES:
        content = made()
        digest = sha256(content).hexdigest()
        folder.add("files", key=f"wessmere-{key}", name=name, kind=kind, size=len(content), digest=digest, state="checked")  # fmt: skip
        evidence: Row = folder.add(f"{home}/evidence", key=key, kind="file", title=title, shows=shows, dated=day, owner=seat, expires_on=last, added_by=unit, entered_on=day)  # fmt: skip
        hang(evidence, "files", file=f"wessmere-{key}", added_by=unit, added_on=day)
        hang(actions[action], "evidence", evidence=key)


def write_bytes(folder: Path) -> None:
    """Write the bytes of each file under its digest."""
    (folder / "files").mkdir(exist_ok=True)
    for content in (made() for _, _, _, made, *_ in FILES):
        (folder / "files" / sha256(content).hexdigest()).write_bytes(content)
