"""Which row holds the headings, and what each column is about, by the words that people put there."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from goldthread.kit.periods import MONTHS
from goldthread.kit.sheets.shapes import Line, Sheet

LOOKED_AT, LONGEST = 40, 80
WORD = re.compile(r"[^\W_]+")
TAIL = re.compile(r" (?:for|of|to|from|as|at|in|on|if|this|since) ")
WHEN = re.compile(rf"\b(?:\d+\w*|q[1-4]|sept|{'|'.join(f'{each}|{each[:3]}' for each in MONTHS)})\b", re.IGNORECASE)
ENOUGH = 0.44


class Wanted(Protocol):
    """Something that a column may be about, with the words people head it with."""

    @property
    def key(self) -> str: ...
    @property
    def headings(self) -> tuple[str, ...]: ...
    @property
    def is_required(self) -> bool: ...
    @property
    def is_many(self) -> bool: ...


@dataclass(frozen=True)
class Table:
    """A sheet read as a table: the name of each column that holds something, its place, and the lines beneath."""

    sheet: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]
    heading: int

    def examples(self, column: str, many: int = 3) -> list[str]:
        """The first different things written in a column."""
        place = self.columns[column]
        found = dict.fromkeys(line.cell(place) for line in self.lines if line.cell(place) and not line.is_title)
        return list(found)[:many]


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Words as they are compared: small letters, one space between, no marks."""
    return " ".join(WORD.findall(text.lower()))


def fingerprint(columns: Iterable[str]) -> str:
    """The same for the same headings, in whatever order."""
    return hashlib.sha256("\n".join(sorted(plain(each) for each in columns)).encode()).hexdigest()


def table_of(sheet: Sheet, wanted: Sequence[Wanted]) -> Table:
    """The sheet as a table, under the row that names most of what is wanted; the first row where none names any. A
    heading in two rows is read as one: what stands above, where the row itself is empty, and parts beneath."""
    place = _heading_row(sheet.lines, wanted)
    if not sheet.lines:
        return Table(sheet.name, {}, (), 0)
    upper = sheet.lines[place - 1] if place and sheet.lines[place - 1].number == sheet.lines[place].number - 1 else None
    names, below = _names(sheet.lines[place], upper), place + 1
    if below < len(sheet.lines) and _is_second_heading(sheet.lines[below], names, wanted):
        names = {**names, **{at: sheet.lines[below].cell(at) for at in sheet.lines[below].filled}}
        below += 1
    lines = tuple(line for line in sheet.lines[below:] if not _repeats(line, names))
    return Table(sheet.name, _named(names, lines), lines, sheet.lines[place].number)


def _heading_row(lines: Sequence[Line], wanted: Sequence[Wanted]) -> int:
    scores = [nearness(_short(line), wanted) for line in lines[:LOOKED_AT]]
    return scores.index(max(scores)) if any(scores) else 0


def _short(line: Line) -> list[str]:
    return [] if line.is_title else [cell for cell in line.cells if cell and len(cell) <= LONGEST]


def _names(line: Line, upper: Line | None) -> dict[int, str]:
    names, above = {}, ""
    for place in range(max(len(line.cells), len(upper.cells) if upper and not upper.is_title else 0)):
        above = (upper.cell(place) or above) if upper and not upper.is_title else ""
        words = line.cell(place) or (above if upper and upper.cell(place) and len(above) <= LONGEST else "")
        if words:
            names[place] = " ".join(words.split())
    return names


def _is_second_heading(line: Line, names: Mapping[int, str], wanted: Sequence[Wanted]) -> bool:
    """Whether a line carries headings too: nothing but such words, under columns that another heading spans."""
    words, known = [line.cell(place) for place in line.filled], {plain(each) for one in wanted for each in one.headings}
    return bool(words) and all(plain(each) in known for each in words) and len(words) < len(names)


def _repeats(line: Line, names: Mapping[int, str]) -> bool:
    """Whether a line is the headings again, as on every printed page."""
    return bool(line.filled) and all(" ".join(line.cell(at).split()) == names.get(at) for at in line.filled)


def _named(names: Mapping[int, str], lines: Iterable[Line]) -> dict[str, int]:
    found: dict[str, int] = {}
    used = {place for line in lines for place in line.filled}
    for place in sorted(used | set(names)):
        words = names.get(place, f"Column {letters(place)}")[:120]
        found[f"{words} ({letters(place)})" if words in found else words] = place
    return found


def letters(place: int) -> str:
    """The letters that a spreadsheet shows above a column."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found


def guessed(columns: Iterable[str], wanted: Sequence[Wanted]) -> dict[str, str]:
    """For each column that is known, the key of what it is about; each key once, unless it may stand in several."""
    scored = sorted(
        ((closeness(column, each), -order, column, each) for column in columns for order, each in enumerate(wanted)),
        key=lambda found: found[:2], reverse=True,
    )  # fmt: skip
    found: dict[str, str] = {}
    for score, _, column, each in scored:
        if score >= ENOUGH and column not in found and (each.is_many or each.key not in found.values()):
            found[column] = each.key
    return found


def fit(columns: Iterable[str], wanted: Sequence[Wanted]) -> float:
    """How well columns fit what is wanted: how near they come to it, less what is required and missing."""
    names = list(columns)
    found = set(guessed(names, wanted).values())
    return nearness(names, wanted) - 3 * sum(1 for each in wanted if each.is_required and each.key not in found)


def nearness(columns: Iterable[str], wanted: Sequence[Wanted]) -> float:
    """How near columns come to what is wanted: one for each that says it in so many words, less for others."""
    names, by_key = list(columns), {each.key: each for each in wanted}
    return sum(closeness(column, by_key[key]) for column, key in guessed(names, wanted).items())


def closeness(column: str, wanted: Wanted) -> float:
    """How close a heading is to what is wanted: 1 for the very words, less for words among others, a little more
    at the end, where English puts what a thing is, and nearly as much before "for" or "of". Dates count for nothing."""
    heading = " ".join(WHEN.sub("", plain(column)).split())
    head = TAIL.split(heading)[0]
    whole = max((_close(heading, words) for words in wanted.headings), default=0.0)
    begun = max((_close(head, words) for words in wanted.headings), default=0.0) if head and head != heading else 0.0
    return max(whole, 0.85 * begun)


@lru_cache(maxsize=65536)
def _close(heading: str, words: str) -> float:
    known = plain(words)
    if heading == known:
        return 1.0
    if not known or f" {known} " not in f" {heading} ":
        return 0.0
    return 0.9 * (known.count(" ") + 1) / (heading.count(" ") + 1) + (0.09 if heading.endswith(known) else 0.0)
