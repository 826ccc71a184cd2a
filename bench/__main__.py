"""Builds a big partnership on SQLite and on PostgreSQL, asks every page, and says what it cost."""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

import psycopg

from bench import table
from bench.budgets import Row, Step, as_json, budget_of, grown
from bench.keeping import backed_up
from bench.record import BIG, SMALL, Size, write
from bench.running import ROOT, Done, Failed, Installation
from bench.worker import memory_of_worker

TIMES = "50"
ONE_IN = "5"  # of what fills up a big record, in a small one
MADE_FROM = (
    "bench/record.py",
    "bench/places.py",
    "bench/filling.py",
    "goldthread/*/sought.py",
    "examples/invent.py",
    "goldthread/*/migrations/*.py",
    "goldthread/*/operations/marks.py",
)


def main() -> int:
    options = arguments()
    rows: list[Row] = []
    steps: list[Step] = []
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        for installation in installations(Path(folder), options):
            print(f"\n{installation.engine}", flush=True)
            steps += hampshire(installation, Path(folder)) if options.only == "" else []
            steps += build(installation, BIG, options.fresh)
            broken += ask(installation, options.times, options.only, rows)
            steps += reports(installation) if options.only == "" else []
            steps += spreadsheets(installation) if options.only in "spreadsheets" else []
            steps += reminders(installation) if options.only in "reminders" else []
            steps += kept_safe(installation, Path(folder)) if options.only in "keeping" else []
            broken += small(installation, Path(folder), options.only, rows)
    print(f"\n{table.of_pages([row for row in rows if row.rows >= BIG.actions])}\n\n{table.of_steps(steps)}\n")
    broken += [
        f"{row.name} on {row.engine}: {', '.join(row.broken())}"
        for row in rows
        if row.broken() and row.rows >= BIG.actions
    ] + grown(rows)
    if options.json:
        Path(options.json).write_text(json.dumps(as_json(rows, steps), indent=1) + "\n")
    slow = sum(row.slow() for row in rows) + sum(step.over() for step in steps)
    print(f"{slow} slower or bigger than they should be (marked *); times depend on what else the machine does.")
    print("\n".join(broken) or "Every page keeps its budget of queries and bytes.")
    return 1 if broken else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--postgresql", metavar="URL", default="", help="a database to fill and measure as well")
    parser.add_argument("--json", metavar="FILE", default="", help="write the figures there as well")
    parser.add_argument("--times", default=TIMES, help=f"how often to ask each page; {TIMES} if left out")
    parser.add_argument("--only", metavar="WORDS", default="", help="only the pages whose name has these words")
    parser.add_argument("--fresh", action="store_true", help="build the record on SQLite again, even if it is kept")
    return parser.parse_args()


def installations(folder: Path, options: argparse.Namespace) -> list[Installation]:
    found = [Installation("SQLite", kept())]
    if options.postgresql:
        (folder / "postgresql").mkdir()
        found.append(Installation("PostgreSQL", folder / "postgresql", options.postgresql))
    return found


