"""Dumping the record: the folder that load reads, written the same way each time."""

from collections import Counter
from pathlib import Path

from goldthread.kit.exchange.rows import Row, written
from goldthread.kit.exchange.standing_rows import Standing
from goldthread.kit.exchange.tables import Tables, tables
from goldthread.kit.exchange.toml import toml_file
from goldthread.kit.refusal import Refusal


def dump_folder(path: Path, which: Tables | None = None) -> Counter[str]:
    """Write the whole record into an empty folder, and answer how many records of each noun it holds.

    Raises Refusal when something stands in the folder already.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refusal(f"{path} is not an empty folder. Name a new one; nothing was written.")
    counts: Counter[str] = Counter()
    for file, text in dumped(which or tables(), counts).items():
        (path / file).parent.mkdir(parents=True, exist_ok=True)
        (path / file).write_text(text, encoding="utf-8", newline="\n")
    return counts


def dumped(which: Tables, counts: Counter[str]) -> dict[str, str]:
    """The text of every file by its name in the folder."""
    files: dict[str, list[Row]] = {}
    for row in Standing(which).rows.values():
        stays = which.by_name[row.shape.name].stays
        if stays and stays(row):
            continue
        files.setdefault(row.file, []).append(row)
        counts[str(row.shape.model._meta.verbose_name_plural)] += 1
    return {file: toml_file(rows[0].shape.name, [written(row) for row in rows]) for file, rows in files.items()}
