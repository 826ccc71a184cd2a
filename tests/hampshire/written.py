"""The example of Hampshire as Word files, read back as a reader would: headings, numbered paragraphs, tables."""

import re
import shutil
import tomllib
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from django.db import transaction
from docx.table import Table

from goldthread.desk.operations import load_folder
from goldthread.kit.document import docx as word
from goldthread.kit.exchange.toml import toml_file
from goldthread.report.compose import compose
from goldthread.report.gathering import paper_whole, report_whole
from goldthread.report.models import Paper, Report
from goldthread.report.paper import compose_paper

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "hampshire"
DAY = date(2026, 5, 3)
NUMBER = re.compile(r"(\d+)\.\t(.*)", re.S)
BODIES = {"actions": ("action",), "groups": ("group",), "objectives": ("objective",), "agencies": ("agency",)}
LISTS = {"objectives": ("objectives", "under"), "themes": ("themes",)}


@dataclass(frozen=True)
class Block:
    """A paragraph or a table of a Word file, with the heading and the numbered paragraph it stands under."""

    heading: str
    number: int
    style: str
    text: str
    is_bold: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Written:
    """A Word file, block by block."""

    blocks: tuple[Block, ...]

    def headings(self) -> list[str]:
        return [block.text for block in self.blocks if block.style.startswith("Heading")]

    def place(self, where: str | int) -> str:
        """The text of a numbered paragraph with what stands under it, or of everything under a heading."""
        at = "number" if isinstance(where, int) else "heading"
        return "\n".join(block.text for block in self.blocks if getattr(block, at) == where)

    def table(self, heading: str) -> tuple[tuple[str, ...], ...]:
        """The first table under a heading."""
        return next((block.rows for block in self.blocks if block.heading == heading and block.rows), ())


def read(content: bytes) -> Written:
    """Read a Word file."""
    heading, number, blocks = "", 0, []
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            rows = tuple(tuple(cell.text for cell in row.cells) for row in part.rows)
            text = "\n".join("\t".join(row) for row in rows)
            blocks.append(Block(heading, number, "Table", text, rows=rows))
            continue
        style, text = part.style.name, part.text
        if style.startswith("Heading"):
            heading, number = text, 0
        elif style == "Numbered Paragraph" and (found := NUMBER.fullmatch(text)):
            number, text = int(found[1]), found[2]
        is_bold = any(run.bold for run in part.runs)
        blocks.append(Block(heading, number, style, text, is_bold))
    return Written(tuple(blocks))


def generate(folder: Path, wanted: frozenset[str]) -> dict[str, Written]:
    """Load a folder, write the Word files that are wanted, read them, and take everything back."""
    with transaction.atomic():
        load_folder(folder=folder, by=None, on=DAY)
        made = {}
        if "paper" in wanted and (paper := Paper.objects.first()):
            made["paper"] = read(word.write(compose_paper(paper_whole(paper)), {}))
        if "report" in wanted and (report := Report.objects.first()):
            made["report"] = read(word.write(compose(report_whole(report)), {}))
        transaction.set_rollback(True)
    return {name: made.get(name, Written(())) for name in wanted}


@dataclass(frozen=True, order=True)
class Entry:
    """An entry of the example: its file, and the steps that lead to a row (list, key) or to a value (its name)."""

    file: str
    steps: tuple[str, ...]

    def take(self, files: dict[str, dict]) -> None:
        """Take the entry out of the files, with whatever points to it."""
        within, steps = files[self.file], self.steps
        while len(steps) > 2:
            within, steps = within[steps[0]][row_of(within[steps[0]], steps[1])], steps[2:]
        if len(steps) == 1:
            del within[steps[0]]
            return
        del within[steps[0]][row_of(within[steps[0]], steps[1])]
        if len(self.steps) == 2:
            home = self.file.split("/")[0]
            for file, tables in files.items():
                names = {self.steps[1]} if file.startswith(f"{home}/") else set()
                for rows in tables.values():
                    forget(rows, self.steps[0], names | {f"{home}/{self.steps[1]}"})


def row_of(rows: list[dict], key: str) -> int:
    """Where the row stands that has this key, or that any of its values begins with."""
    found = [
        index
        for index, row in enumerate(rows)
        if row.get("key") == key
        or (
            "key" not in row
            and any(str(value).startswith(key) for value in row.values() if not isinstance(value, list))
        )
    ]
    assert len(found) == 1, f"{key} names {len(found)} rows"
    return found[0]


def forget(rows: list[dict], noun: str, names: set[str]) -> None:
    """Take out every pointer to a record that is gone, however deep, and the rows that are nothing without it."""
    rows[:] = [row for row in rows if not any(row.get(at) in names for at in BODIES.get(noun, ()))]
    for row in rows:
        for name, value in [each for each in row.items() if isinstance(each[1], list)]:
            if name in LISTS.get(noun, ()):
                value = [each for each in value if each not in names]
            elif value and isinstance(value[0], dict):
                value = [each for each in value if not any(each.get(at) in names for at in BODIES.get(noun, ()))]
                forget(value, noun, names)
            row[name] = value
            if not value:
                del row[name]


def generate_without(entries: tuple[Entry, ...], wanted: frozenset[str]) -> dict[str, Written]:
    """The Word files of the example without some of its entries."""
    with TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(FOLDER, copy)
        paths = {path.relative_to(copy).as_posix(): path for path in copy.rglob("*.toml")}
        files = {name: tomllib.loads(path.read_text()) for name, path in paths.items()}
        for entry in entries:
            entry.take(files)
        for name, tables in files.items():
            paths[name].write_text("\n".join(toml_file(noun, rows) for noun, rows in tables.items()))
        return generate(copy, wanted)
