"""Comma-separated lines, with their mark and their alphabet guessed: no two programs write them alike."""

import csv
from io import StringIO
from statistics import median

from goldthread.kit.refusal import Refusal

MARKS = (",", ";", "\t", "|")
LOOKED_AT = 40


def read_commas(data: bytes) -> list[list[str]]:
    """Return the rows of a text whose cells are separated by commas, semicolons or tabs."""
    text = decoded(data)
    try:
        return [list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=mark_of(text))]
    except csv.Error as error:
        raise Refusal("This is neither an Excel workbook nor a CSV file. Save it as one of the two.") from error


def decoded(data: bytes) -> str:
    """Return the text: UTF-8 with or without its mark, UTF-16 as Excel writes it, else Windows' western alphabet."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise Refusal("This is neither an Excel workbook nor a CSV file. Save it as one of the two.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def mark_of(text: str) -> str:
    """Return the mark that splits the first rows all alike, else the one that splits most of them into most columns; a
    comma where none does. A mark within what somebody wrote splits some rows and not the headings."""
    return max(MARKS, key=lambda mark: (*_split(text, mark), -MARKS.index(mark)))


def _split(text: str, mark: str) -> tuple[bool, float]:
    """Whether the mark splits every row alike, and into how many columns most of them."""
    widths = []
    try:
        for row, _ in zip(csv.reader(StringIO(text, newline=""), delimiter=mark), range(LOOKED_AT), strict=False):
            widths += [len(row)] if any(row) else []
    except csv.Error:
        return False, 0.0
    return len(set(widths)) == 1 and widths[0] > 1, median(widths) if widths else 0.0
