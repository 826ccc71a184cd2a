"""The kinds of workbook that the chapters let be brought, found by name, and what a workbook seems to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.kit.brought import Field, Kind, LeftOut
from goldthread.kit.offers import offered
from goldthread.kit.sheets import Sheet, Table, fit, guessed, table_of
from goldthread.kit.words import joined
from goldthread.partners.policy import may_in


@dataclass(frozen=True)
class Stranger:
    """A workbook that cannot be brought in, known by its columns."""

    title: str
    marks: tuple[str, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(Field(mark, mark) for mark in self.marks)


STRANGERS = (
    Stranger("a self-assessment or an audit tool", (
        "standard", "criteria", "descriptor", "compliance", "self assessment", "judgement", "grade", "score",
        "moderated score", "question",
    )),
    Stranger("an attendance or training list", (
        "attended", "attendance", "apologies", "course", "delegate", "date attended", "booked", "trainer", "venue",
    )),
    Stranger("a budget", ("budget", "spend", "actual spend", "forecast", "variance", "cost", "income", "contribution")),
)  # fmt: skip


def kinds() -> dict[str, Kind]:
    """Return every kind that can be brought in, by its key, in the order in which they are offered."""
    every = [kind for chapter in offered("brought", "KINDS") for kind in chapter]
    return {kind.key: kind for kind in sorted(every, key=lambda kind: kind.place)}


def kinds_for(person: Any, partnership_id: int) -> dict[str, Kind]:
    """Return the kinds that somebody may bring into a partnership."""
    return {key: kind for key, kind in kinds().items() if may_in(person, kind.permission, partnership_id)}


def known(kind: Kind) -> tuple[Field | LeftOut, ...]:
    """Return all that columns of a kind may be about, what is left out among it."""
    return (*kind.fields, *kind.left_out)


def tables_of(kind: Kind, sheets: Iterable[Sheet]) -> list[Table]:
    """Return sheets as tables under the headings that the kind knows."""
    return [table_of(sheet, known(kind)) for sheet in sheets]


def fit_of(kind: Kind, sheet: Sheet) -> float:
    """Return how well a sheet fits a kind."""
    return fit(table_of(sheet, known(kind)).columns, known(kind))


def sheets_for(kind: Kind, sheets: Sequence[Sheet]) -> list[str]:
    """Return the names of the sheets that fit a kind best: one, and those with the same headings."""
    tables = tables_of(kind, sheets)
    best = max(tables, key=lambda table: (fit(table.columns, kind.fields), len(table.lines)))
    return [table.sheet for table in tables if table is best or set(table.columns) == set(best.columns)]


def kind_of(sheets: Sequence[Sheet], among: dict[str, Kind]) -> Kind | None:
    """Return the kind that a workbook fits best, or None when it fits none."""
    scores = {key: max(fit_of(kind, sheet) for sheet in sheets) for key, kind in among.items()}
    best = max(scores, key=lambda key: scores[key], default=None)
    return among[best] if best and scores[best] > 0 else None


@dataclass(frozen=True)
class Seeming:
    """What a workbook seems to be, when that is something else: a kind that could be brought in, or none."""

    title: str
    columns: str
    kind: Kind | None = None


def seems_to_be(kind: Kind, sheets: Sequence[Sheet], among: dict[str, Kind]) -> Seeming | None:
    """Return what a workbook seems to be, when its columns fit that clearly better than what it was brought as."""
    mine = max(fit_of(kind, sheet) for sheet in sheets)
    other = kind_of(sheets, {key: each for key, each in among.items() if key != kind.key})
    theirs = max(fit_of(other, sheet) for sheet in sheets) if other else 0.0
    stranger, marks = _stranger(sheets)
    if len(marks) >= 3 and len(marks) > max(mine, theirs):
        return Seeming(stranger.title, _said(marks))
    if other is None or theirs <= mine + 0.5:
        return None
    columns = max((table.columns for table in tables_of(other, sheets)), key=lambda each: fit(each, other.fields))
    return Seeming(f"{other.about}", _said(list(guessed(columns, other.fields))), other)


def _stranger(sheets: Sequence[Sheet]) -> tuple[Stranger, list[str]]:
    found = [
        (each, list(guessed(table_of(sheet, each.fields).columns, each.fields)))
        for each in STRANGERS
        for sheet in sheets
    ]
    return max(found, key=lambda pair: len(pair[1]))


def _said(columns: list[str]) -> str:
    return joined([f"“{each}”" for each in columns[:4]])