def kept() -> Path:
    """Return the folder outside the repository that keeps the built record until what it is made from changes."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    paths = sorted(path for pattern in MADE_FROM for path in ROOT.glob(pattern))
    made_from = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
    return base / "goldthread-bench" / made_from


def build(installation: Installation, size: Size, is_fresh: bool = False) -> list[Step]:
    """Prepare an installation and load the record, unless that was done before."""
    done = installation.data / "loaded"
    installation.data.mkdir(parents=True, exist_ok=True)
    if is_fresh:
        for path in (*installation.data.glob("*.sqlite3*"), *installation.data.glob("loaded")):
            path.unlink()
    prepared = installation.goldthread("prepare")
    if done.exists():
        return [Step(**each) for each in json.loads(done.read_text())]
    with tempfile.TemporaryDirectory(prefix="goldthread-record-") as folder:
        write(Path(folder), size)
        loaded = installation.goldthread("load", folder)
    installation.inside("fill", "1" if size is BIG else ONE_IN)
    installation.inside("few", "60" if size is BIG else "3")
    steps = [
        step("prepare from empty: migrations, cache, style sheets", installation, prepared),
        step(f"load {size.actions:,} actions and what goes with them", installation, loaded),
    ]
    done.write_text(json.dumps(as_json([], steps)))
    return steps


def step(name: str, installation: Installation, done: Done) -> Step:
    return Step(name, installation.engine, done.seconds, done.peak_mb)


def ask(installation: Installation, times: str, only: str, rows: list[Row]) -> list[str]:
    """Ask every page of an installation, and return what failed."""
    found = installation.inside("pages", times, only, shown=True)
    for row in found["rows"]:
        address = row.pop("address")
        rows.append(Row(engine=installation.engine, rows=found["actions"], budget=budget_of(address), **row))
    return [
        f"{name} on {installation.engine}: answered {status}"
        for name, status in found["unseen"].items()
        if status >= 500
    ]


def small(installation: Installation, folder: Path, only: str, rows: list[Row]) -> list[str]:
    """Ask every page of a small record, for the number of its queries; one engine is enough for counting."""
    if installation.engine != "SQLite":
        return []
    print("The same with a small record", flush=True)
    little = Installation("SQLite", folder / "small")
    build(little, SMALL)
    return ask(little, "3", only, rows)


def hampshire(installation: Installation, folder: Path) -> list[Step]:
    """Measure migrations from empty, on SQLite also the load of Hampshire's record and its report's files."""
    if installation.engine != "SQLite":
        return [step("migrations from empty", installation, installation.run("django", "migrate", "--verbosity", "0"))]
    place = Installation("SQLite", folder / "hampshire")
    place.data.mkdir()
    steps = [step("migrations from empty", place, place.run("django", "migrate", "--verbosity", "0"))]
    place.goldthread("prepare")
    steps.append(step("load Hampshire", place, place.goldthread("load", "examples/hampshire")))
    made = place.inside("report", "annual-report-2020-21")
    steps.append(Step("Hampshire's report: html, docx and pdf", "SQLite", made["seconds"], made["peak_mb"]))
    written = place.goldthread("write-reports", str(folder / "out"))
    return [*steps, step("write-reports for Hampshire: all six files", place, written)]


def reports(installation: Installation) -> list[Step]:
    """Measure the big partnership's report, its PDF process, and a worker that has shown every page."""
    made, engine = installation.inside("report", "report-2025-26"), installation.engine
    return [
        Step("the big report: html, docx and pdf", engine, made["seconds"], made["peak_mb"]),
        Step("the big report's PDF process", engine, None, made["pdf_peak_mb"]),
        Step("a worker after every page", engine, None, memory_of_worker(installation)),
    ]


def spreadsheets(installation: Installation) -> list[Step]:
    """Measure a tracker of 5,000 rows: looked through, loaded and undone."""
    cost, engine = installation.inside("spreadsheet"), installation.engine
    return [
        Step(f"a tracker of 5,000 rows {how}", engine, cost[how], None) for how in ("previewed", "loaded", "undone")
    ]


def reminders(installation: Installation) -> list[Step]:
    """Measure how long it takes to work out what 1,000 people are reminded of."""
    cost = installation.inside("reminding")
    return [Step("what 1,000 people are reminded of, worked out", installation.engine, cost["seconds"], None)]


def kept_safe(installation: Installation, folder: Path) -> list[Step]:
    """Measure what keeps the record safe: the look for identifiers, a big file, a back-up and its restoring."""
    looked, taken = installation.inside("identifiers"), installation.inside("big-file")
    steps = [
        Step("20,000 characters looked through for identifiers", installation.engine, looked["seconds"], None),
        Step("a PDF of 20 MB looked at and read", installation.engine, taken["seconds"], taken["peak_mb"]),
    ]
    empty = Installation(installation.engine, folder / f"restored-{installation.engine}", beside(installation.database))
    return steps + backed_up(installation, empty)


def beside(url: str) -> str:
    """Return the address of an empty database beside one, made for the purpose."""
    if not url:
        return ""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS restored")
        connection.execute("CREATE DATABASE restored")
    return url.replace("/goldthread?", "/restored?")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failed:
        sys.exit(str(failed))
